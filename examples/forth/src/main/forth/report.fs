\ Reports of errors that nobody caught, and QUIT.

word-list system-list
0 value trace-buffer ( -- a ) \ the cells of the return stack when something was thrown
0 value noted-text ( -- a ) \ the line where it happened, its name, the word: 1024 bytes each
0 value noted-length ( -- u )
0 value noted-line ( -- n )
0 value noted-at ( -- n )
0 value noted-caret ( -- n )
0 value noted-name-length ( -- u )
0 value noted-word-length ( -- u )
0 value user-code ( -- n ) \ where code that was loaded later begins
1024 constant noted-size
: noted-name ( -- a ) noted-text noted-size + ;
: noted-word ( -- a ) noted-name noted-size + ;
: keep ( a1 u1 a2 -- u2 ) swap noted-size umin dup >r move r> ;
: shown-line ( n1 -- a u n2 ) \ a long line from 100 characters before column n1 on
  source rot dup 100 > if 100 - /string 100 then ;
: keep-error ( -- )
  source >in @ umin input-word @ over umin dup to noted-at
  tuck - >r + r> 2dup bl (scan) nip - noted-word keep to noted-word-length
  noted-at shown-line to noted-caret 200 umin noted-text keep to noted-length
  input-line @ to noted-line
  input-name 2@ noted-name keep to noted-name-length ;
: (note-error) ( n -- n ) dup if (fresh) if keep-error then then ;
' (note-error) is note-error

\ ---- backtrace -----------------------------------------------------------------------------------

: user-position? ( n -- f ) user-code (code-end) within ;
: return-position ( w -- n ) >r (r>position) ;
: position-of ( w -- n ) \ of a copied cell of the return stack, 0 if it is no return address
  ['] return-position catch if drop 0 then ;
: .name-at ( n -- ) \ the word that the position is in
  pad 255 (name) dup 0> if pad swap 255 min space type else drop then ;
: .backtrace ( -- )
  (thrown) swap
  ."   in:"
  .name-at
  0 ?do
    i cells trace-buffer + @ position-of
    dup user-position? if .name-at else drop then
    i 32 = if leave then
  loop
  cr ;

\ ---- messages ------------------------------------------------------------------------------------

create absent-list 0 ,

: type-located ( a u -- ) \ of the error noted last
  noted-name noted-name-length type [char] : emit
  noted-line type-number [char] : emit noted-at 1+ type-number ." : " ;
: undefined ( -- )
  noted-word noted-word-length 2dup absent-list find-in
  if type ."  is not in this system" else ." undefined word: " type then ;
: type-error ( n -- )
  dup -13 = if drop undefined exit then
  dup type-message
  dup -14 = swap -32 = or if ." : " noted-word noted-word-length type then ;
: .caret ( -- )
  ."   " noted-text noted-length type cr
  ."   " noted-caret noted-length umin 0 ?do noted-text i + c@ 9 = if 9 else bl then emit loop
  [char] ^ emit cr ;
: report ( n -- )
  1 (flush) drop 2 to out
  type-located type-error cr .caret .backtrace
  2 (flush) drop 1 to out ;

\ ---- QUIT ------------------------------------------------------------------------------------------

: terminal ( -- ) \ the input is what is typed
  #inputs if input-stack input input-size move 0 to #inputs then
  0 input-id ! terminal-buffer 0 set-source s" stdin" input-name 2! ;
: turn ( -- f ) refill dup if >r interpret r> then ;
: .ok ( -- ) (interactive) if state @ if ."   compiled" else ."  ok" then cr then ;
: recover ( n -- )
  ['] report catch drop 1 to out
  false state ! terminal 0 (depth!) 0 (fdepth!) ;

word-list forth-list
: quit ( -- )
  0 (rdepth!) (no-handler) false state ! terminal
  begin
    ['] turn catch note-error
    dup if recover true else drop dup if .ok then then
  while
  repeat
  bye ;
