\ The product of two square matrices of integers.
60 constant size
create left   size dup * cells allot
create right  size dup * cells allot
create product size dup * cells allot
variable seed
: random ( -- n ) seed @ 1309 * 13849 + 65535 and dup seed ! ;
: fill-matrix ( a -- ) size dup * 0 do random 120 mod 60 - over ! cell+ loop drop ;
: row ( n a -- a ) swap size * cells + ;
: inner ( a1 a2 -- n ) \ a row, and the top of a column
  0 size 0 do >r over @ over @ * r> + rot cell+ rot size cells + rot loop nip nip ;
: multiply ( -- )
  size 0 do
    i product row
    size 0 do j left row right i cells + inner over ! cell+ loop drop
  loop ;
: benchmark ( -- n )
  74755 seed ! left fill-matrix right fill-matrix multiply
  0 size dup * 0 do 3 * product i cells + @ xor loop ;
