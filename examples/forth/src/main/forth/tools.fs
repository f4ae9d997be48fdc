\ Tools for programmers.

word-list forth-list
: .s ( -- ) ." <" depth 0 .r ." > " depth 0 max 0 ?do depth i - 1- pick . loop ;
: clearstack ( i*x -- ) 0 (depth!) ;
: clearstacks ( i*x -- ) 0 (depth!) 0 (fdepth!) ;

word-list system-list
: .hex ( u n -- ) base @ >r hex swap 0 <# #s #> rot over - 0 max 0 ?do [char] 0 emit loop type r> base ! ;
: .byte ( a u -- ) over 0> if drop c@ space 2 .hex else 2drop 3 spaces then ;
: dump-line ( a u -- ) \ u at most 16
  cr over 1 .hex [char] : emit
  16 0 do
    i 8 = if ."  -" then
    i over < if over i + c@ space 2 .hex else 3 spaces then
  loop
  2 spaces
  0 ?do dup i + c@ dup bl 127 within 0= if drop [char] . then emit loop drop ;

word-list forth-list
: dump ( a u -- ) ?text begin dup while 2dup 16 umin dump-line dup 16 umin /string repeat 2drop cr ;

word-list system-list
0 value column ( -- n )
: .word ( nt -- f )
  name>string dup column + 1+ 80 > if cr 0 to column then
  dup 1+ column + to column type space true ;

word-list forth-list
: words ( -- )
  cr 0 to column
  #order @ if ['] .word #order @ 1- cells order-lists + @ traverse-wordlist then ;

word-list root-list
synonym words words

word-list system-list
: see-code ( xt -- )
  16384 allocate throw swap over 16384 (see) 16384 umin over swap type free drop ;

word-list forth-list
: xt-see ( xt -- ) see-code ;

word-list system-list
create kind-names
  ," :" ," instruction" ," constant" ," create" ," value" ," defer" ," fconstant" ," fvalue" ," 2value"
  ," create"
: .kind ( n -- ) kind-names begin over while count + swap 1- swap repeat nip count type ;
: .token ( xt -- ) \ by its name if it has one
  dup header-of ?dup if nip name>string type cr else ." :noname" cr see-code then ;
: special? ( nt -- f ) \ whether it is not executed but something else when it is compiled
  dup >compiles @ dup rot >token @ <> and 0<> ;
: see-header ( nt -- )
  dup >kind@ .kind space dup name>string type cr
  dup >token @ see-code
  dup >kind@ deferred-kind = if ." is " dup deferred @ .token then
  dup >kind@ does-kind = if ." does>" cr dup >does-part ul@ see-code then
  dup special? if ." compiling:" cr dup >compiles @ see-code then
  dup special? 0= over >compiles @ and if ." immediate" cr then
  >flags c@ compile-only-flag and if ." compile-only" cr then ;

word-list forth-list
: see ( "name" -- ) find-parsed see-header ;

\ ---- conditional compilation -----------------------------------------------------------------------

: [else] ( "ccc" -- )
  1
  begin
    begin
      parse-name dup
    while
      2dup s" [if]" same? if 2drop 1+ else
      2dup s" [else]" same? if 2drop 1- dup if 1+ then else
      2dup s" [then]" same? -rot s" [endif]" same? or if 1- then then then
      dup 0= if drop exit then
    repeat
    2drop
    refill 0=
  until
  -58 throw ; immediate
: [if] ( f "ccc" -- ) 0= if [else] then ; immediate
: [then] ( -- ) ; immediate
: [endif] ( -- ) ; immediate
: [defined] ( "name" -- f ) parse-name find-name 0<> ; immediate
: [undefined] ( "name" -- f ) parse-name find-name 0= ; immediate

\ ---- the return stack ------------------------------------------------------------------------------

: n>r ( xn ... x1 n -- ) ( R: -- x1 ... xn n )
  r> swap dup \ the return address is below two counters
  begin dup while 3 roll >r 1- repeat
  drop >r >r ; compile-only
: nr> ( -- xn ... x1 n ) ( R: x1 ... xn n -- )
  r> r> dup
  begin dup while r> 3 roll 3 roll 3 roll 1- repeat
  drop swap >r ; compile-only

\ ---- time ------------------------------------------------------------------------------------------

: ms ( u -- ) (sleep) ;
: utime ( -- ud ) (clock) 1000 / s>d ;
: cputime ( -- ud1 ud2 ) utime 0 0 ;
: ntime ( -- ud ) (clock) s>d ;

word-list system-list
\ Days since 1970-03-01 of year 0, in eras of 400 years (H. Hinnant, "chrono-compatible low-level date
\ algorithms").
: year-of ( n1 -- n2 ) \ of the era, for a day of the era
  dup dup 1460 / - over 36524 / + swap 146096 / - 365 / ;
: days-before ( n1 -- n2 ) dup 365 * over 4 / + swap 100 / - ;
: civil ( n -- n1 n2 n3 ) \ days since 1970: day, month, year
  719468 + 146097 /mod 400 * swap \ years day
  dup year-of tuck days-before - \ years year day
  dup 5 * 2 + 153 / \ years year day month
  tuck 153 * 2 + 5 / - 1+ \ years year month day
  swap dup 10 < if 3 + else 9 - then \ years year day month
  2swap + over 3 < - ;

word-list forth-list
: time&date ( -- n1 n2 n3 n4 n5 n6 ) \ second minute hour day month year
  (date) + 1000 / 86400 /mod >r
  60 /mod 60 /mod r> civil ;
