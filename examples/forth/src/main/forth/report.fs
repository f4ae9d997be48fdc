\ Reports of errors that nobody caught, and QUIT.

word-list system-list
0 value trace-buffer ( -- a ) \ the cells of the return stack when something was thrown
0 value user-code ( -- n ) \ where code that was loaded later begins

\ ---- places: where reading was when an error happened ---------------------------------------------
\ Errors are noted by whoever reads the source, before another source is read again.

0 value notes ( -- a ) \ what is kept of the error noted last
512 constant noted-size ( -- n ) \ of each text
200 constant shown-size ( -- n ) \ how much of a line is shown, half of it before the error
8 constant most-outer ( -- n )
: notes-size ( -- n ) 4 noted-size * most-outer 32 * + ;
: noted-line ( -- a ) notes ;                      \ the line of the file, option or terminal
: noted-text ( -- a ) notes noted-size + ;         \ the line of the text that EVALUATE was reading
: noted-name ( -- a ) notes noted-size 2* + ;      \ the name of the file
: noted-word ( -- a ) notes noted-size 3 * + ;     \ the word read last
: outer ( n -- a ) 32 * notes noted-size 4 * + + ; \ sources around that: name, line, column
0 value #outer ( -- n )
0 value noted-row ( -- n ) \ the number of the line; 0: no place is known
0 value noted-column ( -- n )
0 value line-caret ( -- n ) \ where in the shown part of the line
0 value text-caret ( -- n ) \ and of the text; -1: there is no such text

: keep ( a1 u1 a2 -- ) swap noted-size 8 - umin swap 2dup ! cell+ swap move ;
: kept ( a1 -- a2 u ) dup cell+ swap @ ;

\ An input is what `input` and the stack of inputs hold.
: input-at ( in -- a u n ) \ its text, and where in it the word read last begins
  dup 2@ rot 72 + @ over umin ;
: >line ( in -- a ) 32 + ;
: character-count ( a u -- n ) \ of text in UTF-8
  0 -rot 0 ?do dup i + c@ $C0 and $80 <> if swap 1+ swap then loop drop ;
: line-start ( a n1 -- n2 ) \ of the line in which n1 is
  begin dup while 2dup 1- + c@ 10 <> while 1- repeat then nip ;
: line-of ( in -- a u n ) \ the line of its text where the word begins, and where in it
  input-at >r over r@ line-start \ a u start
  r> over - >r /string 2dup 10 (scan) nip - r> ;
: row-of ( in -- n )
  dup >line @ swap input-at nip 0 ?do dup i + c@ 10 = if swap 1+ swap then loop drop ;
: column-of ( in -- n ) line-of nip character-count 1+ ;
: keep-line ( in a -- n ) \ the part of its line that is shown; where in it the error is
  >r line-of
  dup shown-size 2/ > if shown-size 2/ - /string shown-size 2/ then
  -rot shown-size umin r> keep ;
: keep-word ( in -- ) input-at /string 2dup bl (scan) nip - noted-word keep ;
: nth-input ( n -- in ) \ 0 is the innermost
  dup if #inputs swap - input-size * input-stack + else drop input then ;
: placed? ( in -- f ) >line @ 0<> ;
: innermost-placed ( -- n ) \ #inputs + 1 if there is none
  0 begin dup #inputs > if exit then dup nth-input placed? 0= while 1+ repeat ;
: keep-outer ( in -- )
  #outer most-outer = over placed? 0= or if drop exit then
  #outer outer #outer 1+ to #outer
  over 40 + 2@ 2 pick 2! over row-of over 16 + ! swap column-of swap 24 + ! ;
: keep-error ( -- )
  input keep-word
  input placed? input-id @ -1 <> or if -1 else input noted-text keep-line then to text-caret
  0 to noted-row 0 to #outer
  input-id @ 0= source nip 0= and if exit then \ nothing has been typed yet
  innermost-placed dup #inputs > if drop exit then
  dup nth-input
  dup row-of to noted-row dup column-of to noted-column
  dup noted-line keep-line to line-caret
  40 + 2@ noted-name keep
  #inputs 1+ swap 1+ ?do i nth-input keep-outer loop ;
