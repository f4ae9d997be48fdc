\ Words that are not of the standard: most are gforth's. CLEARSTACK and others that print are in output.fs.

decimal

\ -ROT 2NIP 2TUCK K PERFORM RDROP NOOP UNDER+ CELL
T{ 1 2 3 -rot -> 3 1 2 }T
T{ 1 2 3 4 2nip -> 3 4 }T
T{ 1 2 3 4 2tuck -> 3 4 1 2 3 4 }T
: ks  2 1 do 3 2 do 4 3 do k j i loop loop loop ;
T{ ks -> 1 2 3 }T
variable token
T{ ' dup token !  5 token perform -> 5 5 }T
: drops  1 >r rdrop 2 ;
T{ drops noop -> 2 }T
T{ 1 2 3 under+ -> 4 2 }T
T{ cell -> 1 cells }T

\ 0<= 0>= <= >= U<= U>= UMIN UMAX ARSHIFT NOT BOUNDS
T{ -1 0<= 0 0<= 1 0<= -> true true false }T
T{ -1 0>= 0 0>= 1 0>= -> false true true }T
T{ 1 2 <= 2 2 <= 3 2 <= -> true true false }T
T{ 1 2 >= 2 2 >= 3 2 >= -> false true true }T
T{ 1 -1 u<= 2 2 u<= -1 1 u<= -> true true false }T
T{ 1 -1 u>= 2 2 u>= -1 1 u>= -> false true true }T
T{ 1 -1 umin 1 -1 umax -> 1 -1 }T
T{ -8 1 arshift -1 100 arshift -> -4 -1 }T
T{ 0 not 5 not -> true false }T
T{ 100 5 bounds -> 105 100 }T

\ D0<= D0<> D0> D0>= D<= D<> D> D>= DU<= DU> DU>= 2,
T{ -1. d0<= 0. d0<= 1. d0<= -> true true false }T
T{ 0. d0<> 1. d0<> -> false true }T
T{ -1. d0> 0. d0> 1. d0> -> false false true }T
T{ -1. d0>= 0. d0>= 1. d0>= -> false true true }T
T{ 1. 2. d<= 2. 2. d<= 3. 2. d<= -> true true false }T
T{ 1. 2. d<> 2. 2. d<> -> true false }T
T{ 1. 2. d> 2. 2. d> 3. 2. d> -> false false true }T
T{ 1. 2. d>= 2. 2. d>= 3. 2. d>= -> false true true }T
T{ 1. -1. du<= 2. 2. du<= -1. 1. du<= -> true true false }T
T{ 1. -1. du> 2. 2. du> -1. 1. du> -> false false true }T
T{ 1. -1. du>= 2. 2. du>= -1. 1. du>= -> false true true }T
T{ here 1 2 2, 2@ -> 1 2 }T

\ ON OFF TOGGLE PLACE OCTAL, memory in pieces: W! UW@ SW@ L! UL@ SL@
variable flag
T{ flag on flag @ flag off flag @ -> -1 0 }T
T{ 12 flag ! 10 flag toggle flag @ -> 6 }T
create area 40 allot
T{ s" abc" area place area count nip area 1+ c@ -> 3 char a }T
T{ octal 17 decimal -> 15 }T
T{ $12345 area w! area uw@ -1 area w! area sw@ area uw@ -> $2345 -1 $ffff }T
T{ $123456789 area l! area ul@ -1 area l! area sl@ area ul@ -> $23456789 -1 $ffffffff }T

\ FNIP FTUCK FPICK F<> F= F> F<= F>= F0<= F0<> F0> F0>= F2* F2/ 1/F FCEIL PI F, F>BITS BITS>F
T{ 1e 2e fnip -> 2e }T
T{ 1e 2e ftuck -> 2e 1e 2e }T
T{ 1e 2e 3e 2 fpick -> 1e 2e 3e 1e }T
T{ 1e 1e f= 1e 2e f= 1e 1e f<> 1e 2e f<> -> true false false true }T
T{ 1e 2e f> 2e 1e f> -> false true }T
T{ 1e 1e f<= 2e 1e f<= 1e 1e f>= 1e 2e f>= -> true false true false }T
T{ 0e f0<= 1e f0<= 0e f0<> 1e f0<> -> true false false true }T
T{ 0e f0> 1e f0> 0e f0>= -1e f0>= -> false true true false }T
T{ 3e f2* 3e f2/ 4e 1/f 1.2e fceil -1.2e fceil -> 6e 1.5e 0.25e 2e -1e }T
T{ pi -> 3.141592653589793e }T
T{ falign here 1.5e f, f@ -> 1.5e }T
T{ 1e f>bits $4000000000000000 bits>f -> $3ff0000000000000 2e }T

\ STR= STRING-PREFIX? SLURP-FILE SLURP-FID EMIT-FILE
T{ s" abc" s" abc" str= s" abc" s" abd" str= -> true false }T
T{ s" abc" s" ab" string-prefix? s" abc" s" b" string-prefix? -> true false }T
: path s" forth-test-3.tmp" ;
: write-abc  path w/o create-file throw  3 0 do [char] a i + over emit-file throw loop  close-file throw ;
T{ write-abc path slurp-file s" abc" str= -> true }T
: slurped  path r/o open-file throw dup slurp-fid rot close-file throw ;
T{ slurped s" abc" str= path delete-file -> true 0 }T

\ FIND-NAME FIND-NAME-IN ALIAS COMPILE-ONLY CURRENT >ORDER ROOT VOCABULARY
T{ s" dup" find-name name>interpret s" no such word" find-name -> ' dup 0 }T
T{ s" DUP" forth-wordlist find-name-in name>interpret -> ' dup }T
T{ ' dup alias also-dup 5 also-dup -> 5 5 }T
: inside-only 7 ; compile-only
: uses-inside-only inside-only ;
T{ uses-inside-only s" inside-only" thrown -> 7 -14 }T
T{ s" inside-only" find-name name>interpret -> 0 }T
T{ current @ -> get-current }T
vocabulary voc  voc definitions  : only-here 8 ;  only forth also definitions
T{ s" only-here" thrown voc only-here -> -13 8 }T
only forth also
wordlist constant list1
: top ( -- wid )  get-order over >r 0 do drop loop r> ;
T{ list1 >order top previous -> list1 }T
: root-on-top? ( -- flag )  root top only top =  only forth also ;
T{ root-on-top? -> true }T

\ ENVIRONMENT-WORDLIST [ENDIF] { CLEARSTACK CLEARSTACKS
T{ s" max-u" environment-wordlist search-wordlist nip -> -1 }T
T{ true [if] 1 [else] 2 [endif] false [if] 3 [endif] -> 1 }T
: braces { a b -- c } a b - ;
T{ 5 3 braces -> 2 }T
T{ 1 2 3 clearstack depth -> 0 }T
T{ 1 2 1e 2e clearstacks depth fdepth -> 0 0 }T

\ CPUTIME NTIME UTIME: they do not go back.
T{ utime utime d<= ntime ntime d<= cputime 2drop cputime 2drop d<= -> true true true }T

\ SAVE-SYSTEM writes a file.
T{ save-system forth-test-4.tmp s" forth-test-4.tmp" delete-file -> 0 }T

s" more" report

\ Short words, whose code is compiled in place of a call: nobody can tell, except by SEE
: nothing ;
: sign  dup 0< if drop -1 else 0> if 1 else 0 then then ;
: signs  >r nothing sign r> nothing sign ;
T{ -5 5 signs 0 0 signs -> -1 1 0 0 }T
: early  dup 0= if drop 7 exit then 1+ ;
: late  early early ;
T{ 0 late 1 late -> 8 3 }T
: locally {: n :} n sign n 0= if 3 cells nothing else 0 nothing then + ;
T{ 0 locally -9 locally -> 3 cells -1 }T
: cells-of  if 2 else 3 then cells ; \ the literal is not the only one that comes there
T{ true cells-of false cells-of -> 2 cells 3 cells }T
: grows  2 begin cells dup 100 > until ;
T{ grows -> 128 }T
: sums  0 4 0 do i sign + loop ;
T{ sums -> 3 }T
: gone  2 ;  : uses-gone gone ;  : gone 3 ;
T{ uses-gone gone -> 2 3 }T
: again-later ['] sign compile, ; immediate
: late-sign again-later postpone nothing ;
T{ -3 late-sign -> -1 }T
: where  r> dup >r ; \ it returns
: twice  where where <> ;
T{ twice -> true }T

\ Returns in the middle, one behind the other: what is defined next is no part of the word
: size1  dup 0< if negate exit then ;   : behind 5 6 ;
: size2  if exit then ;   : behind2 5 6 ;
: size3  if exit else then ;   : behind3 5 6 ;
: size4  if exit then exit ;   : behind4 5 6 ;
: size5  if if exit then then ;   : behind5 5 6 ;
: size6  if 1 else if 2 else 3 then then ;   : behind6 5 6 ;
: sizes  -3 size1 1+ 0 size2 1 size3 0 size4 0 1 size5 0 0 size6 -1 size6 -1 size6 1+ ;
T{ sizes -> 4 3 1 2 }T

\ A definition has as much room for short words as for calls of them
: fill-with ( n -- ) 0 ?do postpone size6 loop ;
: large  [ 6000 fill-with ] ;

\ What is behind DOES> stands in place of a call too; DOES> can change only the word made last
: counts  create , does> @ 1+ ;
: doubled  does> @ 2* ;
10 counts eleven  : eleven-twice eleven eleven + ;
T{ eleven-twice -> 22 }T
20 counts it  T{ it -> 21 }T  doubled  T{ it -> 40 }T
synonym that it  : of-both  it that ;
T{ of-both that -> 40 40 40 }T

\ THIRD, and PICK of a literal
T{ 1 2 3 third -> 1 2 3 1 }T
: picks-literals  0 pick 1 pick 2 pick 3 pick ;
T{ 7 8 9 picks-literals -> 7 8 9 9 9 9 9 }T
: picks-either  if 2 else 1 then pick cells ;
T{ 7 8 9 true picks-either -> 7 8 9 7 cells }T
T{ 7 8 9 false picks-either -> 7 8 9 8 cells }T
