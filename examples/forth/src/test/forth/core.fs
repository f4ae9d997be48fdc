\ The words of CORE. Words that print or read are in output.fs and input.fs.

decimal

\ Stack: DUP DROP SWAP OVER ROT ?DUP 2DUP 2DROP 2SWAP 2OVER DEPTH
T{ 7 dup -> 7 7 }T
T{ 1 2 drop -> 1 }T
T{ 1 2 swap -> 2 1 }T
T{ 1 2 over -> 1 2 1 }T
T{ 1 2 3 rot -> 2 3 1 }T
T{ 0 ?dup -> 0 }T
T{ -1 ?dup -> -1 -1 }T
T{ 1 2 2dup -> 1 2 1 2 }T
T{ 1 2 3 4 2drop -> 1 2 }T
T{ 1 2 3 4 2swap -> 3 4 1 2 }T
T{ 1 2 3 4 2over -> 1 2 3 4 1 2 }T
: growth depth 5 6 depth >r 2drop r> swap - ;
T{ growth -> 3 }T

\ Return stack: >R R> R@
: r1 ( x -- x )  >r r> ;
: r2 ( x1 x2 -- x1 x2 x2 )  >r r@ r> ;
: r3 ( x1 x2 x3 -- x3 x2 x1 )  rot >r swap r> ;
T{ 123 r1 -> 123 }T
T{ 4 5 r2 -> 4 5 5 }T
T{ 1 2 3 r3 -> 3 2 1 }T
T{ min-int r1 ones r1 -> min-int ones }T

\ Single numbers: + - 1+ 1- NEGATE ABS MIN MAX
T{ 3 4 + -> 7 }T
T{ max-int 1 + -> min-int }T
T{ ones 1 + -> 0 }T
T{ 3 4 - -> -1 }T
T{ min-int 1 - -> max-int }T
T{ 0 1+ -> 1 }T
T{ ones 1+ -> 0 }T
T{ max-int 1+ -> min-int }T
T{ 1 1- -> 0 }T
T{ 0 1- -> -1 }T
T{ 5 negate -> -5 }T
T{ 0 negate -> 0 }T
T{ min-int negate -> min-int }T
T{ -5 abs -> 5 }T
T{ 5 abs -> 5 }T
T{ min-int abs -> min-int }T
T{ 2 -3 min -> -3 }T
T{ -3 2 min -> -3 }T
T{ min-int max-int min -> min-int }T
T{ 2 -3 max -> 2 }T
T{ -3 2 max -> 2 }T
T{ min-int max-int max -> max-int }T

\ Multiplication: * M* UM* 2* S>D
T{ 6 -7 * -> -42 }T
T{ max-int 2 * -> -2 }T
T{ min-int -1 * -> min-int }T
T{ 3 -4 m* -> -12 -1 }T
T{ max-int 2 m* -> -2 0 }T
T{ min-int min-int m* -> 0 min-int 1 rshift }T
T{ min-int max-int m* -> min-int min-int 2/ }T
T{ 3 4 um* -> 12 0 }T
T{ ones ones um* -> 1 -2 }T
T{ min-int 2 um* -> 0 1 }T
T{ 3 2* -> 6 }T
T{ min-int 2* -> 0 }T
T{ -3 2* -> -6 }T
T{ 5 s>d -> 5 0 }T
T{ -5 s>d -> -5 -1 }T
T{ min-int s>d -> min-int -1 }T

