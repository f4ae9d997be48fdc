\ Bubble sort of cells.
1000 constant count#
create numbers count# cells allot
variable seed
: random ( -- n ) seed @ 1309 * 13849 + 65535 and dup seed ! ;
: prepare ( -- ) 74755 seed ! count# 0 do random numbers i cells + ! loop ;
: pass ( a n -- ) 0 ?do dup 2@ 2dup < if swap 2 pick 2! else 2drop then cell+ loop drop ;
: sort ( -- ) 0 count# 1- do numbers i pass -1 +loop ;
: benchmark ( -- n ) prepare sort numbers count# 2/ cells + @ ;
