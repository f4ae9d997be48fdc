\ The words of MEMORY.

decimal

variable block
T{ 100 allocate swap block ! -> 0 }T
T{ block @ aligned -> block @ }T
T{ block @ 100 7 fill block @ c@ block @ 99 + c@ -> 7 7 }T
T{ block @ 200 resize swap block ! -> 0 }T
T{ block @ c@ block @ 99 + c@ -> 7 7 }T
T{ block @ 100 + 100 8 fill block @ 199 + c@ -> 8 }T
T{ block @ 50 resize swap block ! -> 0 }T
T{ block @ 49 + c@ -> 7 }T
T{ block @ free -> 0 }T
T{ here 10 cells allocate drop free drop here = -> true }T

\ Blocks do not overlap, in any order of freeing.
create blocks 20 cells allot
: blocks[] ( n -- addr )  cells blocks + ;
: fill-all ( -- )
  20 0 do
    i 1+ 13 * dup allocate throw dup i blocks[] !  swap i 1+ fill
  loop ;
: intact? ( n -- flag )
  true over 1+ 13 * 0 do  over blocks[] @ i + c@ 2 pick 1+ = and  loop  nip ;
: all-intact? ( step start -- flag )
  true swap 20 swap do  i intact? and  over +loop  nip ;
: free-every ( step start -- )  20 swap do  i blocks[] @ free throw  dup +loop  drop ;
T{ fill-all 1 0 all-intact? -> true }T
T{ 2 0 free-every 2 1 all-intact? -> true }T
: fill-even ( -- )
  20 0 do  i 1+ 13 * dup allocate throw dup i blocks[] ! swap i 1+ fill  2 +loop ;
T{ fill-even 1 0 all-intact? 1 0 free-every -> true }T

\ What was freed is used again: 100 MB are allocated here, at most 100 KB at a time.
: churn ( -- n )  0  1000 0 do  100000 allocate if drop else free 0= if 1+ then then  loop ;
T{ churn -> 1000 }T

\ Refused: the block stays as it was.
T{ max-int allocate nip 0<> -> true }T
T{ -1 allocate nip 0<> -> true }T
T{ 10 allocate throw dup 10 5 fill dup max-int resize 0<> swap 2 pick = rot dup c@ swap free -> true true 5 0 }T
T{ 0 allocate throw free -> 0 }T

s" memory" report
