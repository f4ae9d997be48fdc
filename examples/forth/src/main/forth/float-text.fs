\ Floats as text, exactly: the nearest number, the nearest digits.
\
\ m * 2^e has finitely many decimal digits. They are computed with numbers of limbs below 10^9: m * 2^e for
\ e >= 0, else m * 5^-e, with the decimal point -e digits further to the left.

word-list system-list
4096 constant bignum-space ( -- n )
0 value bignums ( -- a )
: limbs ( -- a ) bignums ;             \ the lowest first
: exact ( -- a ) bignums 1024 + ;      \ digits, each a byte, of the number 0.ddd * 10^exact-point
: given ( -- a ) bignums 2048 + ;      \ the same of text that is read
: shown ( -- a ) bignums 3072 + ;      \ digits to print
0 value #limbs ( -- n )
0 value #exact ( -- n )
0 value exact-point ( -- n )
0 value #given ( -- n )
0 value given-point ( -- n )
900 constant most-given ( -- n )

1000000000 constant limb-base
: limb, ( n -- ) limbs #limbs cells + ! #limbs 1+ to #limbs ;
: start-limbs ( n -- ) 0 to #limbs begin limb-base /mod swap limb, dup 0= until drop ;
: limbs* ( n -- ) \ n up to 2^30
  0 #limbs 0 ?do
    over limbs i cells + @ * + limb-base /mod swap limbs i cells + !
  loop
  nip ?dup if limb, then ;
: limbs*2^ ( n -- ) begin dup 30 > while 1 30 lshift limbs* 30 - repeat 1 swap lshift limbs* ;
: limbs*5^ ( n -- )
  begin dup 12 > while 244140625 limbs* 12 - repeat
  0 ?do 5 limbs* loop ;
: digit, ( n -- ) #exact 0= over 0= and if drop exit then exact #exact + c! #exact 1+ to #exact ;
: limb-digits ( n -- ) 100000000 9 0 do 2dup / digit, tuck mod swap 10 / loop 2drop ;
: limbs-to-digits ( -- n ) \ how many, before zeros at the end are left out
  0 to #exact #limbs begin dup while 1- dup cells limbs + @ limb-digits repeat drop
  #exact
  begin #exact dup if 1- exact + c@ 0= then while #exact 1- to #exact repeat ;
: expand ( n1 n2 -- ) \ the digits of n1 * 2^n2
  swap start-limbs
  dup 0< if dup negate limbs*5^ limbs-to-digits + else limbs*2^ limbs-to-digits then to exact-point ;
: mantissa-exponent ( u -- n1 n2 ) \ of a float's bits: mantissa, exponent
  dup $FFFFFFFFFFFFF and swap 52 rshift $7FF and
  dup if 1075 - swap $10000000000000 or swap else drop -1074 then ;

\ ---- REPRESENT -----------------------------------------------------------------------------------

: digit@ ( n -- n2 ) exact + c@ ;
: rounds-up? ( n -- f ) \ whether the digits from n on make the one before greater
  dup #exact < 0= if drop false exit then
  dup digit@ 5 <> if digit@ 5 > exit then
  dup 1+ #exact < if drop true exit then
  dup if 1- digit@ 1 and 0<> else drop false then ;
: increment ( a u -- f ) \ a number in text; whether it ran over
  begin
    dup
  while
    1- 2dup + dup c@ [char] 9 <> if dup c@ 1+ swap c! 2drop false exit then
    [char] 0 swap c!
  repeat
  2drop true ;
: digits>text ( a u -- n ) \ rounded; the place of the point
  2dup [char] 0 fill
  2dup #exact umin 0 ?do i digit@ [char] 0 + over i + c! loop drop
  exact-point -rot
  dup rounds-up? if
    2dup increment if dup if over [char] 1 swap c! then 2drop 1+ else 2drop then
  else
    2drop
  then ;

word-list forth-list
: represent ( a u -- n f1 f2 ) ( F: r -- )
  f>bits dup 0< >r $7FFFFFFFFFFFFFFF and
  dup $7FF0000000000000 u< 0= if
    >r 2dup blank r> $7FF0000000000000 = if s" inf" else s" nan" then
    2swap rot umin move 0 r> false exit
  then
  dup 0= if drop [char] 0 fill 1 r> true exit then
  mantissa-exponent expand digits>text r> true ;

word-list system-list
15 value digits ( -- u )

word-list forth-list
: precision ( -- u ) digits ;
: set-precision ( u -- ) 1 max 900 min to digits ;

word-list system-list
: zeros ( n -- ) 0 max 0 ?do [char] 0 emit loop ;
: shown-digits ( -- a u ) shown digits ;
: float-digits ( -- n true | false ) ( F: r -- ) \ in shown, with the sign printed; false: it was no number
  shown-digits represent swap if [char] - emit then
  dup 0= if nip shown 3 type space then ;
: trim ( a u1 -- a u2 ) begin dup while 2dup + 1- c@ [char] 0 = while 1- repeat then ;
: .exponent ( n -- ) [char] E emit base @ >r decimal . r> base ! ;
: .split ( n -- ) \ all digits, n of them before the point
  shown over digits umin type dup digits - zeros
  [char] . emit digits umin shown-digits rot /string type ;

