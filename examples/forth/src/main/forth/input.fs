\ The input: source, parsing, the interpreter.

word-list system-list
88 constant input-size ( -- n )
create input 88 allot \ what is read now: the fields follow, which dictionary.vmg knows too
input constant input-text ( -- a )        \ address and length, as for 2@
input 24 + constant input-id ( -- a )     \ 0 terminal, -1 a string, else a file
input 32 + constant input-line ( -- a )   \ the number of the line, from 1
input 40 + constant input-name ( -- a )   \ the file's name, as for 2@
input 56 + constant input-buffer ( -- a ) \ where lines of a file go: size and address
input 72 + constant input-word ( -- a )   \ where the last word that was parsed begins
input 80 + constant input-start ( -- a )  \ where in the file the line begins
64 constant most-inputs
0 value input-stack ( -- a )
0 value #inputs ( -- n )
8192 constant first-terminal-size ( -- n )
0 value first-terminal-buffer ( -- a )
0 value terminal-buffer ( -- a ) \ that one, or a larger one from ALLOCATE
0 value terminal-size ( -- n )

word-list forth-list
input 16 + constant >in ( -- a )
: source ( -- a u ) input-text 2@ ;
: source-id ( -- n ) input-id @ ;

word-list system-list
: set-source ( a u -- ) input-text 2! 0 >in ! 0 input-word ! ;
: push-input ( -- )
  #inputs most-inputs = if -256 throw then
  input #inputs input-size * input-stack + input-size move
  #inputs 1+ to #inputs ;
: pop-input ( -- )
  #inputs 1- to #inputs
  #inputs input-size * input-stack + input input-size move ;

\ ---- parsing -------------------------------------------------------------------------------------

: rest ( -- a u ) source >in @ over umin tuck - >r + r> ;
: consume ( u -- ) \ leaves u characters of the rest, and the one before them is parsed too
  source nip over - swap 0<> - >in ! ;

word-list forth-list
: parse-name ( "name" -- a u ) input (parse-name) ;
: parse ( c "ccc<c>" -- a u ) input (parse) ;
: word ( c "<c>ccc<c>" -- a )
  >r rest r@ (skip) drop source drop - >in ! r> parse
  dup 255 u> if -18 throw then
  unused 258 < if -8 throw then
  dup here c! here 1+ swap move
  bl here count + c! here ;
: char ( "name" -- c ) parse-name 0= if -16 throw then c@ ;

word-list system-list
: find-parsed ( "name" -- nt ) parse-name dup 0= if -16 throw then find-name ?found ;

word-list forth-list
: ' ( "name" -- xt ) find-parsed >token @ dup 0= if -14 throw then ;

\ ---- lines ---------------------------------------------------------------------------------------

word-list system-list
: grow-line ( -- ) \ doubles the buffer
  input-buffer 2@ 2* tuck resize throw swap input-buffer 2! ;
: more-line ( n1 -- n2 f ) \ reads behind n1 characters
  dup input-buffer 2@ rot tuck - >r + r> input-id @ (read-line) throw >r + r> ;
: read-file-line ( -- f )
  input-id @ (tell) drop input-start !
  input-buffer 2@ input-id @ (read-line) throw
  begin over input-buffer @ = over and while grow-line drop more-line drop true repeat
  swap input-buffer 2@ drop swap set-source
  dup if 1 input-line +! then ;
: reset-terminal ( -- )
  first-terminal-buffer to terminal-buffer first-terminal-size to terminal-size ;
: skip-line ( -- ) begin terminal-buffer terminal-size (accept) nip 0= until ;
: grow-terminal ( -- ) \ doubles the buffer; a line that no memory holds is left out
  terminal-size 2* allocate if drop skip-line 1 input-line +! -18 throw then
  terminal-buffer over terminal-size move
  terminal-buffer free drop \ the first one stays
  to terminal-buffer terminal-size 2* to terminal-size ;
: read-terminal-line ( -- f )
  1 (flush) drop
  terminal-buffer 0 set-source \ what was typed before is not where an interrupt happens
  terminal-buffer terminal-size (accept)
  over 0< if 2drop false exit then
  begin while \ it goes on behind n characters
    grow-terminal
    terminal-buffer over + terminal-size 2 pick - (accept) >r 0 max + r>
  repeat
  terminal-buffer swap set-source 1 input-line +! true ;

word-list forth-list
: refill ( -- f )
  source-id -1 = if false exit then
  source-id if read-file-line else read-terminal-line then ;
: accept ( a n1 -- n2 ) dup 0< if -24 throw then 1 (flush) drop (accept) drop 0 max ;
: key ( -- c ) 1 (flush) drop (key) dup 0< if -39 throw then ;
: key? ( -- f ) (key?) ;
: ( ( "ccc<paren>" -- )
  begin
    rest [char] ) (scan) nip dup consume 0= source-id 0> and
  while
    refill 0= if exit then
  repeat ; immediate
: .( ( "ccc<paren>" -- ) [char] ) parse type ; immediate
: \ ( "ccc<eol>" -- ) source nip >in ! ; immediate

: save-input ( -- n a u n n 5 ) \ of a file: where the line begins, and 0
  input-line @ source source-id 0> if 2drop input-start @ 0 then >in @ source-id 5 ;
: restore-input ( n a u n n 5 -- f )
  dup 5 <> if 0 ?do drop loop true exit then drop
  source-id <> if 2drop 2drop true exit then
  source-id 0> if
    >r drop source-id (seek) if rdrop drop true exit then
    1- input-line ! refill 0= if rdrop true exit then
    r> >in ! false exit
  then
  >r source d<> nip if rdrop true else r> >in ! false then ;

\ ---- the interpreter -----------------------------------------------------------------------------

word-list system-list
defer float-number? ( a u -- f ) ( F: -- | r )
: float-literal, ( -- ) ( F: r -- ) op flit code, f>bits code, ;
: interpret-header ( nt -- )
  dup >flags c@ compile-only-flag and if -14 throw then >token @ execute ;
: compile-found ( nt -- ) dup >compiles @ ?dup if nip execute else compile-header then ;
: interpret-number ( a u -- n | d | r | )
  2dup plain-number? if nip nip state @ if literal, then exit then
  2dup 2>r number? dup 0= if
    drop 2r> float-number? 0= if -13 throw then
    state @ if float-literal, then exit
  then
  rdrop rdrop
  2 = if
    state @ if swap literal, literal, then
  else
    state @ if literal, then
  then ;
: interpret ( i*x -- j*x )
  begin
    parse-name dup
  while
    2dup find-name ?dup if
      nip nip state @ if compile-found else interpret-header then
    else
      interpret-number
    then
    depth 0< if -4 throw then
  repeat
  2drop ;

: ?text ( a u -- a u ) \ in memory as a whole
  dup (mem-size) u> if -9 throw then
  dup if over c@ drop 2dup + 1- c@ drop then ;
defer note-error ( n -- n ) \ keeps where an error happened

word-list forth-list
: evaluate ( i*x a u -- j*x ) \ the text has no line number: lines are those of files, options and the terminal
  ?text push-input set-source -1 input-id ! 0 input-line !
  ['] interpret catch note-error pop-input (rethrow) ;
