\ The heap: blocks one behind the other. A block starts with its size, whose lowest bit says that it is
\ used, and a cell that tells used blocks from anything else. Programs can write over that: a size is believed only if
\ it is possible, so that each step along the blocks leads on and not beyond the end.

word-list system-list
0 value heap-start ( -- a )
0 value heap-end ( -- a )
0 value rover ( -- a ) \ where the next search begins
16 constant block-header ( -- n )

: mark-of ( b -- w ) $B10C0F4EA9 xor ;
0 value heap-destroyed ( -- f )
: size-of ( b -- u ) @ -2 and ;
: possible? ( b -- f ) heap-end (block?) ;
: tested ( b -- b ) dup possible? 0= if true to heap-destroyed -9 throw then ;
: next-block ( b1 -- b2 ) tested dup size-of + ;
: free-block? ( b -- f ) dup heap-end u< if @ 1 and 0= else drop false then ;
: merge ( b -- ) \ with all free blocks behind it
  begin
    dup next-block free-block?
  while
    dup next-block dup rover = if over to rover then tested @ over +!
  repeat
  drop ;
: fits ( u b -- f ) dup free-block? if tested dup merge @ u<= else 2drop false then ;
: search-blocks ( u b1 b2 -- b | 0 )
  >r
  begin
    dup r@ u<
  while
    2dup fits if nip rdrop exit then next-block
  repeat
  rdrop 2drop 0 ;
: take ( u b -- a ) \ what is left becomes a free block
  >r r@ @ over - dup 32 u< if + else over r@ + ! then
  1 or r@ ! r@ mark-of r@ cell+ !
  r@ next-block to rover
  r> block-header + ;
: used-block? ( a -- f )
  dup 7 and if drop false exit then
  block-header - dup heap-start heap-end within 0= if drop false exit then
  dup cell+ @ over mark-of = over possible? and swap @ 1 and 0<> and ;
: init-heap ( a1 a2 -- )
  to heap-end to heap-start
  heap-end heap-start - heap-start ! heap-start to rover false to heap-destroyed ;

word-list forth-list
: allocate ( u -- a ior )
  dup heap-end heap-start - u> if drop 0 -59 exit then
  block-header + 15 + -16 and
  rover heap-end u< 0= if heap-start to rover then
  dup rover heap-end search-blocks
  ?dup 0= if dup heap-start rover search-blocks then
  dup if take 0 else 2drop 0 -59 then ;
: free ( a -- ior )
  dup used-block? 0= if drop -60 exit then
  block-header - dup @ -2 and over ! 0 swap cell+ ! 0 ;
: resize ( a1 u -- a2 ior )
  over used-block? 0= if drop -61 exit then
  over block-header - @ -2 and block-header - 2dup u<= if 2drop 0 exit then
  >r dup allocate if drop rdrop drop -61 exit then \ a1 u a2
  nip 2dup r> move swap free ;
