\ Conditions that the standard calls ambiguous, and what this system throws in them.
\
\   code  meaning in the standard              here
\    -1   ABORT      -2  ABORT"
\    -3   stack overflow                       endless pushing
\    -4   stack underflow                      any word that misses an item
\    -5   return stack overflow                endless recursion, also by way of CATCH, whose frames are there
\    -6   return stack underflow               nobody can catch it: the frame of CATCH is gone before; the session goes on
\    -8   dictionary overflow                  ALLOT , C, F, … beyond the end of data space
\    -9   invalid memory address               @ ! MOVE TYPE EVALUATE EXECUTE … outside of the memory or code; ALLOCATE
\                                              in a heap that a program wrote over
\   -10   division by zero                     / MOD UM/MOD M*/ …
\   -11   result out of range                  / MOD */ FM/MOD UM/MOD … whose quotient no cell holds
\   -12   argument type mismatch               DEFER! DEFER@ ALIAS with what is no execution token
\   -13   undefined word                       interpreted, compiled, and after ' ['] POSTPONE
\   -14   interpreting a compile-only word     IF >R LITERAL EXIT …
\   -16   zero-length string as a name         : CREATE ' … at the end of the line
\   -17   pictured numeric output overflow     HOLD without end
\   -18   parsed string overflow               WORD of more than 255 characters, S" of more than 4096 that is interpreted
\   -19   definition name too long             more than 255 characters
\   -21   unsupported operation                a DEFERred word that was not set
\   -22   control structure mismatch           THEN without IF; LOOP for BEGIN; ; before THEN
\   -24   invalid numeric argument             BASE out of 2 … 36; ACCEPT of less than nothing; \x without digits
\   -28   user interrupt                       Ctrl-C
\   -29   compiler nesting                     : while a definition is compiled
\   -31   >BODY of a word not by CREATE
\   -32   invalid name argument                TO and IS of another word
\   -36   invalid file position                before the start of the file, or more than 63 bits
\   -38   non-existent file                    INCLUDED REQUIRED, and OPEN-FILE's ior
\   -39   unexpected end of file               {: without :}; a definition that a file does not end
\   -44   floating-point stack overflow
\   -45   floating-point stack underflow
\   -49   search-order overflow
\   -48   invalid POSTPONE                     of a local
\   -50   search-order underflow
\   -58   [IF], [ELSE], or [THEN] error        [IF] without [THEN]
\   -59   ALLOCATE failed      -60  FREE failed      -61  RESIZE failed
\  -256   nested too deeply                    EVALUATE and INCLUDED within each other more than 64 deep
\   -78   SUBSTITUTE failed      -79  REPLACES failed
\
\ Codes that cannot happen here: -7 -52 -53 (loops, control structures and CATCH use the other stacks: -3 or -5), -20 (all
\ memory can be written), -23 (addresses need no alignment), -26 -27 (these programs read what lies on the return stack),
\ -33 -34 -35 (no blocks), -40 to -43, -46, -54 and -55 (floats are infinite, not numbers, or rounded), -77 (no xchars).
\
\ Others do no harm: what they do here is at the end of this file.

decimal

\ -3 -5 -44: stacks that grow without end
: pushes begin 1 again ;
: calls recurse 1 drop ;
: pushes-floats begin 1e again ;
: pushes-r begin 1 >r again ;
T{ s" pushes" thrown -> -3 }T
T{ s" calls" thrown -> -5 }T
T{ s" pushes-r" thrown -> -5 }T
T{ s" pushes-floats" thrown -> -44 }T
T{ 1 2 3 s" pushes" thrown -> 1 2 3 -3 }T
: catches-itself ['] calls catch ['] pushes catch ;
T{ catches-itself -> -5 -3 }T

