\ Big natural numbers: factorials, powers, Fibonacci numbers, digits of pi and e, square roots.
\
\ A number is the address of its length in digits and the digits themselves, cells of base 10^9,
\ lowest first. The highest digit is not zero; zero has no digits.

decimal

1000000000 constant base-of-digits
400 constant #digits

: big ( "name" -- )  create  #digits 1+ cells allot ;
: length ( big -- addr )  ;
: digit ( n big -- addr )  swap 1+ cells + ;
: zero ( big -- )  0 swap length ! ;
: small ( n big -- )                     \ n below 10^9
  dup zero  over if  1 over length !  0 swap digit !  else  2drop  then ;
: big-move ( from to -- )  over length @ 1+ cells move ;
: high-zero? ( big -- flag )  dup length @ dup if  1- swap digit @ 0=  else  2drop false  then ;
: trim ( big -- )  begin  dup high-zero?  while  -1 over length +!  repeat  drop ;
: extend ( digit big -- )
  dup length @ #digits = abort" number too large"
  1 over length +!  dup length @ 1- swap digit ! ;

\ ---- Printing ----------------------------------------------------------------------------------

: nine ( n -- )  0 <# # # # # # # # # # #> type ;
: big. ( big -- )
  dup length @ 0= if  drop ." 0" exit  then
  dup length @ 1-  2dup swap digit @ 0 .r
  begin  dup  while  1-  2dup swap digit @ nine  repeat  2drop ;

\ ---- Arithmetic with small numbers -------------------------------------------------------------

variable carry
: big*small ( n big -- )                \ big becomes big * n
  0 carry !
  dup length @ 0 ?do
    2dup i swap digit @ *  carry @ +
    base-of-digits /mod carry !
    over i swap digit !
  loop
  nip  carry @ ?dup if  swap extend  else  drop  then ;
variable divisor
: big/small ( n big -- remainder )      \ big becomes its quotient
  swap divisor !
  0 over length @                        ( big remainder index )
  begin  dup  while
    1-  2 pick over swap digit           ( big remainder index addr )
    rot base-of-digits *  over @ +  divisor @ /mod   ( big index addr remainder quotient )
    rot !  swap
  repeat
  drop swap trim ;

\ ---- Addition and subtraction ------------------------------------------------------------------

: digit-or-zero ( n big -- u )  2dup length @ < if  digit @  else  2drop 0  then ;
: big+ ( big1 big2 -- )                 \ big2 becomes big1 + big2
  0 carry !
  over length @ over length @ max 0 ?do
    over i swap digit-or-zero  over i swap digit-or-zero  +  carry @ +
    base-of-digits /mod carry !
    i 2 pick length @ < if  over i swap digit !  else  over extend  then
  loop
  nip  carry @ ?dup if  swap extend  else  drop  then ;
: big- ( big1 big2 -- )                 \ big2 becomes big2 - big1, which is not negative
  0 carry !
  dup length @ 0 ?do
    dup i swap digit @  2 pick i swap digit-or-zero -  carry @ -
    dup 0< if  base-of-digits +  1  else  0  then  carry !
    over i swap digit !
  loop  nip trim ;
: big-compare ( big1 big2 -- n )        \ -1 0 1
  over length @ over length @ 2dup <> if  < if  -1  else  1  then  nip nip exit  then
  drop
  begin  dup  while
    1-
    2 pick over swap digit @  2 pick 2 pick swap digit @
    2dup <> if  < if  -1  else  1  then  nip nip nip exit  then
    2drop
  repeat
  drop 2drop 0 ;

\ ---- Multiplication ----------------------------------------------------------------------------

big product
variable left   variable right
: big* ( big1 big2 -- )                 \ big2 becomes their product
  right !  left !
  left @ length @ right @ length @ +  dup #digits > abort" number too large"
  dup product length !  0 ?do  0 i product digit !  loop
  left @ length @ 0 ?do
    0 carry !
    right @ length @ 0 ?do
      j left @ digit @  i right @ digit @ *  i j + product digit @ +  carry @ +
      base-of-digits /mod carry !  i j + product digit !
    loop
    carry @  i right @ length @ + product digit !
  loop
  product trim  product right @ big-move ;

\ ---- What to print -----------------------------------------------------------------------------

big a  big b  big c  big d

: factorial ( n -- )  1 a small  1 max 1+ 1 do  i a big*small  loop ;
: .factorial ( n -- )  dup factorial  0 .r ." ! = " a big. cr ;
0 .factorial  1 .factorial  20 .factorial  30 .factorial  100 .factorial

: power ( n exponent -- )  1 a small  0 ?do  dup a big*small  loop  drop ;
: .power ( n exponent -- )  2dup swap 0 .r ." ^" 0 .r ."  = "  power a big. cr ;
2 64 .power  2 521 .power  3 200 .power  7 0 .power

: fibonacci ( n -- )                    \ in b
  1 a small  0 b small
  0 ?do  a c big-move  b a big+  c b big-move  loop ;
: .fibonacci ( n -- )  dup ." F(" 0 .r ." ) = "  fibonacci b big. cr ;
0 .fibonacci 1 .fibonacci 10 .fibonacci  100 .fibonacci  500 .fibonacci

\ Sums of digits, trailing zeros by division.
: digit-sum ( -- n )                    \ of a, which is used up
  0 begin  a length @  while  10 a big/small +  repeat ;
100 factorial  .( sum of the digits of 100!: ) digit-sum . cr
: trailing-zeros ( -- n )
  0 begin  a b big-move  10 a big/small 0=  while  1+  repeat ;
250 factorial  .( zeros at the end of 250!: ) trailing-zeros . cr

\ e = 1 + 1/1! + 1/2! + …, as digits after the point: fractions of 10^270.
: one ( big -- )                        \ 10^270
  dup zero  30 0 do  0 over extend  loop  1 swap extend ;
: e-digits ( -- )
  a one  b zero
  1 begin
    a b big+
    dup a big/small drop  1+
  a length @ 0= until  drop ;
.( e   = ) e-digits b big. cr

\ pi = 16 arctan 1/5 - 4 arctan 1/239, arctan 1/n = 1/n - 1/(3n^3) + 1/(5n^5) - …
variable odd   variable n-squared
: arctan ( factor n -- )                \ c becomes factor * arctan 1/n
  dup dup * n-squared !
  a one  swap a big*small  a big/small drop
  c zero  1 odd !
  begin  a length @  while
    a b big-move  odd @ b big/small drop
    odd @ 2 and if  b c big-  else  b c big+  then
    2 odd +!  n-squared @ a big/small drop
  repeat ;
: pi-digits ( -- )  4 239 arctan  c d big-move  16 5 arctan  d c big- ;
.( pi  = ) pi-digits c big. cr

\ Comparison, subtraction and multiplication: (a+b)^2 - (a-b)^2 = 4ab
7 40 .power
a b big-move  3 90 power  a d big-move          \ b = 7^40, d = 3^90
d c big-move  b c big+  c a big-move  a c big*  \ c = (d+b)^2
d a big-move
d b big-compare 0< [if] d b big- b d big-move [else] b d big- [then]
d b big-move  b d big*  d c big-                \ c = 4 * 7^40 * 3^90
.( difference of the squares: ) c big. cr
3 90 power  4 a big*small  a b big-move  7 40 power  b a big*
.( four times the product:    ) a big. cr
.( equal: ) a c big-compare . cr
