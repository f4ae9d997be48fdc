\ Words that print; what they print is in output.expected, line for line.

decimal

: line ( -- )  cr ;

\ . U. .R U.R
1 . -1 . 0 . 123456789 . line
18446744073709551615 . -9223372036854775808 . line
1 u. -1 u. line
5 4 .r -5 4 .r 12345 3 .r 0 0 .r line
5 4 u.r -1 2 u.r line
hex ff . -ff . decimal 5 2 base ! . decimal 35 36 base ! . zz . decimal line

\ EMIT TYPE SPACE SPACES CR
65 emit char a emit bl emit char z emit line
s" a text" type s" " type line
: spaced ." [" space ." ]" ." [" 3 spaces ." ]" ." [" 0 spaces ." ]" ." [" -1 spaces ." ]" ;
spaced line
: two-lines ." one" cr ." two" ;
two-lines line

\ ." .( S" C" S\"
: says ." said" ;
says says line
.( at once) line
: later [ .( while compiling) cr ] ;
: empty ." " ;
empty line
: counted c" counted" count type ;
counted line
: escaped s\" a\tb\qc\q\x41\n" type ;
escaped
: quoted s" s-quote" type ;
quoted s" interpreted" type line

\ D. D.R
123456789012345678901234567890. d. -5. d. 0. d. line
12. 6 d.r -12. 6 d.r 123456. 3 d.r line

\ ?
variable seen  42 seen !
seen ? line

\ Pictured numbers
: price ( d -- )  <# # # [char] . hold #s [char] $ hold #> type ;
123456. price space 5. price line
: signed ( n -- )  dup abs 0 <# #s rot sign #> type ;
-42 signed space 42 signed line

\ F. FE. FS. PRECISION
1e f. 1.5e f. -0.25e f. 1e10 f. 100e f. 0e f. line
1e23 f. 1e-7 f. 123456789.125e f. line
1e fs. 12345e fs. -0.00123e fs. 0e fs. line
12345e fe. -0.00123e fe. 1e6 fe. line
3 set-precision 3.14159e f. 3.14159e fs. 31415.9e fe. 15 set-precision line

\ AT-XY PAGE
2 3 at-xy page line

\ HOLDS
: labelled ( n -- )  0 <# s" px" holds #s s" w=" holds #> type ;
12 labelled line

\ DEC. HEX. UD. UD.R F.S XT-SEE
hex 10 dec. decimal 255 hex. line
18446744073709551616. ud. -1. ud. 7. 5 ud.r line
1e 2.5e f.s fdrop fdrop line
