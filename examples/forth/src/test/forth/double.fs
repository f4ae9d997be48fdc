\ The words of DOUBLE and DOUBLE EXT. D. and D.R are in output.fs.

decimal

ones max-int 2constant max-2int
0 min-int 2constant min-2int

\ 2CONSTANT 2VARIABLE 2LITERAL 2VALUE
T{ 1 2 2constant two-1 two-1 -> 1 2 }T
: two-2 two-1 ;
T{ two-2 -> 1 2 }T
T{ 2variable two-v 3 4 two-v 2! two-v 2@ two-v @ -> 3 4 4 }T
: two-3 [ 5 6 ] 2literal ;
T{ two-3 -> 5 6 }T
T{ 7 8 2value two-val two-val -> 7 8 }T
T{ 9 10 to two-val two-val -> 9 10 }T
: set-two to two-val ;
T{ 11 12 set-two two-val -> 11 12 }T
T{ 123. -> 123 0 }T
T{ -123. -> -123 -1 }T
: two-4 -5. ;
T{ two-4 -> -5 -1 }T

\ D+ D- DNEGATE DABS M+
T{ 1. 2. d+ -> 3. }T
T{ ones 0 1. d+ -> 0 1 }T
T{ max-2int 1. d+ -> min-2int }T
T{ -1. 1. d+ -> 0. }T
T{ 5. 7. d- -> -2. }T
T{ 0 1 1. d- -> ones 0 }T
T{ min-2int 1. d- -> max-2int }T
T{ 5. dnegate -> -5. }T
T{ 0. dnegate -> 0. }T
T{ 0 1 dnegate -> 0 -1 }T
T{ min-2int dnegate -> min-2int }T
T{ -7. dabs -> 7. }T
T{ 7. dabs -> 7. }T
T{ max-2int dnegate dabs -> max-2int }T
T{ 5. 3 m+ -> 8. }T
T{ 5. -6 m+ -> -1. }T
T{ ones 0 1 m+ -> 0 1 }T
T{ 0 1 -1 m+ -> ones 0 }T
T{ max-2int 1 m+ -> min-2int }T

\ D0= D0< D= D< DU< DMAX DMIN
T{ 0. d0= -> true }T
T{ 1. d0= -> false }T
T{ 0 1 d0= -> false }T
T{ 0. d0< -> false }T
T{ -1. d0< -> true }T
T{ min-2int d0< -> true }T
T{ max-2int d0< -> false }T
T{ 5. 5. d= -> true }T
T{ 5. 6. d= -> false }T
T{ 5 1 5 2 d= -> false }T
T{ 1. 2. d< -> true }T
T{ 2. 2. d< -> false }T
T{ -1. 0. d< -> true }T
T{ ones 0 0 1 d< -> true }T
T{ min-2int max-2int d< -> true }T
T{ 0 1 ones 0 d< -> false }T
T{ 1. 2. du< -> true }T
T{ -1. 0. du< -> false }T
T{ max-2int min-2int du< -> true }T
T{ 3. 3. du< -> false }T
T{ 1. -2. dmax -> 1. }T
T{ ones 0 0 1 dmax -> 0 1 }T
T{ 1. -2. dmin -> -2. }T
T{ min-2int max-2int dmin -> min-2int }T

\ D2* D2/ D>S M*/ 2ROT
T{ 3. d2* -> 6. }T
T{ min-int 0 d2* -> 0 1 }T
T{ -3. d2* -> -6. }T
T{ 7. d2/ -> 3. }T
T{ -7. d2/ -> -4. }T
T{ 0 1 d2/ -> min-int 0 }T
T{ -1. d2/ -> -1. }T
T{ 5. d>s -> 5 }T
T{ -5. d>s -> -5 }T
T{ min-int s>d d>s -> min-int }T
T{ 10. 7 5 m*/ -> 14. }T
T{ max-2int 3 3 m*/ -> max-2int }T
T{ max-2int max-int max-int m*/ -> max-2int }T
T{ 5. -7 5 m*/ -> -7. }T
T{ 7. 1 2 m*/ -> 3. }T
\ Its quotient is rounded down or to zero, as by / .
T{ -7. 1 2 m*/ -> -7 2 / s>d }T
T{ 7. -1 2 m*/ -> -7 2 / s>d }T
T{ 1. 2. 3. 2rot -> 2. 3. 1. }T

s" double" report
