\ Quicksort of cells.
20000 constant count#
create numbers count# cells allot
variable seed
: random ( -- n ) seed @ 1103515245 * 12345 + 2147483647 and dup seed ! ;
: prepare ( -- ) 1 seed ! count# 0 do random numbers i cells + ! loop ;
: exchange ( a1 a2 -- ) over @ over @ >r swap ! r> swap ! ;
: part ( l r -- l r r2 l2 )
  2dup over - 2/ -8 and + @ >r
  2dup begin
    swap begin dup @ r@ < while cell+ repeat
    swap begin r@ over @ < while 1 cells - repeat
    2dup <= if 2dup exchange >r cell+ r> 1 cells - then
    2dup >
  until r> drop swap ;
: sort ( l r -- )
  2dup >= if 2drop exit then
  part >r >r swap r> 2dup < if recurse else 2drop then
  r> swap 2dup < if recurse else 2drop then ;
: benchmark ( -- n ) prepare numbers dup count# 1- cells + sort numbers count# 3 / cells + @ ;
