\ Words that define words.

word-list forth-list
: create ( "name" -- ) parse-name create-name ;
: constant ( n "name" -- ) parse-name constant-name ;
: variable ( "name" -- ) create 0 , ;
: 2variable ( "name" -- ) create 0 , 0 , ;
: fvariable ( "name" -- ) create 0 , ;
: buffer: ( u "name" -- ) create allot ;
: 2constant ( d "name" -- )
  parse-name header >r
  op lit dup 0 word! 2 word! swap 1 word! 3 word! op exit 4 word!
  r@ 5 load-unit r> reveal ;

word-list system-list
: cell-word ( kind opcode -- ) \ a word for the data at here, 8 bytes behind its header
  parse-name header >r swap here swap r@ fill-header here swap r> lit-unit ;

word-list forth-list
: value ( n "name" -- ) value-kind op lit@ cell-word , ;
: fvalue ( "name" -- ) ( F: r -- ) float-value-kind op flit@ cell-word f, ;
: fconstant ( "name" -- ) ( F: r -- ) float-kind op flit@ cell-word f, ;
: 2value ( d "name" -- )
  parse-name header >r here double-value-kind r@ fill-header
  op lit 0 word! here 1 word! op 2@ 2 word! op exit 3 word!
  r@ 4 load-unit r> reveal 2, ;

\ ---- deferred words ------------------------------------------------------------------------------

word-list system-list
: uninitialized ( -- ) -21 throw ;
: of-token ( xt -- nt ) header-of dup 0= if -12 throw then ;
: deferred ( nt -- a ) dup >kind@ deferred-kind <> if -32 throw then >parameter @ ;

word-list forth-list
: defer ( "name" -- )
  parse-name header >r here deferred-kind r@ fill-header
  op (defer) 0 word! here 1 word! r@ 2 load-unit r> reveal
  ['] uninitialized , ;
: defer! ( xt1 xt2 -- ) of-token deferred ! ;
: defer@ ( xt1 -- xt2 ) of-token deferred @ ;
: is ( xt "name" -- ) find-parsed deferred ! ;
word-list system-list
: compile-is ( "name" -- ) find-parsed deferred op lit! code, code, ; compiles is
word-list forth-list
: action-of ( "name" -- xt ) find-parsed deferred @ ;
word-list system-list
: compile-action-of ( "name" -- ) find-parsed deferred op lit@ code, code, ; compiles action-of

word-list forth-list
: to ( n "name" -- )
  find-parsed dup >parameter @ swap >kind@ case
    value-kind of ! endof
    float-value-kind of f! endof
    double-value-kind of 2! endof
    -32 throw
  endcase ;
word-list system-list
: compile-to ( "name" -- )
  find-parsed dup >parameter @ swap >kind@ case
    value-kind of op lit! code, code, endof
    local-kind of op local! code, code, endof
    float-value-kind of op flit! code, code, endof
    double-value-kind of literal, op 2! code, endof
    -32 throw
  endcase ; compiles to

\ ---- other names ---------------------------------------------------------------------------------

word-list forth-list
: synonym ( "new" "old" -- )
  parse-name header find-parsed
  2dup >token @ swap >token !
  2dup >compiles @ swap >compiles !
  2dup >parameter @ swap >parameter !
  2dup >kind@ swap >kind c!
  2dup >does-part ul@ swap >does-part l!
  >flags c@ synonym-flag or over >flags c! reveal ;
: alias ( xt "name" -- )
  parse-name header swap of-token
  2dup >token @ swap >token !
  2dup >parameter @ swap >parameter !
  2dup >kind@ swap >kind c!
  2dup >does-part ul@ swap >does-part l!
  drop synonym-flag over >flags c! reveal ;
: name>compile ( nt -- x xt )
  dup >compiles @ ?dup if nip ['] execute else ['] compile-header then ;

\ ---- MARKER: the state before it is in its data --------------------------------------------------

word-list system-list
variable included-files ( -- a ) \ a list, see files.fs: link, length of the name, name
variable substitutions ( -- a ) \ a list, see strings.fs: link, room for the text, its length, counted name, text
: prune ( a nt -- ) \ takes the names from nt on off the list at a, linked by their field 0
  swap begin 2dup @ u<= while dup @ @ over ! repeat 2drop ;
: prune-tokens ( a nt -- )
  swap begin 2dup @ u<= while dup @ >token-link @ over ! repeat 2drop ;
: forget-from ( nt -- )
  copies over prune  included-files over prune  substitutions over prune
  #buckets 0 do
    i cells buckets + over prune
    i cells token-buckets + over prune-tokens
  loop
  begin dup newest @ u<= while newest @ >older @ newest ! repeat drop ;
: keep-name ( nt in -- nt ) \ of a file that is read and whose name was noted after nt: moves it down to HERE
  2dup 48 + @ u<= over 24 + @ 0> and if
    dup 40 + 2@ here swap 2dup 2>r move 2r> dup allot rot 40 + 2!
  else drop then ;
: keep-names ( nt -- ) \ the outermost file first: nothing is overwritten before it is moved
  #inputs 0 ?do i input-size * input-stack + keep-name loop input keep-name drop ;
: restore-marker ( a -- )
  dup cell+ @ current !
  dup 2 cells + @ #order !
  dup 5 cells + order-lists most-lists cells move
  dup 3 cells + @ >r dup 4 cells + @ >r
  @ dup forget-from 0 to made
  r> (here!) keep-names r> (release) throw ;

word-list forth-list
: marker ( "name" -- )
  here (code-end) parse-name header >r
  here call-kind r@ fill-header
  op lit 0 word! here 1 word! op branch 2 word! ['] restore-marker 3 word! r@ 4 load-unit
  r@ , current @ , #order @ , , ,
  order-lists here most-lists cells dup allot move
  r> reveal ;

\ ---- structures ----------------------------------------------------------------------------------

: begin-structure ( "name" -- a 0 ) create here 0 0 , does> ( -- n ) @ ;
: end-structure ( a n -- ) swap ! ;
: +field ( n1 n2 "name" -- n3 ) create over , + does> ( a1 -- a2 ) @ + ;
: cfield: ( n1 "name" -- n2 ) 1 +field ;
: field: ( n1 "name" -- n2 ) aligned 8 +field ;
: ffield: ( n1 "name" -- n2 ) aligned 8 +field ;
: sffield: ( n1 "name" -- n2 ) sfaligned 4 +field ;
: dffield: ( n1 "name" -- n2 ) aligned 8 +field ;
