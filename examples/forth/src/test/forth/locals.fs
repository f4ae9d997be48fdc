\ The words of LOCALS and LOCALS EXT: {: :} (LOCAL) LOCALS| .

decimal

: l1 {: a b -- c :} a b - ;
T{ 5 3 l1 -> 2 }T
: l2 {: a b c :} c b a ;
T{ 1 2 3 l2 -> 3 2 1 }T
: l3 {: a | b c :} a 1+ to b  b 1+ to c  a b c ;
T{ 7 l3 -> 7 8 9 }T
: l4 {: | sum :} 0 to sum  5 0 do i sum + to sum loop sum ;
T{ l4 -> 10 }T
: l5 {: n :} n 0> if n n 1- recurse then ;
T{ 3 l5 -> 3 2 1 }T
: l6 {: n -- n! :} n 1 > if n 1- recurse n * else 1 then ;
T{ 10 l6 -> 3628800 }T
: l7 {: a :} a if 1 exit then 2 ;
T{ 0 l7 1 l7 -> 2 1 }T
: l8 {: a b :} 3 0 do a i + b loop ;
T{ 10 5 l8 -> 10 5 11 5 12 5 }T
: l9 {: a :} 3 0 do i a = if i unloop exit then loop 99 ;
T{ 1 l9 5 l9 -> 1 99 }T
: l10 {: a -- :} a 1+ to a a ;
T{ 1 l10 -> 2 }T
: l11 {: a -- many results :} a a ;
T{ 4 l11 -> 4 4 }T
: l12 {: a
   b -- c :} a b * ;
T{ 6 7 l12 -> 42 }T
: l13 {: :} 5 ;
T{ l13 -> 5 }T
: l15 {: dup swap :} dup swap + ;
T{ 3 4 l15 -> 7 }T
T{ 3 dup -> 3 3 }T
: l16 {: a b c d e f g h i1 j1 k l m n o p :} a p + b o + ;
T{ 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 l16 -> 17 17 }T
: l17 {: a :} ['] l6 catch a ;
T{ 5 2 l17 -> 120 0 2 }T
: l18 {: a :} a throw ;
: l19 {: a b :} b ['] l18 catch nip a b ;
T{ 1 2 l19 -> 2 1 2 }T
: l20 {: xt n :} n xt execute n ;
T{ ' l6 4 l20 -> 24 4 }T
: l21 ( n -- ) {: n :} [ 3 ] literal n + ;
T{ 4 l21 -> 7 }T
: l22 {: a :} a >r r@ a + r> ;
T{ 4 l22 -> 8 4 }T
T{ :noname {: x y :} y x ; 1 2 rot execute -> 2 1 }T
: l23 create , does> @ {: v :} v v * ;
T{ 9 l23 nine nine -> 81 }T
: l24 {: a :} a case 1 of 10 endof 2 of 20 a endof 99 swap endcase ;
T{ 1 l24 2 l24 3 l24 -> 10 20 2 99 }T

: bars locals| c b a | a b c ;
T{ 1 2 3 bars -> 1 2 3 }T
: bars2 locals| a | a 1+ to a a ;
T{ 3 bars2 -> 4 }T

\ (LOCAL): a word that declares one local of the name after it.
: one-local ( "name" -- )  parse-name (local) ; immediate
: end-locals ( -- )  0 0 (local) ; immediate
: l25 one-local first-one one-local second-one end-locals first-one second-one - ;
T{ 3 10 l25 -> 7 }T

\ As many as ENVIRONMENT? says, with the longest names.
create long-name 255 allot  long-name 255 char x fill
: nth-name ( n -- c-addr u )  s>d <# # # # # #> long-name swap move  long-name 255 ;
: declares-all ( n -- )  0 do  i nth-name (local)  loop ;
: eighth ( -- )  7 nth-name evaluate ; immediate
: with-all [ s" #locals" environment? drop declares-all ] eighth ;
: up-to ( n -- 0…n-1 )  0 do i loop ;
T{ s" #locals" environment? drop up-to with-all -> 992 }T

s" locals" report