\ Division: FM/MOD rounds to smaller quotients, SM/REM to zero.
T{ 10 0 7 fm/mod -> 3 1 }T
T{ -10 -1 7 fm/mod -> 4 -2 }T
T{ 10 0 -7 fm/mod -> -4 -2 }T
T{ -10 -1 -7 fm/mod -> -3 1 }T
T{ 10 0 7 sm/rem -> 3 1 }T
T{ -10 -1 7 sm/rem -> -3 -1 }T
T{ 10 0 -7 sm/rem -> 3 -1 }T
T{ -10 -1 -7 sm/rem -> -3 1 }T
T{ -7 s>d 7 fm/mod -> 0 -1 }T
T{ 0 s>d -7 fm/mod -> 0 0 }T
T{ max-int max-int m* max-int fm/mod -> 0 max-int }T
T{ min-int max-int m* min-int fm/mod -> 0 max-int }T
T{ min-int max-int m* max-int fm/mod -> 0 min-int }T
T{ max-int max-int m* max-int sm/rem -> 0 max-int }T
T{ min-int min-int m* 1. d+ min-int sm/rem -> 1 min-int }T
T{ min-int s>d 1 fm/mod -> 0 min-int }T
T{ 1 2 3 um/mod -> 0 ones 0 3 um/mod nip 2* 1+ }T
T{ 7 0 2 um/mod -> 1 3 }T
T{ ones ones um* ones um/mod -> 0 ones }T
T{ 0 1 2 um/mod -> 0 min-int }T
T{ 7 2 / -> 3 }T
T{ 7 2 mod -> 1 }T
T{ 7 2 /mod -> 1 3 }T
\ An implementation may divide either way; all its words divide the same way.
-1 2 / -1 = constant floored
: either ( fm/mod's xt sm/rem's xt -- xt )  floored if  swap  then  nip ;
' fm/mod ' sm/rem either constant divide
T{ -7 2 /mod -> -7 s>d 2 divide execute }T
T{ 7 -2 /mod -> 7 s>d -2 divide execute }T
T{ -7 -2 /mod -> -7 s>d -2 divide execute }T
T{ -7 2 / -> -7 2 /mod nip }T
T{ 7 -2 mod -> 7 -2 /mod drop }T
T{ -7 3 2 */ -> -21 s>d 2 divide execute nip }T
T{ -7 3 2 */mod -> -21 s>d 2 divide execute }T
T{ 10 7 5 */ -> 14 }T
T{ 10 7 4 */mod -> 2 17 }T
T{ max-int 3 3 */ -> max-int }T
T{ max-int 2 max-int */mod -> 0 2 }T
T{ min-int max-int max-int */ -> min-int }T

\ Bits: AND OR XOR INVERT LSHIFT RSHIFT 2/
T{ 12 10 and -> 8 }T
T{ ones 5 and -> 5 }T
T{ 12 10 or -> 14 }T
T{ 12 10 xor -> 6 }T
T{ ones ones xor -> 0 }T
T{ 0 invert -> ones }T
T{ 5 invert -> -6 }T
T{ 1 3 lshift -> 8 }T
T{ ones 1 lshift -> -2 }T
T{ 1 0 lshift -> 1 }T
T{ 8 3 rshift -> 1 }T
T{ min-int 1 rshift min-int and -> 0 }T
T{ ones 1 rshift -> max-int }T
T{ 7 2/ -> 3 }T
T{ -7 2/ -> -4 }T
T{ -1 2/ -> -1 }T
T{ min-int 2/ min-int and -> min-int }T

\ Comparison: = < > U< 0= 0<
T{ 1 1 = -> -1 }T
T{ 1 2 = -> 0 }T
T{ min-int min-int = -> -1 }T
T{ 1 2 < -> -1 }T
T{ 2 1 < -> 0 }T
T{ 1 1 < -> 0 }T
T{ min-int max-int < -> -1 }T
T{ -1 0 < -> -1 }T
T{ 2 1 > -> -1 }T
T{ 1 2 > -> 0 }T
T{ max-int min-int > -> -1 }T
T{ 1 2 u< -> -1 }T
T{ 0 ones u< -> -1 }T
T{ ones 0 u< -> 0 }T
T{ max-int min-int u< -> -1 }T
T{ 1 1 u< -> 0 }T
T{ 0 0= -> -1 }T
T{ min-int 0= -> 0 }T
T{ 0 0< -> 0 }T
T{ -1 0< -> -1 }T
T{ min-int 0< -> -1 }T
T{ max-int 0< -> 0 }T