word-list forth-list
: f. ( -- ) ( F: r -- )
  float-digits 0= if exit then
  shown-digits trim rot \ a u n
  dup 0> 0= if
    ." 0." negate zeros type space exit
  then
  >r over over r@ umin type \ a u
  dup r@ swap - zeros [char] . emit
  r> over umin /string type space ;
: fs. ( -- ) ( F: r -- ) float-digits if 1 .split 1- .exponent then ;
: fe. ( -- ) ( F: r -- ) float-digits if 1- 3 /mod 3 * swap 1+ .split .exponent then ;
: f.s ( -- )
  digits 13 to digits
  ." <" fdepth 0 .r ." > " fdepth 0 max 0 ?do fdepth i - 1- fpick fs. loop
  to digits ;

\ ---- >FLOAT --------------------------------------------------------------------------------------

word-list system-list
0 value exponent ( -- n ) \ that is written
0 value any-digits ( -- f )
: given, ( n -- ) \ the next digit of the mantissa; behind the last that is kept counts only whether it is 0
  #given 0= over 0= and if drop exit then
  #given most-given < if given #given + c! #given 1+ to #given exit then
  if 1 given most-given 1- + c! then ;
: decimal? ( a u -- a u false | a u n true )
  dup if over c@ [char] 0 - dup 10 u< if true exit then drop then false ;
: whole-digits ( a1 u1 -- a2 u2 )
  begin decimal? while
    true to any-digits
    dup #given or if given-point 1+ to given-point then given, 1 /string
  repeat ;
: fraction-digits ( a1 u1 -- a2 u2 )
  begin decimal? while
    true to any-digits
    dup #given or 0= if given-point 1- to given-point then given, 1 /string
  repeat ;
: float-sign ( a1 u1 -- a2 u2 f )
  dup if
    over c@ dup [char] - = if drop 1 /string true exit then
    [char] + = if 1 /string then
  then
  false ;
: mantissa ( a1 u1 -- a2 u2 )
  0 to #given 0 to given-point false to any-digits
  whole-digits
  dup if over c@ [char] . = if 1 /string fraction-digits then then ;
: exponent-digits ( a1 u1 -- a2 u2 )
  0 >r begin decimal? while r> 10 * + 99999 min >r 1 /string repeat r> to exponent ;
: written-exponent ( a1 u1 -- a2 u2 )
  float-sign >r exponent-digits r> if exponent negate to exponent then ;

\ x, the number given, against the middle between the floats of bits u and u + 1: -1, 0, 1
: against-middle ( u -- n )
  mantissa-exponent 1- swap 2* 1+ swap expand
  given-point exponent + exact-point 2dup <> if < if -1 else 1 then exit then 2drop
  given exact #given #exact umin (compare)
  ?dup 0= if #given #exact 2dup < if 2drop -1 else > if 1 else 0 then then then ;
: above? ( u -- f ) \ whether x belongs above the float of bits u
  dup against-middle dup if nip 0> else drop 1 and 0<> then ;
: improve ( u1 -- u2 ) \ from bits near the right ones to the right ones
  begin dup $7FF0000000000000 u< if dup above? else false then while 1+ repeat
  begin dup if dup 1- above? 0= else false then while 1- repeat ;
: power ( n -- ) ( F: -- r ) 10 s>f s>f f** ;
: scaled ( n -- ) ( F: r1 -- r2 ) \ times 10^n, about, in two steps: 10^n alone may not fit
  dup 2/ tuck - power f* power f* ;
: approximate ( -- ) ( F: -- r )
  0 #given 18 umin 0 ?do 10 * given i + c@ + loop s>f
  given-point exponent + #given 18 umin - ;
: small? ( -- f ) \ whether mantissa and power of ten are floats themselves
  #given 16 < given-point exponent + #given - abs 23 < and ;
: exactly ( n -- ) ( F: r1 -- r2 )
  1 s>f dup abs 0 ?do 10 s>f f* loop 0< if f/ else f* then ;
: given-float ( -- ) ( F: -- r )
  #given 0= if 0 s>f exit then
  given-point exponent + dup 400 > if drop $7FF0000000000000 bits>f exit then
  -400 < if 0 s>f exit then
  begin #given 1- given + c@ 0= while #given 1- to #given repeat
  approximate small? if exactly exit then
  scaled f>bits $7FF0000000000000 umin improve bits>f ;
: exponent-mark? ( c -- f ) 32 or dup [char] e = swap [char] d = or ;

word-list forth-list
: >float ( a u -- f ) ( F: -- | r )
  2dup -trailing nip 0= if 2drop 0 s>f true exit then
  float-sign >r mantissa 0 to exponent
  any-digits 0= if 2drop rdrop false exit then
  dup if over c@ exponent-mark? if 1 /string then written-exponent then
  nip if rdrop false exit then
  given-float r> if fnegate then true ;

word-list system-list
: plain-float? ( a u -- f ) ( F: -- | r ) \ what the text interpreter takes: decimal, with an E
  base @ 10 <> if 2drop false exit then
  2dup [char] e (scan) nip >r 2dup [char] E (scan) nip r> or 0= if 2drop false exit then
  >float ;
' plain-float? is float-number?
