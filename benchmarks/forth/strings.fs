\ Texts in memory: words of a text counted, reversed, searched for, copied, compared.
: source-text ( -- a u )
  s" the quick brown fox jumps over the lazy dog while a small interpreter runs the words of a text again and again " ;
40 constant copies#
create text 8192 allot
variable length
: append ( a u -- ) text length @ + swap dup length +! move ;
: letter? ( c -- flag ) 32 or [char] a - 26 u< ;
: skip-others ( a1 a2 -- a1 a2 ) begin 2dup u< while over c@ letter? 0= while swap char+ swap repeat then ;
: skip-letters ( a1 a2 -- a1 a2 ) begin 2dup u< while over c@ letter? while swap char+ swap repeat then ;
: words-of ( a u -- n )
  over + 0 >r
  begin skip-others 2dup u< while skip-letters r> 1+ >r repeat 2drop r> ;
: reverse ( a u -- )
  over + 1-
  begin 2dup u< while over c@ over c@ swap 2 pick c! 2 pick c! 1- swap char+ swap repeat 2drop ;
: reverse-words ( a u -- )
  over + begin
    skip-others 2dup u<
  while
    over >r skip-letters over r@ - r> swap reverse
  repeat 2drop ;
: occurs ( a1 u1 a2 u2 -- n ) \ how often the second text occurs in the first
  2>r 0 -rot
  begin dup 2r@ nip u< 0= while
    over 2r@ tuck compare 0= if rot 1+ -rot then 1 /string
  repeat 2drop 2r> 2drop ;
: checksum ( a u -- n ) 0 -rot over + swap ?do 31 * i c@ + 16777215 and loop ;
: benchmark ( -- n )
  0 length ! copies# 0 do source-text append loop
  text length @ words-of
  text length @ s" again" occurs +
  text length @ reverse-words
  text length @ s" txet" occurs +
  text length @ reverse
  text length @ checksum 1000 * + ;
