\ The words of TOOLS and TOOLS EXT. Words that print are in output.fs; BYE ends input.fs.

decimal

\ [IF] [ELSE] [THEN] [DEFINED] [UNDEFINED]
T{ true [if] 1 [else] 2 [then] -> 1 }T
T{ false [if] 1 [else] 2 [then] -> 2 }T
T{ true [if] 1 [then] -> 1 }T
T{ false [if] 1 [then] -> }T
T{ false [if] 1 true [if] 2 [else] 3 [then] 4 [else] 5 [then] -> 5 }T
T{ true [if] 1 false [if] 2 [else] 3 [then] 4 [else] 5 [then] -> 1 3 4 }T
T{ false [if] [if] 1 [else] 2 [then] [then] 3 -> 3 }T
T{ -5 [IF] 1 [ELSE] 2 [THEN] -> 1 }T
T{ false [if]
   1
   not-a-word [if] never [else] never [then]
[else]
   2
[then] -> 2 }T
: chosen [ true ] [if] 1 [else] 2 [then] ;
: chosen2 [ false ] [if] 1 [else] 2 [then] ;
T{ chosen chosen2 -> 1 2 }T
T{ [defined] dup [defined] not-a-word -> true false }T
T{ [undefined] dup [undefined] not-a-word -> false true }T
: defined-inside [ [defined] dup ] literal ;
T{ defined-inside -> true }T
T{ s" false [if] 1 [else] 2 [then] 3" evaluate -> 2 3 }T

\ STATE
T{ state @ -> 0 }T
: state-now state @ 0<> ; immediate
: state-test [ ] state-now literal ;
T{ state-test -> true }T

\ AHEAD CS-PICK CS-ROLL
: skips ahead 1 2 then 3 ;
T{ skips -> 3 }T
: my-while postpone if 1 cs-roll ; immediate
: my-repeat postpone again postpone then ; immediate
: count-down begin dup 0> my-while dup 1- my-repeat ;
T{ 3 count-down -> 3 2 1 0 }T
: continue? 0 cs-pick postpone until ; immediate \ back to BEGIN unless the flag, which stays open
: two-ends begin 1+ dup 10 > continue? dup 2 mod until ;
T{ 0 two-ends 10 two-ends 11 two-ends -> 11 11 13 }T
\ ELSE is AHEAD 1 CS-ROLL THEN.
: my-else postpone ahead 1 cs-roll postpone then ; immediate
: either if 1 my-else 2 then ;
T{ 0 either 1 either -> 2 1 }T

\ N>R NR>
: moved ( i*x n -- i*x n )  n>r 99 nr> ;
T{ 1 2 3 3 moved -> 99 1 2 3 3 }T
T{ 0 moved -> 99 0 }T
T{ 1 2 1 moved -> 1 99 2 1 }T

\ SYNONYM
T{ synonym also-dup dup 4 also-dup -> 4 4 }T
synonym also-if if
: uses-synonym also-if 1 else 2 then ;
T{ 0 uses-synonym 1 uses-synonym -> 2 1 }T
: dollar 7 ; immediate
synonym also-dollar dollar
: at-once also-dollar literal ;
T{ at-once -> 7 }T

\ NAME>STRING NAME>INTERPRET NAME>COMPILE TRAVERSE-WORDLIST
wordlist constant names
get-current names set-current
: first-one 1 ;
: second-one 2 ;
: third-one 3 ; immediate
set-current
: count-name ( n nt -- n flag )  drop 1+ true ;
T{ 0 ' count-name names traverse-wordlist -> 3 }T
: only-once ( n nt -- n flag )  drop 1+ false ;
T{ 0 ' only-once names traverse-wordlist -> 1 }T
: total-length ( n nt -- n flag )  name>string nip + true ;
T{ 0 ' total-length names traverse-wordlist -> 28 }T
: runs ( n nt -- n flag )  name>interpret execute + true ;
T{ 0 ' runs names traverse-wordlist -> 6 }T
: named? ( addr u nt1 nt -- addr u nt flag )
  >r 2 pick 2 pick r@ name>string compare if r> drop true else drop r> false then ;
: name ( addr u -- nt )  0 ['] named? names traverse-wordlist nip nip ;
T{ s" second-one" name name>interpret execute -> 2 }T
T{ s" nowhere" name -> 0 }T
T{ s" third-one" name name>string s" third-one" compare -> 0 }T
: compile-name ( "name" -- )  parse-name name name>compile execute ; immediate
: compiled compile-name second-one ;
T{ compiled -> 2 }T
T{ s" third-one" name name>compile execute -> 3 }T

s" tools" report
