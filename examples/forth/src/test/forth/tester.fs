\ A tester: T{ code -> expected items }T runs the code and compares what it leaves.
\
\ Items of the float stack are compared too, bit by bit. A test that fails prints its last source
\ line and what it left; `s" name" report` prints the counts since the last report, which starts
\ anew. What a text throws is tested by `s" text" thrown`.

decimal

variable #tests          0 #tests !
variable #failures       0 #failures !

variable start           \ depths at T{
variable fstart
variable #got            \ items between T{ and ->
variable #fgot
create got  64 cells allot                       \ the items themselves, last one first
create fgot falign 32 floats allot
fvariable expected                               \ an item of the float stack, to be compared

: got[] ( n -- addr )  cells got + ;
: fgot[] ( n -- addr )  floats fgot faligned + ;

: T{ ( -- )  1 #tests +!  depth start !  fdepth fstart ! ;

: -> ( i*x -- )
  depth start @ - dup #got !  0 max 0 ?do  i got[] !  loop
  fdepth fstart @ - dup #fgot !  0 max 0 ?do  i fgot[] f!  loop ;

: .items ( -- )                                  \ what the code left
  ."   left:" #got @ 0< if  ."  too few"  then
  #got @ 0 max 0 ?do  space #got @ 1- i - got[] @ .  loop
  #fgot @ if  #fgot @ ." floats: " .  then  cr ;

: failed ( -- )
  1 #failures +!  ." FAILED: " source type cr .items ;

: same-items? ( i*x -- flag )                    \ takes all items since T{
  depth start @ - #got @ = dup if
    #got @ 0 max 0 ?do  swap i got[] @ = and  loop
  then
  >r begin  depth start @ >  while  drop  repeat
  begin  depth start @ <  while  0  repeat  r> ;

: same-floats? ( F: i*r -- ) ( -- flag )
  fdepth fstart @ - #fgot @ = dup if
    #fgot @ 0 max 0 ?do
      expected f!  expected 1 floats i fgot[] 1 floats compare 0= and
    loop
  then
  begin  fdepth fstart @ >  while  fdrop  repeat
  begin  fdepth fstart @ <  while  0e  repeat ;

: }T ( i*x -- )  same-items? same-floats? and 0= if  failed  then ;

: thrown ( c-addr u -- n )                       \ the THROW code of evaluating it, 0 if there is none
  fdepth >r  depth 2 - >r
  ['] evaluate catch
  postpone [                                     \ an error may have left the compiler on
  r> swap >r >r
  begin  depth r@ >  while  drop  repeat
  begin  depth r@ <  while  0  repeat
  r> drop r>
  r> swap >r
  begin  fdepth over >  while  fdrop  repeat
  begin  fdepth over <  while  0e  repeat  drop r> ;

: report ( c-addr u -- )
  type ." : " #tests @ . ." tests, " #failures @ . ." failures" cr
  0 #tests !  0 #failures ! ;

\ Numbers of the cell's size.
-1 constant ones                                 \ all bits set
0 invert 1 rshift constant max-int
max-int invert constant min-int