: (note-error) ( n -- n ) \ even if a program has overwritten what describes the input
  dup if (fresh) if ['] keep-error catch if 0 to noted-row -1 to text-caret then then then ;
' (note-error) is note-error

\ ---- backtrace: the words that a program called, the innermost first ------------------------------
\ Of words of the system that call each other only the one that the program called is named.

32 constant most-named ( -- n )
0 value named ( -- n )
0 value inside ( -- n ) \ a position in a word of the system; 0: none
: plain ( a1 u1 -- a2 u2 ) \ (abort") is the part of abort" that runs
  dup 2 > if over c@ [char] ( = if 2 - swap 1+ swap then then ;
: .name-at ( n -- ) \ the word that the position is in
  named 0= if ."   in:" then
  named 1+ to named named most-named > if drop exit then
  space pad 255 (name) dup 0> if pad swap 255 umin plain type else drop ." :noname" then ;
: .copied ( n -- ) \ the short words that the position is in a copy of, the innermost first
  copy-at if recurse .name-at then ;
: .inside ( -- ) inside ?dup if .name-at 0 to inside then ;
: user-position? ( n -- f ) user-code (code-end) within ;
: interpreter? ( n -- f ) ['] interpret-header ['] interpret-number within ;
: catching? ( n -- f ) ['] catch ['] catch-end within ;
: called-before ( n -- xt | -1 | 0 ) \ what returns to n; -1: it is known at run time only, 0: nothing
  dup 2 - (code@) op call = if 1- (code@) exit then
  1- (code@) dup op execute = swap op perform = or ;
: .caller ( xt n -- ) \ n is in a word of the program, xt is what it called
  over 0< if .inside else 0 to inside over user-position? 0= if over .name-at then then
  .name-at drop ;
: .frame ( n -- ) \ an address where something returns to
  dup called-before dup 0= if 2drop exit then
  over user-position? if swap .caller exit then
  drop dup interpreter? if drop .inside exit then
  to inside ;
host-entry interrupt
: interrupt ( -- ) -28 throw ; \ the host goes on here when the user interrupts, as if what ran had called it
: interrupt-end ( -- ) ;
: interrupting? ( n -- f ) ['] interrupt ['] interrupt-end within ;
: .thrower ( n -- ) \ the position of what threw
  dup user-position? if dup .copied .name-at else to inside then ;
: return-position ( w -- n ) >r (r>position) ;
: position-of ( w -- n ) \ of a copied cell of the return stack, 0 if it is no position of code
  ['] return-position catch if drop 0 then ;
: .backtrace ( -- )
  0 to named 0 to inside
  (thrown) 0 (trace!) swap 0 swap \ what position-of throws leaves no trace
  dup interrupting? 3 pick and if drop 1+ trace-buffer @ position-of then
  .thrower
  begin
    2dup >
  while
    dup cells trace-buffer + @ position-of ?dup if
      dup catching? if swap 6 + swap then .frame \ six cells of CATCH follow
    then
    1+
  repeat
  2drop
  named most-named > if ."  ..." then
  named if cr then ;

\ ---- messages ------------------------------------------------------------------------------------

create absent-list 0 ,

: type-upper ( a u -- )
  0 ?do dup i + c@ dup [char] a [char] z 1+ within if 32 - then emit loop drop ;
: undefined ( -- )
  noted-word kept 2dup absent-list find-in \ a u nt
  ?dup if -rot type-upper ."  of " >parameter @ count type ."  is absent from this system"
  else ." undefined word: " type then ;
: type-error ( n -- )
  dup -13 = if drop undefined exit then
  dup type-message
  dup -39 = state @ and if ." : a definition is not finished" then
  dup -14 = swap -32 = or if ." : " noted-word kept type then ;
: type-place ( a u n1 n2 -- ) \ name, line, column
  2swap type [char] : emit swap type-number [char] : emit type-number ;
: .line ( a u -- ) 0 ?do dup i + c@ dup 9 <> over bl u< and if drop bl then emit loop drop cr ;
: .caret ( a n -- ) \ below the n-th byte of the text at a
  0 ?do dup i + c@ dup $C0 and $80 = if drop else 9 = if 9 else bl then emit then loop drop
  [char] ^ emit cr ;
: report ( n -- )
  1 (flush) drop 2 to out
  noted-row if noted-name kept noted-row noted-column type-place ." : " then
  type-error cr
  noted-row if
    2 spaces noted-line kept .line
    2 spaces noted-line kept line-caret umin .caret
  then
  text-caret 0< 0= if
    ."   evaluating: " noted-text kept .line
    14 spaces noted-text kept text-caret umin .caret
  then
  .backtrace
  #outer 0 ?do ."   from " i outer dup 2@ rot 16 + 2@ swap type-place cr loop
  2 (flush) drop ;

: report-safely ( n -- ) \ ABORT displays no message
  dup -1 = if drop exit then
  ['] report catch drop trace-buffer (trace!) 1 to out ;

\ ---- QUIT ------------------------------------------------------------------------------------------

: terminal ( -- ) \ the input is what is typed
  #inputs if input-stack input input-size move 0 to #inputs then
  0 input-id ! terminal-buffer 0 set-source s" stdin" input-name 2! ;
: turn ( -- f ) refill dup if >r interpret r> then ;
: .ok ( -- ) (interactive) if state @ if ."   compiled" else ."  ok" then cr then ;
: recover ( n -- )
  dup -56 = if drop false state ! terminal exit then \ QUIT
  report-safely
  heap-destroyed if
    (limit) heap-end init-heap reset-terminal
    2 to out ." the heap was destroyed: it is empty now" cr 1 to out
  then
  #order @ 0= if only forth also definitions then \ else nothing could be typed that sets it
  false state ! terminal 0 (depth!) 0 (fdepth!) ;

\ A program can write over the data that the system itself needs. When the last turn of a session did, nothing that
\ follows can be trusted: the host is told by this exit code to start the system anew.
256 constant starts-anew ( -- n )
create last-guard 4711 ,
: intact? ( -- f ) first-guard @ 4711 = middle-guard @ 4711 = and last-guard @ 4711 = and ;
: ?intact ( -- ) intact? 0= if starts-anew (halt) then ;

defer rescued ( n -- ) \ goes on after an error that left no frame of a CATCH

0 value started ( -- f ) \ whether sources of the command line are run, not a session
word-list forth-list
: quit ( -- )
  false to started 0 (rdepth!) (no-handler) false state ! terminal
  ['] rescued (rescue!)
  begin
    ['] turn catch ?intact note-error
    dup if recover true else drop dup if .ok then then
  while
  repeat
  bye ;
