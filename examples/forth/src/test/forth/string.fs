\ The words of STRING and STRING EXT.

decimal

: same ( addr1 u1 addr2 u2 -- flag )  compare 0= ;

\ COMPARE
T{ s" abc" s" abc" compare -> 0 }T
T{ s" abc" s" abd" compare -> -1 }T
T{ s" abd" s" abc" compare -> 1 }T
T{ s" ab" s" abc" compare -> -1 }T
T{ s" abc" s" ab" compare -> 1 }T
T{ s" " s" " compare -> 0 }T
T{ s" " s" a" compare -> -1 }T
T{ s" b" s" abc" compare -> 1 }T
T{ s" a" s" A" compare -> 1 }T
create high 200 c, create low 100 c,
T{ high 1 low 1 compare -> 1 }T
T{ s" abc" 2dup compare -> 0 }T

\ SEARCH
: text s" abcdefabc" ;
T{ text s" abc" search -> text true }T
T{ text s" def" search -> text 3 /string true }T
T{ text s" fabc" search rot drop -> 4 true }T
T{ text s" abcx" search -> text false }T
T{ text s" " search -> text true }T
T{ text s" abcdefabcd" search -> text false }T
T{ s" aaab" s" aab" search rot drop -> 3 true }T
T{ s" " s" a" search rot drop -> 0 false }T

\ /STRING -TRAILING BLANK
T{ text 3 /string s" defabc" same -> true }T
T{ text 0 /string -> text }T
T{ text 3 /string -3 /string -> text }T
T{ s" abc  " -trailing nip -> 3 }T
T{ s" abc" -trailing nip -> 3 }T
T{ s"  a b " -trailing nip -> 4 }T
T{ s"    " -trailing nip -> 0 }T
T{ s" " -trailing nip -> 0 }T
create area 10 allot
: area= ( addr u -- flag )  area over compare 0= ;
T{ area 10 char x fill area 1+ 3 blank area 5 s" x   x" same -> true }T
T{ area 0 blank area c@ -> char x }T

\ CMOVE copies upwards, CMOVE> downwards: overlaps differ.
: afresh ( -- )  s" abcdefghij" area swap move ;
T{ afresh s" xyz" area swap cmove area 5 s" xyzde" same -> true }T
T{ afresh area area 1+ 4 cmove area 5 s" aaaaa" same -> true }T
T{ afresh area area 2 + 4 cmove area 7 s" abababg" same -> true }T
T{ afresh area 1+ area 4 cmove area 5 s" bcdee" same -> true }T
T{ afresh area area 1+ 4 cmove> area 6 s" aabcdf" same -> true }T
T{ afresh area 1+ area 4 cmove> area 5 s" eeeee" same -> true }T
T{ afresh s" xyz" area swap cmove> area 5 s" xyzde" same -> true }T
T{ afresh area area 1+ 0 cmove area area 1+ 0 cmove> area 3 s" abc" same -> true }T

\ SLITERAL
: lit1 [ s" literal" ] sliteral ;
T{ lit1 s" literal" same -> true }T
: lit2 [ text 2 /string ] sliteral ;
T{ lit2 s" cdefabc" same -> true }T
: lit3 [ s" " ] sliteral ;
T{ lit3 nip -> 0 }T

\ REPLACES SUBSTITUTE UNESCAPE
create result 60 allot
: substituted ( addr u addr u -- flag n )  \ whether the first becomes the second
  2>r result 60 substitute  rot rot 2r> same swap ;
T{ s" hello" s" greeting" replaces -> }T
T{ s" you" s" who" replaces -> }T
T{ s" %greeting%, %who%!" s" hello, you!" substituted -> true 2 }T
T{ s" nothing" s" nothing" substituted -> true 0 }T
T{ s" 50%% of %who%" s" 50% of you" substituted -> true 1 }T
T{ s" %unknown%" s" %unknown%" substituted -> true 0 }T
T{ s" open %who" s" open %who" substituted -> true 0 }T
T{ s" me" s" who" replaces s" %who%" s" me" substituted -> true 1 }T
T{ s" " s" empty" replaces s" <%empty%>" s" <>" substituted -> true 1 }T
T{ s" %who%" s" loop" replaces s" %loop%" s" %who%" substituted -> true 1 }T
T{ s" a longer text" s" who" replaces s" %who%" s" a longer text" substituted -> true 1 }T
T{ s" you" s" who" replaces s" %who%" s" you" substituted -> true 1 }T
\ After a MARKER all is as it was before, whatever the memory holds now.
marker before-replaces
T{ s" a text that was not there before" s" who" replaces s" added" s" new" replaces
   s" %who% %new%" s" a text that was not there before added" substituted -> true 2 }T
before-replaces
create other-use 400 allot  other-use 400 255 fill
T{ s" %who% %new%" s" you %new%" substituted -> true 1 }T
\ Text and name may stand where WORD leaves them.
T{ bl word here-text count s" here" replaces s" %here%" s" here-text" substituted -> true 1 }T
T{ s" named" bl word here-name count replaces s" %here-name%" s" named" substituted -> true 1 }T
T{ s" text" pad 0 replaces s" %%" s" %" substituted -> true 0 }T
T{ s\" pad -1 s\" bad\" replaces" thrown s" %bad%" s" %bad%" substituted -> -9 true 0 }T
T{ s" " s" " substituted -> true 0 }T
T{ s" abcdef" result 3 substitute nip nip 0< -> true }T
T{ s" 100%" result unescape s" 100%%" same -> true }T
T{ s" %a%b" result unescape s" %%a%%b" same -> true }T
T{ s" plain" result unescape s" plain" same -> true }T

s" string" report
