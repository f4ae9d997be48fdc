\ A hash table of texts: chained entries in buckets, put in and looked up by their names.
1024 constant buckets#
2000 constant names#
create buckets buckets# cells allot
create entries names# 3 cells * allot   \ next; address and length of the name
create names names# 8 * allot           \ each of up to eight characters
variable entry#
: hash ( a u -- u ) 5381 -rot 0 ?do dup >r c@ swap 33 * xor r> char+ loop drop ;
: bucket ( a u -- a ) hash buckets# 1- and cells buckets + ;
: same? ( a1 u1 a2 u2 -- flag )
  rot over <> if 2drop drop false exit then
  0 ?do over i + c@ over i + c@ <> if 2drop false unloop exit then loop 2drop true ;
: find-entry ( a u -- entry | 0 )
  2dup bucket @
  begin dup while
    >r 2dup r@ cell+ 2@ same? if 2drop r> exit then r> @
  repeat nip nip ;
: put ( a u -- )
  2dup find-entry if 2drop exit then
  2dup bucket >r
  entries entry# @ 3 cells * + 1 entry# +!
  dup >r cell+ 2! r> r> 2dup @ swap ! ! ;
: name ( n -- a u ) \ made of letters, short ones for small numbers
  dup 8 * names + dup >r swap
  begin dup 26 mod [char] a + 2 pick c! swap char+ swap 26 / dup 0= until drop
  r@ - r> swap ;
: benchmark ( -- n )
  buckets buckets# cells erase 0 entry# !
  names# 0 do i 7 * names# mod name put loop
  0 names# 2* 0 do i names# mod name find-entry entries - + 65535 and loop
  entry# @ + ;
