\ Word lists and the search order. At first it is as if by ONLY FORTH ALSO: a vocabulary that is put on top takes
\ the place of one FORTH and leaves the other.

word-list system-list
create root-list 0 , \ the least that is needed to get at everything else

word-list forth-list
: forth-wordlist ( -- wid ) forth-list ;
: wordlist ( -- wid ) align here 0 , ;
: get-current ( -- wid ) current @ ;
: set-current ( wid -- ) current ! ;
: definitions ( -- ) #order @ if #order @ 1- cells order-lists + @ current ! then ;
: get-order ( -- widn ... wid1 n ) #order @ 0 ?do i cells order-lists + @ loop #order @ ;
: set-order ( widn ... wid1 n -- )
  dup -1 = if drop root-list root-list 2 then
  dup 0< if -50 throw then
  dup most-lists > if -49 throw then
  dup #order ! begin dup while 1- swap over cells order-lists + ! repeat drop ;
: only ( -- ) -1 set-order ;
: also ( -- ) get-order dup 0= if -50 throw then over swap 1+ set-order ;
: previous ( -- ) get-order dup 0= if -50 throw then nip 1- set-order ;
: forth ( -- ) get-order dup 0= if -50 throw then nip forth-list swap set-order ;
: >order ( wid -- ) >r get-order r> swap 1+ set-order ;
word-list system-list
: found ( nt -- xt 1 | xt -1 ) \ while something is compiled, what is executed for that
  dup >compiles @ dup 0= if drop >token @ -1 exit then
  state @ if nip else drop >token @ then 1 ;
word-list forth-list
: search-wordlist ( a u wid -- 0 | xt 1 | xt -1 ) find-in dup if found then ;
: find ( a -- a 0 | xt 1 | xt -1 ) dup count find-name dup if nip found then ;
word-list system-list
: .list ( wid -- ) \ by the name of the word that has it as its data, else as a number
  dup forth-list = if drop ." Forth " exit then
  dup root-list = if drop ." Root " exit then
  newest @ begin
    dup
  while
    2dup >parameter @ = over created? and if nip name>string type space exit then
    >older @
  repeat
  drop hex. ;
word-list forth-list
: order ( -- )
  #order @ begin dup while 1- dup cells order-lists + @ .list repeat drop
  2 spaces current @ .list ;

word-list root-list
synonym forth-wordlist forth-wordlist
synonym forth forth
synonym set-order set-order
synonym only only
synonym order order
word-list forth-list
: root ( -- ) get-order dup 0= if -50 throw then nip root-list swap set-order ;
: vocabulary ( "name" -- ) \ the name puts it on top of the search order
  create 0 , does> ( a -- ) >r get-order dup 0= if -50 throw then nip r> swap set-order ;
: traverse-wordlist ( i*x xt wid -- j*x ) \ xt ( nt -- f ): whether to go on
  2>r newest @
  begin
    dup
  while
    dup >older @ over >list @ r@ = 2 pick >name c@ 0<> and
    if 2r@ drop swap >r execute r> swap else nip true then
    0= if drop 0 then
  repeat
  drop 2r> 2drop ;

\ ---- ENVIRONMENT? --------------------------------------------------------------------------------

word-list system-list
create environment 0 ,
word-list environment
255 constant /counted-string
hold-size constant /hold
4096 constant /pad
8 constant address-unit-bits
-1 constant core
-1 constant core-ext
-1 constant floored
255 constant max-char
$7FFFFFFFFFFFFFFF constant max-n
-1 constant max-u
: max-d ( -- d ) -1 $7FFFFFFFFFFFFFFF ;
: max-ud ( -- ud ) -1 -1 ;
65000 constant return-stack-cells
65000 constant stack-cells
-1 constant double
-1 constant double-ext
-1 constant exception
-1 constant exception-ext
-1 constant file
-1 constant file-ext
-1 constant facility
-1 constant floating
-1 constant floating-ext
65000 constant floating-stack
: max-float ( -- ) ( F: -- r ) $7FEFFFFFFFFFFFFF bits>f ;
-1 constant locals
-1 constant locals-ext
most-locals constant #locals
-1 constant memory-alloc
-1 constant memory-alloc-ext
-1 constant search-order
-1 constant search-order-ext
most-lists constant wordlists
-1 constant string
-1 constant string-ext
-1 constant tools

word-list forth-list
environment constant environment-wordlist ( -- wid )
: environment? ( a u -- false | i*x true )
  environment find-in dup if >token @ execute true then ;
