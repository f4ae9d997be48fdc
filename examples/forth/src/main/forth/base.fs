\ Constants, data space, output.

word-list forth-list

0 constant false ( -- f )
-1 constant true ( -- f )
32 constant bl ( -- c )
8 constant cell ( -- n )
: noop ( -- ) ;
: chars ( n1 -- n2 ) ;
: on ( a -- ) -1 swap ! ;
: off ( a -- ) 0 swap ! ;
: not ( f1 -- f2 ) 0= ;
: d0<> ( d -- f ) d0= 0= ;
: d<> ( d1 d2 -- f ) d= 0= ;
: d> ( d1 d2 -- f ) 2swap d< ;
: d>= ( d1 d2 -- f ) d< 0= ;
: d<= ( d1 d2 -- f ) d> 0= ;
: du> ( ud1 ud2 -- f ) 2swap du< ;
: du>= ( ud1 ud2 -- f ) du< 0= ;
: du<= ( ud1 ud2 -- f ) du> 0= ;
: d0> ( d -- f ) 0 0 d> ;
: d0>= ( d -- f ) d0< 0= ;
: d0<= ( d -- f ) d0> 0= ;
: dabs ( d -- ud ) dup 0< if dnegate then ;
: dmin ( d1 d2 -- d ) 2over 2over d< if 2drop else 2nip then ;
: dmax ( d1 d2 -- d ) 2over 2over d< if 2nip else 2drop then ;
: d>s ( d -- n ) drop ;
: m*/ ( d1 n1 n2 -- d2 ) \ d1 * n1 / n2 by way of a triple, rounded down
  2dup xor 3 pick xor 0< >r
  abs >r abs >r dabs r>
  tuck um* 2swap um* swap >r 0 d+ r> -rot \ a triple
  r@ um/mod -rot r> um/mod rot
  r> if rot if 1 0 d+ then dnegate else rot drop then ;
: bounds ( a1 u -- a2 a1 ) over + swap ;
: place ( a1 u a2 -- ) over >r rot over 1+ r> move c! ; \ as a counted string
: toggle ( n a -- ) tuck @ xor swap ! ;

\ Memory: data space from low addresses on, then the heap, then buffers of fixed size. Boot sets these.

word-list system-list
0 value buffers ( -- a ) \ where the next buffer is taken from, downward
: buffer ( u -- a ) buffers swap - -8 and dup to buffers ;
0 value hold-end ( -- a )
0 value pad-buffer ( -- a )
0 value string-buffers ( -- a ) \ for strings that are interpreted
0 value scratch ( -- a ) \ for one byte, and small units of code

word-list forth-list
: unused ( -- u ) (limit) here - ;
: allot ( n -- ) here + dup 256 (limit) 1+ within 0= if -8 throw then (here!) ;
: align ( -- ) here dup aligned dup (here!) over - erase ;
: falign ( -- ) align ;
: sfalign ( -- ) begin here 3 and while 0 c, repeat ;
: dfalign ( -- ) align ;
: faligned ( a1 -- a2 ) aligned ;
: dfaligned ( a1 -- a2 ) aligned ;
: sfaligned ( a1 -- a2 ) 3 + -4 and ;
: dfloats ( n1 -- n2 ) 3 lshift ;
: dfloat+ ( a1 -- a2 ) 8 + ;
: sfloats ( n1 -- n2 ) 2 lshift ;
: sfloat+ ( a1 -- a2 ) 4 + ;
: 2, ( w1 w2 -- ) , , ; \ as 2! stores them
: f, ( r -- ) f>bits , ;
: pad ( -- a ) pad-buffer ;

\ Output: to out, 1 or 2.

word-list system-list
1 value out ( -- fd )

word-list forth-list
: type ( a u -- ) out (type) ;
: emit ( c -- ) scratch c! scratch 1 type ;
: cr ( -- ) 10 emit ;
: space ( -- ) 32 emit ;
: spaces ( n -- ) 0 max 0 ?do space loop ;
: bye ( -- ) 1 (flush) drop 2 (flush) drop 0 (halt) ;
