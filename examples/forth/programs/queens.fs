\ Searches: n queens by bits and by backtracking, a knight's tour, and a sudoku.

decimal

\ ---- Queens: columns and both diagonals as bits ------------------------------------------------

variable solutions   variable all-columns
: search-queens ( columns left right -- )
  2 pick all-columns @ = if  1 solutions +!  drop 2drop exit  then
  2 pick 2 pick or over or invert all-columns @ and       \ free places of this row
  begin  dup  while
    dup dup negate and                                      \ the lowest of them
    tuck xor  swap >r
    3 pick r@ or  3 pick r@ or 2*  3 pick r> or 1 rshift  recurse
  repeat
  2drop 2drop ;
: queens ( n -- )
  0 solutions !  1 over lshift 1- all-columns !
  0 0 0 search-queens
  2 .r ."  queens: " solutions @ . cr ;

: all-queens ( n -- )  1+ 1 do  i queens  loop ;
8 all-queens

\ The first solution of eight, shown.
8 constant size
create place  size allot
variable row-now
: attacks? ( column row -- flag )                 \ whether the queen of that row does
  row-now @ over - >r  place + c@ - abs  dup 0= swap r> = or ;
: safe? ( column row -- flag )
  row-now !
  row-now @ 0 ?do  dup i attacks? if  drop unloop false exit  then  loop  drop true ;
: put ( row -- flag )
  dup size = if  drop true exit  then
  size 0 do
    i over safe? if
      i over place + c!
      dup 1+ recurse if  drop unloop true exit  then
    then
  loop  drop false ;
: show-queens ( -- )
  size 0 do  size 0 do  i j place + c@ = if  ." Q "  else  ." . "  then  loop cr  loop ;
.( found: ) 0 put . cr  show-queens

\ ---- A knight's tour by the rule of fewest ways on ---------------------------------------------

6 constant side
side side * constant squares
create board  squares cells allot
create steps  1 , 2 ,  2 , 1 ,  2 , -1 ,  1 , -2 ,  -1 , -2 ,  -2 , -1 ,  -2 , 1 ,  -1 , 2 ,

: inside? ( x y -- flag )  0 side within swap 0 side within and ;
: square ( x y -- addr )  side * + cells board + ;
: free? ( x y -- flag )  2dup inside? if  square @ 0=  else  2drop false  then ;
: step ( x y n -- x y )  2* cells steps + 2@ rot + >r + r> ;
: ways ( x y -- n )  0 8 0 do  2 pick 2 pick i step free? 1 and +  loop  nip nip ;

variable best   variable best-ways
: next-square ( x y -- x y flag )
  -1 best !  9 best-ways !
  8 0 do
    2dup i step 2dup free? if
      ways dup best-ways @ < if  best-ways !  i best !  else  drop  then
    else  2drop  then
  loop
  best @ 0< if  false  else  best @ step true  then ;

: tour ( x y -- )
  board squares cells erase
  1 >r
  begin  2dup square r@ swap !  next-square  while  r> 1+ >r  repeat
  2drop  ." visited " r> . ." of " squares . cr ;
: show-tour ( -- )  side 0 do  side 0 do  i j square @ 4 .r  loop cr  loop ;
0 0 tour  show-tour
2 3 tour
5 1 tour

\ ---- Sudoku ------------------------------------------------------------------------------------

create grid  81 allot
variable tried
: cell-at ( n -- addr )  grid + ;
: load ( c-addr u -- )
  0 do  dup i + c@ dup [char] . = if  drop 0  else  [char] 0 -  then  i cell-at c!  loop  drop ;

: row-bits ( n -- bits )  9 / 9 * 0  9 0 do  over i + cell-at c@ 1 swap lshift or  loop  nip ;
: column-bits ( n -- bits )  9 mod 0  9 0 do  over i 9 * + cell-at c@ 1 swap lshift or  loop  nip ;
: box-start ( n -- n )  dup 27 / 27 *  swap 9 mod 3 / 3 * + ;
: box-bits ( n -- bits )
  box-start 0  9 0 do  over i 3 / 9 * + i 3 mod + cell-at c@ 1 swap lshift or  loop  nip ;
: possible ( n -- bits )
  dup row-bits over column-bits or swap box-bits or invert 1022 and ;

: solve ( n -- flag )
  begin
    dup 81 = if  drop true exit  then
  dup cell-at c@  while
    1+
  repeat
  dup possible
  10 1 do
    dup 1 i lshift and if
      1 tried +!
      over i swap cell-at c!
      over 1+ recurse if  2drop unloop true exit  then
    then
  loop
  drop 0 swap cell-at c! false ;
: show-grid ( -- )
  9 0 do  9 0 do  i j 9 * + cell-at c@ 0 .r space  loop cr  loop ;
: sudoku ( c-addr u -- )
  load  0 tried !
  0 solve if  show-grid ." after " tried @ . ." tries" cr  else  ." no solution" cr  then ;

s" 53..7....6..195....98....6.8...6...34..8.3..17...2...6.6....28....419..5....8..79" sudoku
s" 12345678.........9..............................................................." sudoku
