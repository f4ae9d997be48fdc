\ Headers and word lists. A header (name token, nt) is an address; its fields, which memory.vmg and the
\ cross-compiler know too:

word-list system-list
: >link ( nt -- a ) ;                  \ the header before it in its bucket
: >list ( nt -- a ) 8 + ;              \ the word list it is in
: >older ( nt -- a ) 16 + ;            \ the header made before it
: >token ( nt -- a ) 24 + ;            \ the execution token
: >token-link ( nt -- a ) 32 + ;       \ the header before it in the bucket of its token
: >compiles ( nt -- a ) 40 + ;         \ what is executed when the word is compiled; 0: compile,
: >parameter ( nt -- a ) 48 + ;        \ see the kinds
: >kind ( nt -- a ) 56 + ;             \ a byte
: >flags ( nt -- a ) 57 + ;            \ a byte
: >copyable ( nt -- a ) 58 + ;        \ a byte: see copyable-of
: >does-part ( nt -- a ) 60 + ;        \ 4 bytes: where the code behind DOES> begins
: >name ( nt -- a ) 64 + ;             \ counted

\ Kinds: how a word is compiled, and what its parameter is.
0 constant call-kind                   \ by a call
1 constant instruction-kind            \ as an instruction; the address of the cell with its opcode
2 constant literal-kind                \ as that number
3 constant created-kind                \ by a call, or as a number once DOES> cannot change it
4 constant value-kind                  \ as a fetch from this address
5 constant deferred-kind               \ by a call; the address of the cell with the token
6 constant float-kind                  \ as a fetch of the float at this address
7 constant float-value-kind            \ the same, for TO
8 constant double-value-kind           \ by a call; the address of the double
9 constant does-kind                   \ by a call; the address of the data
1 constant compile-only-flag
2 constant synonym-flag                \ the execution token is another word's

4096 constant #buckets
create buckets 4096 cells allot        \ headers by name and word list
create middle-guard 4711 ,
create token-buckets 4096 cells allot  \ headers by execution token
variable newest ( -- a )               \ the header made last
variable opcodes ( -- a )              \ the opcode cell made last

: bucket ( u wid -- a ) 3 rshift xor #buckets 1- and cells buckets + ;
: token-bucket ( xt -- a ) #buckets 1- and cells token-buckets + ;
variable one-list ( -- a )             \ that is searched alone
: find-in ( a u wid -- nt | 0 ) one-list ! one-list 1 buckets (find) ;
: header-of ( xt -- nt | 0 )
  dup token-bucket @ begin dup while 2dup >token @ <> while >token-link @ repeat then nip ;
: reveal-name ( nt -- ) \ makes it found by its name
  dup >name count (hash) over >list @ bucket 2dup @ swap >link ! ! ;
: reveal-token ( nt -- )
  dup >flags c@ synonym-flag and if drop exit then
  dup >token @ token-bucket 2dup @ swap >token-link ! ! ;
: reveal ( nt -- )
  newest @ over >older ! dup newest ! dup reveal-token
  dup >name c@ if dup reveal-name then drop ;

word-list forth-list
variable current ( -- a )              \ the word list that definitions go to
variable state ( -- a )

word-list system-list
16 constant most-lists
create order-lists 16 cells allot      \ the search order, the first on top
variable #order ( -- a )

: find-in-order ( a u -- nt | 0 ) order-lists #order @ buckets (find) ;

0 value last-local ( -- nt ) \ of the definition that is being compiled; 0: it has no locals
defer find-local ( a u -- nt | 0 )

word-list forth-list
: find-name ( a u -- nt | 0 )
  last-local if state @ if 2dup find-local ?dup if nip nip exit then then then
  find-in-order ;
: find-name-in ( a u wid -- nt | 0 ) find-in ;
: name>string ( nt -- a u ) >name count ;
: name>interpret ( nt -- xt | 0 ) dup >flags c@ compile-only-flag and if drop 0 else >token @ then ;

word-list system-list
: ?found ( nt -- nt ) dup 0= if -13 throw then ;
: >kind@ ( nt -- n ) >kind c@ ;
