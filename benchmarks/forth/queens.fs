\ All ways to place eight queens, column by column in an array.
8 constant size
create rows size cells allot
variable solutions
: free? ( row column -- flag )
  dup 0 ?do
    over rows i cells + @ - abs
    dup 0= swap 2 pick i - = or if 2drop false unloop exit then
  loop 2drop true ;
: place ( column -- )
  dup size = if drop 1 solutions +! exit then
  size 0 do i over free? if i over cells rows + ! dup 1+ recurse then loop drop ;
: benchmark ( -- n ) 0 solutions ! 0 place solutions @ ;
