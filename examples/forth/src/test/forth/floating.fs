\ The words of FLOATING, and of FLOATING EXT those that a tester needs. F. and others that print
\ are in output.fs.

decimal

\ Numbers
T{ 1e -> 1.0e }T
T{ 1e0 1.e 1E 10e-1 0.1e1 -> 1e 1e 1e 1e 1e }T
T{ -1.5e -> 1.5e fnegate }T
T{ +2e3 -> 2000e }T
T{ 1e23 -> 100000000000000000000000e }T
T{ 4.9e-324 f0= -> false }T
T{ 1.7976931348623157e308 fdup f< -> false }T
T{ 0.1e 0.2e f+ -> 0.30000000000000004e }T
: compiled 1.5e -2e ;
T{ compiled -> 1.5e -2e }T

\ FDUP FDROP FSWAP FOVER FROT FDEPTH
T{ 1e fdup -> 1e 1e }T
T{ 1e 2e fdrop -> 1e }T
T{ 1e 2e fswap -> 2e 1e }T
T{ 1e 2e fover -> 1e 2e 1e }T
T{ 1e 2e 3e frot -> 2e 3e 1e }T
T{ fdepth 1e 2e fdepth swap - fdrop fdrop -> 2 }T

\ F+ F- F* F/ FNEGATE FMAX FMIN
T{ 1.5e 2e f+ -> 3.5e }T
T{ 1.5e 2e f- -> -0.5e }T
T{ 1.5e 2e f* -> 3e }T
T{ 3e 2e f/ -> 1.5e }T
T{ 1e 3e f/ -> 0.33333333333333333e }T
T{ 2e fnegate fnegate -> 2e }T
T{ 0e fnegate -> -0e }T
T{ 1e 2e fmax -2e 1e fmax -> 2e 1e }T
T{ 1e 2e fmin -2e 1e fmin -> 1e -2e }T

\ F0= F0< F< F~
T{ 0e f0= -0e f0= 1e-300 f0= -> true true false }T
T{ -1e f0< 0e f0< -0e f0< 1e f0< -> true false false false }T
T{ 1e 2e f< 2e 1e f< 1e 1e f< -> true false false }T
T{ -1e 1e f< -0e 0e f< -> true false }T
T{ 1e 1e 0e f~ 0e -0e 0e f~ 1e 2e 0e f~ -> true false false }T
T{ 1e 1.1e 0.2e f~ 1e 1.1e 0.05e f~ -> true false }T
T{ 100e 101e -0.01e f~ 100e 110e -0.01e f~ -> true false }T

\ FLOOR FROUND D>F F>D S>F F>S
T{ 1.7e floor -1.2e floor 2e floor -> 1e -2e 2e }T
T{ 1.4e fround 1.5e fround 2.5e fround -1.5e fround -> 1e 2e 2e -2e }T
T{ 0.49999999999999994e fround -> 0e }T
T{ 5 0 d>f -5 -1 d>f -> 5e -5e }T
T{ 0 1 d>f -> 18446744073709551616e }T
T{ 9007199254740993. d>f -> 9007199254740992e }T
T{ 5.9e f>d -5.9e f>d -> 5. -5. }T
T{ 18446744073709551616e f>d -> 0 1 }T
T{ -18446744073709551616e f>d -> 0 -1 }T
T{ 0 min-int d>f f>d -> 0 min-int }T
T{ 7 s>f -7 s>f -> 7e -7e }T
T{ 7.9e f>s -7.9e f>s -> 7 -7 }T

\ F! F@ FALIGN FALIGNED FLOAT+ FLOATS FVARIABLE FCONSTANT FLITERAL
T{ fvariable fv 1.5e fv f! fv f@ -> 1.5e }T
T{ 2.5e fconstant fc fc -> 2.5e }T
: flit [ 3.5e ] fliteral ;
T{ flit -> 3.5e }T
T{ here 1+ faligned dup faligned = -> true }T
T{ here 1 allot falign here faligned here = nip -> true }T
T{ 0 floats 3 floats 1 floats 3 * = -> 0 true }T
T{ 100 float+ 100 - -> 1 floats }T
falign here 2 floats allot constant pair
T{ 1e pair f! 2e pair float+ f! pair f@ pair float+ f@ -> 1e 2e }T
T{ fv faligned -> fv }T

\ >FLOAT
T{ s" 1.5" >float -> 1.5e true }T
T{ s" -1.5e3" >float -> -1500e true }T
T{ s" 1E" >float s" +1e-2" >float -> 1e 0.01e true true }T
T{ s" .5" >float s" 5." >float -> 0.5e 5e true true }T
T{ s" 2d3" >float s" 2+3" >float s" 2-3" >float -> 2000e 2000e 0.002e true true true }T
T{ s" abc" >float s" 1.2.3" >float s" 1e2e3" >float s" -" >float -> false false false false }T
T{ s"    " >float -> 0e true }T
T{ s" e5" >float s" ." >float -> false false }T

\ REPRESENT
create digits 20 allot
: represented ( F: r -- ) ( u -- exponent negative? )
  digits 20 [char] ? fill  digits swap represent 0= if  -999  then ;
: digits= ( addr u -- flag )  digits over compare 0= ;
T{ 1.5e 4 represented s" 1500" digits= -> 1 false true }T
T{ -123.456e 4 represented s" 1235" digits= -> 3 true true }T
T{ 0.00123e 3 represented s" 123" digits= -> -2 false true }T
T{ 9.99e 2 represented s" 10" digits= -> 2 false true }T
T{ 1e 1 represented s" 1" digits= -> 1 false true }T
T{ 1e100 3 represented s" 100" digits= -> 101 false true }T
T{ 0.1e 17 represented s" 10000000000000001" digits= -> 0 false true }T
T{ 2e 5 represented 2drop digits 5 + c@ -> char ? }T

\ Results that are not numbers.
T{ 1e 0e f/ fdup f< -> false }T
T{ 1e 0e f/ digits 5 represent nip nip -> false }T

\ >FLOAT with more digits than any float needs: also the last one says which float is nearest.
create digits 1010 allot
: zeros ( -- )  digits 1010 [char] 0 fill ;
: tie ( -- )  zeros  s" 1.00000000000000011102230246251565404236316680908203125" digits swap move ;
T{ tie digits 1000 >float -> 1e true }T
T{ tie char 1 digits 999 + c!  digits 1000 >float -> 1.0000000000000002220446049250313e true }T
T{ digits 1000 char 1 fill  s" e-999" digits 1000 + swap move
   digits 1005 >float -> 1.1111111111111111111111e true }T

s" floating" report
