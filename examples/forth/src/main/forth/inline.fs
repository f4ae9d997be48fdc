\ Short words: their code is compiled in place of a call, if it means the same there. It does unless it sees the return
\ stack, calls, or branches back. Reports of errors name them as if they had been called: see copy-at.

1024 constant most-opcodes
create copied-sizes 1024 allot \ by opcode: the words of an instruction that may stand in a copy; 0: it may not
20 constant longest-copy ( -- n ) \ in words
0 value scanned ( -- xt ) \ the word that is looked at, from its start on: all its branches lead forward
0 value farthest ( -- n ) \ where one leads
0 value joined ( -- u ) \ a bit for each of its words that one leads to, the last for all from there on

: scan ( xt -- ) dup to scanned to farthest 0 to joined ;
: joint ( n -- u ) scanned - 63 umin 1 swap lshift ;

: copied-size ( op -- u ) dup most-opcodes u< if copied-sizes + c@ else drop 0 then ;
: branches? ( op -- f ) dup op branch = swap op ?branch = or ;
: forward-size ( n -- u ) \ of the branch at n
  dup 1+ (code@) tuck u< if
    dup joint joined or to joined farthest umax to farthest 2
  else drop 0 then ;
: returns-early? ( n -- f ) \ whether the return at n and the next stand for a branch to the end, see return-early
  1+ dup (code@) op exit = swap joint joined and 0= and ;
: size-at ( n -- u ) \ of the instruction at n; 0: it may not stand in a copy
  dup (code@)
  dup branches? if drop forward-size exit then
  op exit over = if drop returns-early? 2 and exit then
  nip copied-size ;
: copyable ( xt -- u | -1 ) \ the words of its code up to its only return; -1: it must be called
  dup scan
  dup begin \ xt n
    dup (code@) op exit = over farthest u< 0= and if swap - exit then
    dup size-at dup 0= if 2drop drop -1 exit then
    + 2dup swap - longest-copy > if 2drop -1 exit then
  again ;
: copyable-of ( nt xt -- u | -1 ) \ the same, noted in the header that is asked for the token: 0 there is unknown
  over >copyable c@ ?dup if nip nip 2 - exit then
  copyable tuck 2 + swap >copyable c! ;

: copy-words, ( n u -- ) bounds ?do i (code@) code, loop ;
: copy-instruction, ( n1 n2 n3 n4 -- ) \ the one at n1, of a word from n2 to n3 whose copy starts at offset n4
  >r rot dup (code@) \ n2 n3 n1 op
  dup op exit = if 2drop op branch code, swap - r> + target, exit then
  branches? if nip dup (code@) code, 1+ (code@) swap - r> + target, exit then
  rdrop nip nip dup size-at copy-words, ;
: copy, ( xt u -- )
  dup if over 32 lshift copy-place or place, then
  over scan code-offset >r over + over \ n2 n3 n1
  begin
    2dup >
  while
    dup 3 pick 3 pick r@ copy-instruction,
    dup size-at +
  repeat
  2drop drop rdrop -1 to literal-end ;
: room-for-copies? ( -- f ) \ a definition with very many short words calls the rest of them
  code-here dup code-start - + code-buffer cell+ @ u< ;
: short, ( nt xt -- ) tuck copyable-of dup 0< room-for-copies? 0= or if drop call, else copy, then ;

\ ---- instructions that a literal in front of them makes simpler ---------------------------------------

: last-literal ( -- a | 0 ) \ if nothing branches to what is behind it
  literal-end code-offset = if code-here 8 - else 0 then ;
: cells, ( -- ) last-literal ?dup if dup @ 3 lshift swap ! else op cells code, then ;
: picks ( u -- op ) dup 2 = if drop op third else if op over else op dup then then ;
: pick, ( -- )
  last-literal dup if dup @ 3 u< and then
  ?dup if @ -16 code-buffer +! picks -1 to literal-end else op pick then code, ;

\ ---- where copies are -------------------------------------------------------------------------------
\ A copy is kept in data space: link, and where it starts, with the token in the upper half.

variable copies ( -- a )
: ?room-for-copies ( -- ) \ of the definition in the buffer, before there are entries of what is never loaded
  unused place-here places - 2* 8 + < if -8 throw then ;
: keep-copy ( n xt -- ) 32 lshift or align here copies @ , swap , copies ! ;
: copied-from ( n1 a -- n2 | -1 ) \ the position in the word itself, if n1 is in the copy at a
  cell+ @ tuck $FFFFFFFF and - swap 32 rshift \ offset xt
  2dup copyable u< if + else 2drop -1 then ;
: copy-at ( n1 -- xt n2 true | false ) \ the word whose copy n1 is in, the outermost one, and the position in it
  copies @
  begin
    dup
  while
    2dup copied-from dup 0< 0= if
      swap cell+ @ 32 rshift rot drop swap true exit
    then
    drop @
  repeat
  nip ;