\ Memory: HERE , @ ! +! 2@ 2! CELL+ CELLS C, C@ C! CHAR+ CHARS ALIGN ALIGNED ALLOT FILL MOVE
align here 11 , 22 , here over - constant length constant two-cells
T{ length -> 2 cells }T
T{ two-cells @ -> 11 }T
T{ two-cells cell+ @ -> 22 }T
T{ two-cells 2@ -> 22 11 }T
T{ two-cells cell+ two-cells - -> 1 cells }T
T{ 33 two-cells ! two-cells @ -> 33 }T
T{ 2 two-cells +! two-cells @ -> 35 }T
T{ -36 two-cells +! two-cells @ -> -1 }T
T{ 5 6 two-cells 2! two-cells 2@ -> 5 6 }T
T{ two-cells @ two-cells cell+ @ -> 6 5 }T
T{ 0 cells -> 0 }T
T{ -3 cells -> 0 3 cells - }T
T{ min-int two-cells ! two-cells @ -> min-int }T
here char a c, char b c, here over - constant length2 constant two-chars
T{ length2 -> 2 chars }T
T{ two-chars c@ two-chars char+ c@ -> 97 98 }T
T{ 255 two-chars c! two-chars c@ -> 255 }T
T{ 256 7 + two-chars c! two-chars c@ two-chars char+ c@ -> 7 98 }T
T{ two-chars char+ two-chars - -> 1 chars }T
T{ align here aligned here = -> -1 }T
T{ align here 1+ aligned here - -> 1 cells }T
T{ align here 1 allot align here swap - -> 1 cells }T
T{ here 5 allot here swap - -> 5 }T
T{ here -5 allot here - -> 5 }T
T{ here 0 allot here = -> -1 }T
create five-bytes 1 c, 2 c, 3 c, 4 c, 5 c,
: bytes ( addr u -- i*x )  over + swap ?do  i c@  loop ;
T{ five-bytes 5 bytes -> 1 2 3 4 5 }T
T{ five-bytes 3 9 fill five-bytes 5 bytes -> 9 9 9 4 5 }T
T{ five-bytes 0 7 fill five-bytes 5 bytes -> 9 9 9 4 5 }T
T{ five-bytes 1+ 0 7 fill five-bytes 5 bytes -> 9 9 9 4 5 }T
: five-again ( -- )  5 0 do  i 1+ five-bytes i chars + c!  loop ;
T{ five-again five-bytes five-bytes 2 chars + 3 move five-bytes 5 bytes -> 1 2 1 2 3 }T
T{ five-again five-bytes 2 chars + five-bytes 3 move five-bytes 5 bytes -> 3 4 5 4 5 }T
T{ five-again five-bytes five-bytes 5 move five-bytes 5 bytes -> 1 2 3 4 5 }T
T{ five-again five-bytes five-bytes 1+ 0 move five-bytes 5 bytes -> 1 2 3 4 5 }T

\ Texts: CHAR [CHAR] BL S" COUNT
T{ char X -> 88 }T
T{ char Hello -> 72 }T
: chars1 [char] X [char] Hello ;
T{ chars1 -> 88 72 }T
T{ bl -> 32 }T
: text1 s" a text" ;
T{ text1 nip -> 6 }T
T{ text1 drop c@ -> 97 }T
: text2 s" " ;
T{ text2 nip -> 0 }T
T{ s" abc" bytes -> 97 98 99 }T
create counted 3 c, 7 c, 8 c, 9 c,
T{ counted count -> counted char+ 3 }T

\ Branches and loops: IF ELSE THEN BEGIN UNTIL WHILE REPEAT
: if1 if 123 then ;
: if2 if 123 else 234 then ;
: if3 if 1 if 2 else 3 then else 4 then ;
T{ 0 if1 -> }T
T{ 1 if1 -> 123 }T
T{ min-int if1 -> 123 }T
T{ 0 if2 -> 234 }T
T{ -1 if2 -> 123 }T
T{ 5 if3 -> 2 }T
T{ 0 if3 -> 4 }T
: else-twice if 1 else 2 else 3 then ;
T{ 0 else-twice -> 2 }T
T{ 1 else-twice -> 1 3 }T
: while1 begin dup 5 < while dup 1+ repeat ;
T{ 2 while1 -> 2 3 4 5 }T
T{ 6 while1 -> 6 }T
: while2 begin dup 2 > while dup 5 < while dup 1+ repeat 100 else 200 then ;
T{ 1 while2 -> 1 200 }T
T{ 3 while2 -> 3 4 5 100 }T
T{ 5 while2 -> 5 100 }T
: until1 begin dup 1+ dup 5 > until ;
T{ 4 until1 -> 4 5 6 }T
T{ 9 until1 -> 9 10 }T