\ Frames of CATCH are on the return stack too: what else throws -53.
defer nests-catch
:noname ['] nests-catch catch throw ; is nests-catch
T{ s" nests-catch" thrown -> -5 }T
: nests-structures  s" : deep-structure " evaluate  begin postpone if again ; immediate
T{ s" nests-structures" thrown dup -3 = swap -8 = or -> true }T

\ -1 -2
T{ s" abort" thrown -> -1 }T
T{ s\" : stops abort\" no reason\" ; 0 stops 1 stops" thrown -> -2 }T

\ -4 -45: an item is missing
T{ s" drop" thrown -> -4 }T
T{ s" 1 +" thrown -> -4 }T
T{ s" 1 2 rot" thrown -> -4 }T
T{ s" dup" thrown -> -4 }T
T{ s" 1 !" thrown -> -4 }T
T{ s" ." thrown -> -4 }T
T{ s" execute" thrown -> -4 }T
T{ s" 5 pick" thrown -> -4 }T
T{ s" 1 2 7 roll" thrown -> -4 }T
: under-compiled 1 2 + + ;
T{ s" under-compiled" thrown -> -4 }T
T{ s" 0 0 do" thrown 0= -> false }T
T{ s" fdrop" thrown -> -45 }T
T{ s" 1e f+" thrown -> -45 }T
T{ s" f@" thrown -> -4 }T

\ -8
T{ s" unused 1+ allot" thrown -> -8 }T
T{ s" max-int allot" thrown -> -8 }T
\ What appends stops at the end of data space, and leaves alone what is behind it.
marker before-the-end
: cells-to-the-end begin 1 , again ;
: bytes-to-the-end begin 1 c, again ;
: floats-to-the-end begin 1e f, again ;
T{ s" floats-to-the-end" thrown unused 8 u< -> -8 true }T
T{ -4096 allot s" cells-to-the-end" thrown unused 8 u< -> -8 true }T
T{ s" bytes-to-the-end" thrown unused -> -8 0 }T
T{ s" : no-room ;" thrown s" create no-room" thrown -> -8 -8 }T
T{ 100 allocate swap free -> 0 0 }T
before-the-end
T{ unused 1000000 u> : there-is-room 5 ; there-is-room -> true 5 }T

\ -9
\ A block that was written beyond its end: the heap is found to be destroyed, whatever size stands there.
100 allocate throw constant overrun
overrun 112 + constant behind \ the size of the next block
: allocates-behind ( n -- n )  behind @ swap behind !  s" 100 allocate" thrown  swap behind ! ;
T{ 0 allocates-behind 8 allocates-behind 24 allocates-behind -> -9 -9 -9 }T
T{ -16 allocates-behind 1 60 lshift allocates-behind -> -9 -9 }T
overrun 16 - constant before
: frees-behind ( n -- ior )  before @ swap before !  overrun free  swap before ! ;
T{ 0 frees-behind 1 60 lshift 1+ frees-behind overrun free -> -60 -60 0 }T

1 60 lshift constant nowhere
T{ s" nowhere @" thrown -> -9 }T
T{ s" -1 @" thrown -> -9 }T
T{ s" 1 nowhere !" thrown -> -9 }T
T{ s" nowhere c@" thrown -> -9 }T
T{ s" 1 nowhere c!" thrown -> -9 }T
T{ s" 1 nowhere +!" thrown -> -9 }T
T{ s" nowhere 2@" thrown -> -9 }T
T{ s" 1 2 nowhere 2!" thrown -> -9 }T
T{ s" nowhere f@" thrown -> -9 }T
T{ s" 1e nowhere f!" thrown -> -9 }T
T{ s" nowhere count" thrown -> -9 }T
T{ s" nowhere here 10 move" thrown -> -9 }T
T{ s" here nowhere 10 move" thrown -> -9 }T
T{ s" nowhere 10 1 fill" thrown -> -9 }T
T{ s" here max-int 1 fill" thrown -> -9 }T
T{ s" nowhere here 10 cmove" thrown -> -9 }T
T{ s" nowhere 10 type" thrown -> -9 }T
T{ s" pad -1 dump" thrown -> -9 }T
T{ s" pad -1 evaluate" thrown -> -9 }T
T{ s" nowhere 10 evaluate" thrown -> -9 }T
T{ s" nowhere 10 here 10 compare" thrown -> -9 }T
T{ s" nowhere execute" thrown -> -9 }T
T{ s" -1 execute" thrown -> -9 }T
T{ s" nowhere 10 r/o open-file" thrown -> -9 }T
: wild-inside nowhere @ ;
: catches-wild 11 ['] wild-inside catch ;
T{ catches-wild -> 11 -9 }T

\ -10
T{ s" 1 0 /" thrown -> -10 }T
T{ s" 1 0 mod" thrown -> -10 }T
T{ s" 1 0 /mod" thrown -> -10 }T
T{ s" 1 2 0 */" thrown -> -10 }T
T{ s" 1 2 0 */mod" thrown -> -10 }T
T{ s" 1 0 0 fm/mod" thrown -> -10 }T
T{ s" 1 0 0 sm/rem" thrown -> -10 }T
T{ s" 1 0 0 um/mod" thrown -> -10 }T
T{ s" 1. 2 0 m*/" thrown -> -10 }T
T{ s" 0 0 /" thrown -> -10 }T

\ -11
T{ s" min-int -1 /" thrown -> -11 }T
T{ s" min-int -1 mod" thrown -> -11 }T
T{ s" min-int -1 /mod" thrown -> -11 }T
T{ s" max-int max-int 1 */" thrown -> -11 }T
T{ s" max-int 2 1 */mod" thrown -> -11 }T
T{ s" 0 1 1 fm/mod" thrown -> -11 }T
T{ s" 0 1 1 sm/rem" thrown -> -11 }T
T{ s" 0 2 2 um/mod" thrown -> -11 }T

\ -13
T{ s" no-such-word" thrown -> -13 }T
T{ s" 12x" thrown -> -13 }T
T{ s" : uses-none no-such-word ;" thrown -> -13 }T
T{ s" ' no-such-word" thrown -> -13 }T
T{ s" : ticks-none ['] no-such-word ;" thrown -> -13 }T
T{ s" : postpones-none postpone no-such-word ;" thrown -> -13 }T
T{ s" 1 to no-such-word" thrown -> -13 }T
T{ s" synonym of-itself of-itself" thrown -> -13 }T
marker before-list
wordlist constant lost-list  lost-list set-current  : in-lost-list 5 ;  forth-wordlist set-current
T{ lost-list before-list s" in-lost-list" rot search-wordlist -> 0 }T
\ The definition that the error ended is not found, and the next one is not disturbed.
T{ s" uses-none" thrown -> -13 }T
: uses-some 5 ;
T{ uses-some -> 5 }T

\ -14
T{ s" if" thrown -> -14 }T
T{ s" 1 then" thrown -> -14 }T
T{ s" begin" thrown -> -14 }T
T{ s" 1 0 do" thrown -> -14 }T
T{ s" loop" thrown -> -14 }T
T{ s" exit" thrown -> -14 }T
T{ s" 1 >r" thrown -> -14 }T
T{ s" r>" thrown -> -14 }T
T{ s" r@" thrown -> -14 }T
T{ s" i" thrown -> -14 }T
T{ s" unloop" thrown -> -14 }T
T{ s" leave" thrown -> -14 }T
T{ s" 1 literal" thrown -> -14 }T
T{ s" recurse" thrown -> -14 }T
T{ s" postpone dup" thrown -> -14 }T
T{ s" ['] dup" thrown -> -14 }T
T{ s" [char] x" thrown -> -14 }T
T{ s" ;" thrown -> -14 }T

\ -16
T{ s" :" thrown -> -16 }T
T{ s" create" thrown -> -16 }T
T{ s" variable" thrown -> -16 }T
T{ s" 1 constant" thrown -> -16 }T
T{ s" 1 value" thrown -> -16 }T
T{ s" defer" thrown -> -16 }T
T{ s" '" thrown -> -16 }T
T{ s" marker " thrown -> -16 }T

\ -17 -18 -19
: holds-on <# 100000 0 do [char] x hold loop 0 0 #> ;
T{ s" holds-on" thrown -> -17 }T
create long-text 400 allot
: parsed-after ( addr u -- n )
  long-text 400 [char] x fill  long-text swap move  long-text 400 thrown ;
T{ s" bl word xx" parsed-after -> -18 }T
create very-long-text 5000 allot  very-long-text 5000 char x fill
s\" s\" " very-long-text swap move
: text-of ( n -- addr u ) \ S" of n characters
  [char] " over very-long-text 3 + + c!  4 + very-long-text swap ;
T{ 4097 text-of thrown 4096 text-of thrown -> -18 0 }T
T{ s" create xx" parsed-after -> -19 }T
T{ s" : xx" parsed-after -> -19 }T

\ -21 -24
defer never-set
T{ s" never-set" thrown -> -21 }T
: prints 5 0 <# #s #> 2drop ;
: in-base ( n -- n )  \ what printing throws in that base
  base @ swap base !  s" prints" thrown  swap base ! ;
T{ 0 in-base 1 in-base 37 in-base -1 in-base 36 in-base -> -24 -24 -24 -24 0 }T
T{ s" pad -1 accept" thrown -> -24 }T
T{ s\" s\\\" \\xg0\"" thrown -> -24 }T

\ -22
T{ s" : e1 then ;" thrown -> -22 }T
T{ s" : e2 if ;" thrown -> -22 }T
T{ s" : e3 begin ;" thrown -> -22 }T
T{ s" : e4 until ;" thrown -> -22 }T
T{ s" : e5 do ;" thrown -> -22 }T
T{ s" : e6 loop ;" thrown -> -22 }T
T{ s" : e7 begin loop ;" thrown -> -22 }T
T{ s" : e8 if until ;" thrown -> -22 }T
T{ s" : e9 do then ;" thrown -> -22 }T
T{ s" : e10 begin while ;" thrown -> -22 }T
T{ s" : e11 if repeat ;" thrown -> -22 }T
T{ s" : e12 else then ;" thrown -> -22 }T
T{ s" : e13 case of endcase ;" thrown -> -22 }T
T{ s" : e14 if if then ;" thrown -> -22 }T
T{ s" e2" thrown -> -13 }T

\ -29
: starts : ; immediate
T{ s" : e15 starts e16" thrown -> -29 }T

\ -12 -31 -32 -36 -38 -39 -48 -58
T{ s" 0 >body" thrown -> -31 }T
: does-later does> ;
: not-created ;
T{ s" does-later" thrown -> -31 }T
T{ s" : l1 {: a b" thrown -> -39 }T
T{ s" : l2 {: a :} postpone a ;" thrown -> -48 }T
T{ s" false [if]" thrown -> -58 }T
T{ s" true [if] [else]" thrown -> -58 }T
T{ s" ' dup defer@" thrown -> -32 }T
T{ s" ' dup ' dup defer!" thrown -> -32 }T
T{ s" ' dup >body" thrown -> -31 }T
T{ s" 1 to dup" thrown -> -32 }T
T{ s" : e20 to dup ;" thrown -> -32 }T
T{ s" ' dup is dup" thrown -> -32 }T
T{ s" ' dup -12 defer!" thrown s" -12 defer@" thrown s" -12 alias no-alias" thrown -> -12 -12 -12 }T
T{ s" action-of dup" thrown -> -32 }T
T{ s" include no-such-file.fs" thrown -> -38 }T
T{ s" require no-such-file.fs" thrown -> -38 }T
T{ s" no-such-file.fs" r/o open-file nip -> -38 }T

\ -256
: evaluates-itself s" evaluates-itself" evaluate ;
T{ s" evaluates-itself" thrown -> -256 }T

\ -49 -50
: many-also 1000 0 do also loop ;
: many-previous 1000 0 do previous loop ;
: order-after ( c-addr u -- n )  get-order n>r thrown nr> set-order ;
T{ s" many-also" order-after -> -49 }T
T{ s" many-previous" order-after -> -50 }T

\ -36
: seeks ( d -- ior )
  s" seeks.tmp" r/w create-file throw >r r@ reposition-file r> close-file throw
  s" seeks.tmp" delete-file throw ;
T{ -1. seeks 0 1 seeks 0 -1 seeks -> -36 -36 -36 }T
: resizes ( d -- ior size )
  s" seeks.tmp" r/w create-file throw >r s" text" r@ write-file throw
  r@ resize-file r@ file-size throw drop r> close-file throw  s" seeks.tmp" delete-file throw ;
T{ 2. resizes 0 1 resizes -1. resizes -> 0 2 -36 4 -36 4 }T

\ -59 -60 -61 -78 -79, and files that are not open
T{ s" -1 allocate throw" thrown -> -59 }T
T{ s" here free throw" thrown -> -60 }T
T{ s" here 10 resize throw" thrown -> -61 }T
: frees-twice 10 allocate throw dup free throw free ;
T{ frees-twice -> -60 }T
T{ s\" s\" text\" s\" a%b\" replaces" thrown -> -79 }T
T{ s" text" pad 2 substitute nip nip -> -78 }T
12345 constant no-file
: refused? ( ior -- flag )  0<> ;
T{ no-file close-file refused? pad 1 no-file read-file refused? nip -> true true }T
T{ pad 1 no-file read-line refused? nip nip pad 1 no-file write-file refused? -> true true }T
T{ pad 1 no-file write-line refused? no-file flush-file refused? -> true true }T
T{ no-file file-size refused? nip nip no-file file-position refused? nip nip -> true true }T
T{ 0. no-file reposition-file refused? 0. no-file resize-file refused? -> true true }T
T{ s" no-file include-file" thrown 0= -> false }T

\ What does no harm: shifts by too much give 0; text behind the end of the source is empty; what has no
\ meaning outside of a definition is ignored there; the value of a float that no cell holds is the nearest.
T{ 1 64 lshift -1 64 rshift 1 max-int lshift -> 0 0 0 }T
T{ s" 1 1000000 >in ! 2" evaluate -> 1 }T
T{ s" -1 >in ! 2" evaluate -> }T
T{ :noname 5 ; immediate execute -> 5 }T
T{ 0 0 (local) -> }T
T{ 1e300 f>s -1e300 f>s -> max-int min-int }T
T{ s" 0 pick" thrown s" -1 pick" thrown s" 1 2 -1 roll" thrown -> -4 -4 -4 }T
T{ 0 restore-input 5 1 restore-input -> true true }T

s" errors" report
