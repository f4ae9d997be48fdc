\ Compiling by kind of word, parts of definitions, loading, headers.

word-list system-list
10 constant local-kind \ a local variable; its number

: compile-call ( nt -- ) >token @ call, ;
: compile-colon ( nt -- ) dup >token @ short, ;
: compile-instruction ( nt -- )
  >parameter @ @
  dup op cells = if drop cells, exit then
  dup op pick = if drop pick, exit then
  code, ;
: compile-literal ( nt -- ) >parameter @ literal, ;
: compile-created ( nt -- ) dup made = if compile-call else compile-literal then ;
: compile-does ( nt -- ) \ DOES> can change the word made last
  dup made = if compile-call exit then
  dup >parameter @ literal, dup >does-part ul@ short, ;
: compile-value ( nt -- ) op lit@ code, >parameter @ code, ;
: compile-float ( nt -- ) op flit@ code, >parameter @ code, ;
: compile-local ( nt -- ) op local@ code, >parameter @ code, ;
create compilers \ by kind
  ' compile-colon , ' compile-instruction , ' compile-literal , ' compile-created , ' compile-value ,
  ' compile-call , ' compile-float , ' compile-float , ' compile-colon , ' compile-does , ' compile-local ,
: compile-header ( nt -- ) dup >kind@ local-kind umin cells compilers + @ execute ;

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

: begin-part ( -- ) target-here to part-start 0 to slots forget-locals ;
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
  dup place-kind exit-place >= if 2drop exit then
  tuck place-offset at-offset >r \ a n
  r@ @ over = if drop place-kind entry-place <> else nip r@ @ < then
  if 2 r@ +! then rdrop ;
: adjust-place ( n a -- )
  2dup place-offset <= if 8 over +! then adjust-target ;
: insert ( n u -- ) \ room for u locals at n
  code-here 16 + code-buffer cell+ @ u> if -8 throw then
  over at-offset dup dup 16 + code-here 2 pick - move \ n u a
  16 code-buffer +!
  op (locals) over ! cell+ !
  place-here places ?do dup i adjust-place 8 +loop drop ;
: insert-locals ( -- )
  begin #parts while
    #parts 1- dup to #parts 2* cells parts + 2@ insert
  repeat ;
\ A branch to a return becomes one: two, since it is two words long.
: return-from ( a -- ) \ the place at a
  dup place-offset at-offset \ a a2
  dup 8 - @ op branch = if
    dup @ at-offset @ op exit = if
      op exit over ! op exit swap 8 - !
      dup place-offset 1- 2 lshift exit-place or swap ! exit
    then
  then
  2drop ;
: return-early ( -- )
  place-here places begin 2dup <> while dup @ 3 and 0= if dup return-from then 8 + repeat 2drop ;
: settle ( n -- ) \ adds the position of the definition to all its targets, and keeps where copies are
  place-here places \ n a1 a2
  begin
    2dup <>
  while
    dup place-kind dup exit-place < if
      drop third over place-offset at-offset +!
    else
      copy-place = if third over place-offset + over @ 32 rshift keep-copy then
    then
    8 +
  repeat
  2drop drop ;

\ ---- loading --------------------------------------------------------------------------------------

: begin-code ( -- )
  code-start code-buffer ! places place-buffer ! 0 to #parts -1 to leaves -1 to literal-end begin-part ;
: load-code ( a u -- xt ) \ the buffer as a unit of that name
  return-early end-part insert-locals ?room-for-copies
  copies @ (code-end) dup >r settle -rot \ n1 a u
  code-start code-offset 2swap (load) ?dup if swap copies ! throw then
  drop forget-locals r> ;

: unit ( n -- a u ) \ n words from scratch
  scratch 8 + swap ;
: word! ( w n -- ) 1+ cells scratch + ! ;
: load-unit ( nt n -- ) \ as the code of a header
  >r (code-end) over >token ! >name count r> unit 2swap (load) throw ;

\ ---- headers -------------------------------------------------------------------------------------

: name-header ( a u -- nt )
  255 over u< if -19 throw then
  unused over 256 + < if -8 throw then
  here dup aligned to made
  over 65 + aligned made + over - 2dup erase + (here!)
  made >name place
  current @ made >list ! made ;
: header ( a u -- nt ) dup 0= if -16 throw then name-header ;
: fill-header ( parameter kind nt -- ) tuck >kind c! >parameter ! ;
: lit-unit ( parameter opcode nt -- ) \ a word that is one instruction with its parameter
  >r 0 word! 1 word! op exit 2 word! r@ 3 load-unit r> reveal ;
: create-name ( a u -- ) header >r here created-kind r@ fill-header here op lit r> lit-unit ;
: constant-name ( n a u -- ) header >r dup literal-kind r@ fill-header op lit r> lit-unit ;