\ DO LOOP +LOOP I J LEAVE UNLOOP EXIT
: do1 do i loop ;
T{ 4 1 do1 -> 1 2 3 }T
T{ 2 -1 do1 -> -1 0 1 }T
T{ min-int max-int do1 -> max-int }T
: do2 do i -1 +loop ;
T{ 1 4 do2 -> 4 3 2 1 }T
T{ max-int min-int do2 -> min-int max-int }T
: do3 do i 3 +loop ;
T{ 10 0 do3 -> 0 3 6 9 }T
T{ 9 0 do3 -> 0 3 6 }T
: do4 do i -4 +loop ;
T{ 0 10 do4 -> 10 6 2 }T
T{ 2 10 do4 -> 10 6 2 }T
: far-up 0 max-int 0 do 1+ max-int +loop ;
: far-down 0 min-int 0 do 1+ min-int 1+ +loop ;
T{ far-up far-down -> 1 2 }T
: do6 ( n -- )  2 0 do  2 0 do  j i  loop  loop ;
T{ do6 -> 0 0 0 1 1 0 1 1 }T
: do7 10 0 do  i dup 3 = if  leave  then  loop 99 ;
T{ do7 -> 0 1 2 3 99 }T
: do8 10 0 do  i 4 = if  i unloop exit  then  loop 99 ;
T{ do8 -> 4 }T
: do9 3 0 do  3 0 do  i j + 3 = if  i j unloop unloop exit  then  loop loop 99 ;
T{ do9 -> 2 1 }T
: do10 5 0 do  i >r  2 0 do  i  loop  r> 2 = if leave then  loop ;
T{ do10 -> 0 1 0 1 0 1 }T
: do11 3 0 do  leave 1  loop ;
T{ do11 -> }T
: exit1 if 1 exit then 2 ;
T{ 0 exit1 -> 2 }T
T{ 1 exit1 -> 1 }T

