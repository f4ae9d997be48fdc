\ The game of Life on a torus: some patterns, and what becomes of them.

decimal

40 constant width
20 constant height
width height * constant area

create here-now  area allot
create hereafter  area allot
variable world   variable other

: reset ( -- )  here-now world !  hereafter other !  world @ area erase ;
: at ( x y -- offset )  height mod  swap width mod  swap width * + ;
: alive? ( x y -- n )  at world @ + c@ ;
: born ( x y -- )  at world @ + 1 swap c! ;

: row ( x y -- n )  2dup alive?  >r  over 1+ over alive? r> +  >r  swap width 1- + swap alive? r> + ;
: neighbours ( x y -- n )
  2dup alive? negate >r
  2dup row >r  2dup 1+ row >r  height 1- + row  r> r> r> + + + ;

: lives? ( x y -- flag )
  2dup neighbours dup 3 = if  drop 2drop 1 exit  then
  2 = if  alive?  else  2drop 0  then ;

: generation ( -- )
  height 0 do  width 0 do  i j lives?  i j at other @ + c!  loop loop
  world @ other @ world ! other ! ;
: generations ( n -- )  0 ?do  generation  loop ;

: population ( -- n )  0  area 0 do  world @ i + c@ +  loop ;
: show ( -- )
  height 0 do
    width 0 do  i j alive? if  [char] #  else  [char] .  then  emit  loop  cr
  loop ;
: report ( -- )  ." population " population . cr ;

\ A pattern is drawn in the source: from | to |, line for line.
variable draw-x  variable draw-y
: | ( "pattern|" -- )
  [char] | parse 0 ?do
    dup i + c@ [char] # = if  draw-x @ i + draw-y @ born  then
  loop  drop  1 draw-y +! ;
: place ( x y -- )  draw-y !  draw-x ! ;

.( Glider, 0 and 40 generations) cr
reset  1 1 place
| .#.|
| ..#|
| ###|
report  show  40 generations  report  show

.( R-pentomino) cr
reset  18 8 place
| .##|
| ##.|
| .#.|
: history ( n -- )  0 do  population .  20 generations  loop  cr ;
10 history  show

.( A row of ten) cr
reset  15 10 place
| ##########|
15 generations  report  show
15 generations  report

.( A still block and a blinker) cr
reset  3 3 place
| ##|
| ##|
10 10 place
| ###|
report  7 generations  report
9 10 alive? .  11 9 alive? .  11 11 alive? . 3 3 alive? .  cr
