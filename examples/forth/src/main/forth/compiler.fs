\ Code: a definition is built in a buffer, where branches hold offsets (in words) from its start, and
\ loaded as a unit when it is complete. Places that hold such offsets, and the returns, are listed.

word-list system-list
0 value code-start ( -- a )
0 value code-limit ( -- a )
0 value code-here ( -- a ) \ where the next word goes
0 value places ( -- a )
0 value place-here ( -- a )
0 value made ( -- nt ) \ the header made last
-1 value leaves ( -- n ) \ the place of the last LEAVE in the current loop; 0: none; -1: no loop
0 value part-start ( -- n ) \ where the current part begins: the definition, or what follows DOES>
0 value slots ( -- n ) \ how many locals that part has

0 constant target-place \ a branch
1 constant entry-place \ a call of a part's start
2 constant exit-place \ a return

: code-offset ( -- n ) code-here code-start - 3 rshift ;
: code, ( w -- ) code-here code-limit u< 0= if -8 throw then code-here ! code-here cell+ to code-here ;
: place, ( n -- ) code-offset 2 lshift or place-here ! place-here cell+ to place-here ;
: target, ( n -- ) target-place place, code, ;
: forward, ( -- n ) code-offset 0 target, ;
: at-offset ( n -- a ) cells code-start + ;
: resolve ( n -- ) code-offset swap at-offset ! ;
: call, ( xt -- ) op call code, code, ;
: literal, ( n -- ) op lit code, code, ;
: token, ( xt -- ) op lit-xt code, code, ;
: exit, ( -- ) exit-place place, op exit code, ;

10 constant local-kind \ a local variable; its number

: compile-header ( nt -- )
  dup >kind@ case
    call-kind of >token @ call, endof
    instruction-kind of >parameter @ @ code, endof
    literal-kind of >parameter @ literal, endof
    created-kind of dup made = if >token @ call, else >parameter @ literal, then endof
    value-kind of op lit@ code, >parameter @ code, endof
    float-kind of op flit@ code, >parameter @ code, endof
    float-value-kind of op flit@ code, >parameter @ code, endof
    local-kind of op local@ code, >parameter @ code, endof
    drop >token @ call, exit
  endcase ;

word-list forth-list
: compile, ( xt -- ) dup header-of ?dup if nip compile-header else call, then ;

word-list system-list
\ ---- parts ---------------------------------------------------------------------------------------
\ A part with locals begins with an instruction that makes room for them, which is put in when the
\ definition is complete: only then is their number known.

16 constant most-parts
create parts 32 cells allot \ start and number of locals
0 value #parts ( -- n )
defer forget-locals ( -- )

: begin-part ( -- ) code-offset to part-start 0 to slots forget-locals ;
: place-offset ( a -- n ) @ 2 rshift ;
: place-kind ( a -- n ) @ 3 and ;
: leave-locals ( -- ) \ makes the returns of the current part those of a word with locals
  place-here places ?do
    i place-kind exit-place = i place-offset part-start >= and if
      op (locals-exit) i place-offset at-offset !
    then
  8 +loop ;
: end-part ( -- )
  slots if
    #parts most-parts = if -8 throw then
    leave-locals
    part-start slots #parts 2* cells parts + 2!
    #parts 1+ to #parts
  then ;
: adjust-target ( n a -- ) \ of the place at a, two words being put in at n
  dup place-kind exit-place = if 2drop exit then
  tuck place-offset at-offset >r \ a n
  r@ @ over = if drop place-kind entry-place <> else nip r@ @ < then
  if 2 r@ +! then rdrop ;
: adjust-place ( n a -- )
  2dup place-offset <= if 8 over +! then adjust-target ;
: insert ( n u -- ) \ room for u locals at n
  code-here 16 + code-limit u> if -8 throw then
  over at-offset dup dup 16 + code-here 2 pick - move \ n u a
  code-here 16 + to code-here
  op (locals) over ! cell+ !
  place-here places ?do dup i adjust-place 8 +loop drop ;
: insert-locals ( -- )
  begin #parts while
    #parts 1- dup to #parts 2* cells parts + 2@ insert
  repeat ;
: relocate ( n -- ) \ adds it to all targets
  place-here places ?do
    i place-kind exit-place <> if dup i place-offset at-offset +! then
  8 +loop drop ;

\ ---- loading --------------------------------------------------------------------------------------

: begin-code ( -- )
  code-start to code-here places to place-here 0 to #parts -1 to leaves begin-part ;
: load-code ( a u -- xt ) \ the buffer as a unit of that name
  end-part insert-locals (code-end) dup >r relocate
  code-start code-offset 2swap (load) throw
  forget-locals r> ;

: unit ( n -- a u ) \ n words from scratch
  scratch 8 + swap ;
: word! ( w n -- ) 1+ cells scratch + ! ;
: load-unit ( nt n -- ) \ as the code of a header
  >r (code-end) over >token ! >name count r> unit 2swap (load) throw ;

\ ---- headers -------------------------------------------------------------------------------------

: name-header ( a u -- nt )
  dup 255 u> if -19 throw then
  unused over 256 + < if -8 throw then
  align here to made
  made 64 erase 64 allot
  dup c, here swap dup allot move align
  current @ made >list ! made ;
: header ( a u -- nt ) dup 0= if -16 throw then name-header ;
: fill-header ( parameter kind nt -- ) tuck >kind c! >parameter ! ;
: lit-unit ( parameter opcode nt -- ) \ a word that is one instruction with its parameter
  >r 0 word! 1 word! op exit 2 word! r@ 3 load-unit r> reveal ;
: create-name ( a u -- ) header >r here created-kind r@ fill-header here op lit r> lit-unit ;
: constant-name ( n a u -- ) header >r dup literal-kind r@ fill-header op lit r> lit-unit ;