\ Definitions: : ; CONSTANT VARIABLE CREATE DOES> >BODY
: sq dup * ;
T{ 9 sq -> 81 }T
: shadowed 1 ;
: shadowed shadowed 1+ ;
T{ shadowed -> 2 }T
T{ 123 constant one-two-three one-two-three -> 123 }T
: make-constant constant ;
T{ 5 make-constant five five -> 5 }T
T{ variable v1 12 v1 ! v1 @ -> 12 }T
T{ v1 aligned -> v1 }T
T{ create c1 c1 -> here }T
T{ ' c1 >body -> here }T
T{ c1 aligned -> c1 }T
T{ 1 , c1 @ -> 1 }T
: adds-one does> @ 1+ ;
: adds-two does> @ 2 + ;
T{ create c2 10 , c2 @ -> 10 }T
T{ adds-one c2 -> 11 }T
T{ adds-two c2 -> 12 }T
T{ ' c2 >body @ -> 10 }T
: counter create , does> 1 over +! @ ;
5 counter k1 8 counter k2
T{ k1 k2 k1 -> 6 9 7 }T
: two-faced create does> 1+ does> 2 + ;
T{ two-faced w1 w1 -> ' w1 >body 1+ }T
T{ w1 -> ' w1 >body 2 + }T
: late-does create 7 , does> @ swap if  1+ exit  then  2* ;
T{ late-does l1 1 l1 0 l1 -> 8 14 }T

\ RECURSE IMMEDIATE POSTPONE LITERAL [ ] STATE ' ['] EXECUTE
: down ( n -- n…0 )  dup if  dup 1- recurse  then ;
T{ 3 down -> 3 2 1 0 }T
: seven 7 ; immediate
: at-once seven literal ;
T{ at-once -> 7 }T
: later postpone seven ;
T{ later -> 7 }T
: adds postpone + ; immediate
: sum adds ;
T{ 3 4 sum -> 7 }T
: compile-if postpone if ; immediate
: cif compile-if 1 else 2 then ;
T{ 0 cif -1 cif -> 2 1 }T
: literal1 [ 3 4 * ] literal ;
T{ literal1 -> 12 }T
: literal2 [ min-int ] literal ;
T{ literal2 -> min-int }T
: compiling? state @ 0= 0= ;
: compiling-now? compiling? ; immediate
T{ compiling? compiling-now? -> 0 0 }T
: asked compiling-now? literal compiling? ;
T{ asked -> -1 0 }T
: bracketed [ compiling? ] literal ;
T{ bracketed -> 0 }T
T{ 3 ' sq execute -> 9 }T
: ticked ['] sq ;
T{ 4 ticked execute -> 16 }T
T{ ' sq ticked = -> -1 }T
: ticks ' ;
T{ ticks sq ticked = -> -1 }T

\ FIND
create sq-name 2 c, char s c, char q c,
create seven-name 5 c, char s c, char e c, char v c, char e c, char n c,
create no-name 4 c, char n c, char o c, char ~ c, char ~ c,
T{ sq-name find -> ' sq -1 }T
T{ seven-name find swap execute -> 1 7 }T
T{ no-name find -> no-name 0 }T

\ The input: SOURCE >IN WORD EVALUATE (
T{ source nip 0> -> -1 }T
T{ source drop c@ -> char T }T
T{ >in @ -> 9 }T
T{ 1 \ 2
-> 1 }T
variable rounds 0 rounds !
: maybe-again ( -- )  rounds @ 3 < if  0 >in !  then ;
1 rounds +! maybe-again
T{ rounds @ -> 3 }T
T{ 1 source nip >in ! this is skipped
-> 1 }T
T{ bl word abc count bytes -> 97 98 99 }T
T{ char " word a b" count bytes -> 97 32 98 }T
T{ bl word   x count nip -> 1 }T
T{ char ) word )))x) count bytes -> 120 }T
T{ bl word
c@ -> 0 }T
T{ s" 1 2 +" evaluate -> 3 }T
T{ s" " evaluate -> }T
T{ s" : evaluated 42 ;" evaluate evaluated -> 42 }T
: evaluates s" 6 7 *" evaluate ;
T{ evaluates -> 42 }T
T{ s" source nip" evaluate -> 10 }T
T{ s"  >in @" evaluate -> 6 }T
T{ s" bl word xyz c@" evaluate -> 3 }T
T{ s" 1 ( an open comment" evaluate -> 1 }T
T{ 1 ( a comment ) 2 -> 1 2 }T
T{ 1 ( ) 2 -> 1 2 }T
: commented 1 ( 2 ) 3 ;
T{ commented -> 1 3 }T

\ Numbers: BASE DECIMAL >NUMBER
T{ base @ -> 10 }T
T{ 16 base ! 1F decimal -> 31 }T
T{ 2 base ! 101 decimal base @ -> 5 10 }T
T{ 16 base ! aBc decimal -> 2748 }T
T{ 36 base ! zz decimal -> 1295 }T
T{ $ff #10 %101 $-a 'a' -> 255 10 5 -10 97 }T
T{ 16 base ! #10 $10 %10 decimal -> 10 16 2 }T
T{ 18446744073709551615 -> -1 }T
T{ -9223372036854775808 -> min-int }T
T{ 7. -7. -> 7 0 -7 -1 }T
T{ 340282366920938463463374607431768211455. -> ones ones }T
T{ 0. s" 12" >number nip -> 12 0 0 }T
T{ 0. s" 12a" >number nip -> 12 0 1 }T
: consumed ( addr u -- ud n )  over >r 0. 2swap >number drop r> - ;
T{ s" 12a" consumed -> 12 0 2 }T
T{ 0. s" x" >number nip -> 0 0 1 }T
T{ 5. s" 12" >number nip -> 512 0 0 }T
T{ 0. s" " >number nip -> 0 0 0 }T
T{ 0. s" -1" >number nip -> 0 0 2 }T
T{ 16 base ! 0. s" Ff" >number decimal nip -> 255 0 0 }T
T{ ones 0 s" 9" >number nip -> -1 9 0 }T

\ Pictured numbers: <# # #S HOLD SIGN #>
: same ( addr1 u1 addr2 u2 -- flag )
  rot over <> if  2drop drop 0 exit  then
  0 ?do  over i + c@ over i + c@ <> if  2drop 0 unloop exit  then  loop  2drop -1 ;
T{ <# 123 0 #s #> s" 123" same -> -1 }T
T{ <# 0 0 #s #> s" 0" same -> -1 }T
T{ <# 123 0 # # #> s" 23" same -> -1 }T
T{ <# 5 0 # # # #> s" 005" same -> -1 }T
T{ <# 1 0 # -1 sign #> s" -1" same -> -1 }T
T{ <# 1 0 # 0 sign #> s" 1" same -> -1 }T
T{ <# 12 0 # char . hold #s #> s" 1.2" same -> -1 }T
T{ <# ones ones #s #> s" 340282366920938463463374607431768211455" same -> -1 }T
T{ 16 base ! <# 2bad 0 #s #> decimal s" 2BAD" same -> -1 }T
T{ 2 base ! <# ones 0 #s #> decimal nip -> 64 }T
T{ <# 12 0 # -> 1 0 }T
T{ 0 0 <# #> nip -> 0 }T
T{ 35 0 36 base ! <# #s #> decimal s" Z" same -> -1 }T

\ Environment and exceptions: ENVIRONMENT? ABORT ABORT" QUIT
T{ s" no-such-query" environment? -> 0 }T
T{ s" /COUNTED-STRING" environment? swap 254 > -> -1 -1 }T
T{ s" MAX-N" environment? -> max-int -1 }T
T{ s" MAX-U" environment? -> ones -1 }T
T{ s" MAX-D" environment? -> ones max-int -1 }T
T{ s" MAX-UD" environment? -> ones ones -1 }T
T{ s" MAX-CHAR" environment? -> 255 -1 }T
T{ s" ADDRESS-UNIT-BITS" environment? -> 8 -1 }T
T{ s" FLOORED" environment? -> floored -1 }T
T{ s" /HOLD" environment? swap 129 > -> -1 -1 }T
T{ s" /PAD" environment? swap 83 > -> -1 -1 }T
T{ s" RETURN-STACK-CELLS" environment? swap 23 > -> -1 -1 }T
T{ s" STACK-CELLS" environment? swap 31 > -> -1 -1 }T
T{ s" CORE" environment? s" CORE-EXT" environment? -> -1 -1 -1 -1 }T
T{ s" DOUBLE" environment? s" DOUBLE-EXT" environment? -> -1 -1 -1 -1 }T
T{ s" EXCEPTION" environment? s" EXCEPTION-EXT" environment? -> -1 -1 -1 -1 }T
T{ s" FACILITY" environment? -> -1 -1 }T
T{ s" FILE" environment? s" FILE-EXT" environment? -> -1 -1 -1 -1 }T
T{ s" FLOATING" environment? s" FLOATING-EXT" environment? -> -1 -1 -1 -1 }T
T{ s" FLOATING-STACK" environment? swap 5 > -> -1 -1 }T
T{ s" MAX-FLOAT" environment? fdup f2* f< -> -1 -1 }T
T{ s" LOCALS" environment? s" LOCALS-EXT" environment? -> -1 -1 -1 -1 }T
T{ s" #LOCALS" environment? -> 1000 -1 }T
T{ s" MEMORY-ALLOC" environment? s" MEMORY-ALLOC-EXT" environment? -> -1 -1 -1 -1 }T
T{ s" SEARCH-ORDER" environment? s" SEARCH-ORDER-EXT" environment? -> -1 -1 -1 -1 }T
T{ s" WORDLISTS" environment? swap 7 > -> -1 -1 }T
T{ s" STRING" environment? s" STRING-EXT" environment? s" TOOLS" environment? -> -1 -1 -1 -1 -1 -1 }T
\ Sets that are absent or have absent words.
T{ s" BLOCK" environment? s" FACILITY-EXT" environment? s" TOOLS-EXT" environment? s" XCHAR" environment? -> 0 0 0 0 }T
T{ s" abort" thrown -> -1 }T
: may-abort abort" it aborts" 5 ;
T{ 0 may-abort -> 5 }T
T{ s" 1 may-abort" thrown -> -2 }T
T{ ' quit 0= -> 0 }T

s" core" report
