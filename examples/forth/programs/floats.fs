\ Floats: the Mandelbrot set, planets, a system of equations, integrals and roots.
\ Only the words of FLOATING are used; square roots are by Newton's rule.

decimal

\ ---- Printing: so many digits after the point --------------------------------------------------

: power-of-ten ( n -- ) ( F: -- r )  1e  0 ?do  10e f*  loop ;
: fixed ( n -- ) ( F: r -- )
  dup power-of-ten f* fround f>d
  tuck dabs <#  3 pick 0 ?do  #  loop  3 pick if  [char] . hold  then  #s  rot sign #> type  drop ;
: shown ( n -- ) ( F: r -- )  fixed space ;
: scientific ( F: r -- )                 \ with REPRESENT, ten digits
  pad 10 represent 0= if  2drop ." not a number" exit  then
  if  [char] - emit  then
  pad c@ emit  [char] . emit  pad char+ 9 type  ." e" 1- 0 .r ;

: square-root ( F: r -- r )
  fdup f0= if  exit  then
  fdup  60 0 do  fover fover f/ f+ 0.5e f*  loop  fswap fdrop ;

.( square roots: ) 2e square-root 12 shown  3e square-root 12 shown  1e6 square-root 3 shown cr
2e square-root scientific space  -1.5e-7 scientific space  1e 3e f/ scientific cr

\ ---- Mandelbrot --------------------------------------------------------------------------------

fvariable cr0  fvariable ci0
: escapes ( F: c-re c-im -- ) ( -- n )    \ steps until |z| > 2, at most 60
  ci0 f! cr0 f!  0e 0e                    ( F: re im )
  60 0 do
    fover fdup f*  fover fdup f*          ( F: re im re² im² )
    fover fover f+ 4e fswap f< if  fdrop fdrop fdrop fdrop i unloop exit  then
    f- cr0 f@ f+                          ( F: re im re' )
    frot frot f* 2e f* ci0 f@ f+
  loop
  fdrop fdrop 60 ;
: shade ( n -- c )
  dup 60 = if  drop [char] #  else  s" .,:;-=+*%@" drop swap 10 mod chars + c@  then ;
: mandelbrot ( -- )
  24 0 do
    70 0 do
      i s>d d>f 0.04e f* 2.1e f-  j s>d d>f 0.1e f* 1.15e f-  escapes shade emit
    loop cr
  loop ;
mandelbrot

\ ---- Planets: position, velocity and mass in one record ----------------------------------------

5 constant #bodies
7 floats constant body-size
falign here faligned constant bodies  #bodies body-size * 8 + allot
: body ( n -- addr )  body-size * bodies + ;
: part ( body n -- addr )  floats + ;      \ 0 1 2 position, 3 4 5 velocity, 6 mass
: mass ( body -- addr )  6 part ;

: set-body ( n -- ) ( F: x y z vx vy vz mass -- )  body  0 6 do  dup i part f!  -1 +loop  drop ;

39.47841760435743e fconstant solar-mass
365.24e fconstant days
: velocity ( F: vx vy vz -- vx vy vz )  days f* frot days f* frot days f* frot ;
0e 0e 0e  0e 0e 0e  solar-mass  0 set-body
4.84143144246472090e -1.16032004402742839e -0.103622044471123109e
0.00166007664274403694e 0.00769901118419740425e -0.0000690460016972063023e velocity
0.000954791938424326609e solar-mass f*  1 set-body
8.34336671824457987e 4.12479856412430479e -0.403523417114321381e
-0.00276742510726411e 0.00499852801234917238e 0.0000230417297573763929e velocity
0.000285885980666130812e solar-mass f*  2 set-body
12.8943695621391310e -15.1111514016986312e -0.223307578892655734e
0.00296460137564761618e 0.00237847173959480950e -0.0000296589568540237556e velocity
0.0000436624404335156298e solar-mass f*  3 set-body
15.3796971148509165e -25.9193146099879641e 0.179258772950371181e
0.00268067772490389322e 0.00162824170038242295e -0.0000951592254519715870e velocity
0.0000515138902046611451e solar-mass f*  4 set-body

falign here faligned constant difference  4 floats allot
: distance ( body1 body2 -- ) ( F: -- r² ) \ and its parts in difference
  0e  3 0 do
    over i part f@  dup i part f@ f-  fdup difference i floats + f!  fdup f* f+
  loop  2drop ;

fvariable pull
: push-body ( body other n -- ) ( F: sign -- )   \ its velocity changes by the other's mass
  >r mass f@ f*  pull f@ f*  difference r@ floats + f@ f*
  r> 3 + part dup f@ f+ f! ;
: attract ( body1 body2 -- ) ( F: step -- )
  2dup distance  fdup square-root f* f/  pull f!
  3 0 do
    2dup i -1e push-body
    2dup swap i 1e push-body
  loop  2drop ;
: move-body ( body -- ) ( F: step -- )
  3 0 do  fdup dup i 3 + part f@ f*  dup i part dup f@ f+ f!  loop  drop fdrop ;
: advance ( F: step -- )
  #bodies 0 do
    #bodies i 1+ ?do  fdup j body i body attract  loop
  loop
  #bodies 0 do  fdup i body move-body  loop  fdrop ;

: kinetic ( body -- ) ( F: -- r )
  0e  3 0 do  dup i 3 + part f@ fdup f* f+  loop  mass f@ f* 0.5e f* ;
: energy ( F: -- r )
  0e
  #bodies 0 do
    i body kinetic f+
    #bodies i 1+ ?do
      j body i body distance square-root
      j body mass f@ i body mass f@ f* fswap f/ f-
    loop
  loop ;
: offset-momentum ( -- )
  3 0 do
    0e  #bodies 0 do  i body j 3 + part f@  i body mass f@ f* f+  loop
    solar-mass f/ fnegate  0 body i 3 + part f!
  loop ;
offset-momentum
.( energy: ) energy 9 shown  :noname 1000 0 do  0.01e advance  loop ; execute  energy 9 shown cr
.( Jupiter: ) :noname 3 0 do  1 body i part f@ 6 shown  loop ; execute cr

\ ---- A system of linear equations by elimination -----------------------------------------------

4 constant order
falign here faligned constant matrix  order order 1+ * floats allot
: element ( row column -- addr )  swap order 1+ * + floats matrix + ;
: hilbert ( -- )                           \ its solution is 1 2 3 4
  order 0 do
    0e
    order 0 do
      1e  i j + 1+ s>d d>f f/  fdup j i element f!  i 1+ s>d d>f f* f+
    loop
    i order element f!
  loop ;
: fabs' ( F: r -- r )  fdup f0< if  fnegate  then ;
: pivot-row ( column -- row )              \ with the largest element of that column
  dup  order over 1+ ?do                   ( column row )
    2dup swap element f@ fabs'  i 2 pick element f@ fabs'  f< if  drop i  then
  loop  nip ;
: swap-rows ( row1 row2 -- )
  order 1+ 0 do
    over i element f@  dup i element f@  over i element f!  dup i element f!
  loop  2drop ;
: eliminate ( column -- )
  dup dup pivot-row swap-rows
  order over 1+ ?do
    i over element f@  dup dup element f@ f/ ( F: factor )
    order 1+ over ?do
      fdup  dup i element f@ f*  j i element dup f@ fswap f- f!
    loop  fdrop
  loop  drop ;
: back ( -- )
  0 order 1- do
    i order element f@
    order i 1+ ?do  j i element f@  i order element f@ f* f-  loop
    i i element f@ f/  i order element f!
  -1 +loop ;
: solve ( -- )  order 0 do  i eliminate  loop  back ;
hilbert solve
.( solution: ) :noname order 0 do  i order element f@ 8 shown  loop ; execute cr

\ ---- Integrals by Simpson's rule, functions as execution tokens --------------------------------

fvariable low   fvariable width   variable parts   variable function
: at-part ( n -- ) ( F: -- r )  s>d d>f width f@ f* low f@ f+  function @ execute ;
: integral ( xt n -- ) ( F: from to -- r )
  parts !  function !
  fover f-  parts @ s>d d>f f/ width f!  low f!
  0 at-part  parts @ at-part f+
  parts @ 1 do  i at-part  i 1 and if  4e  else  2e  then  f* f+  loop
  width f@ f* 3e f/ ;
: circle ( F: x -- y )  fdup f* 1e fswap f- square-root ;
: reciprocal ( F: x -- y )  1e fswap f/ ;
: cubic ( F: x -- y )  fdup fdup f* f* ;
.( integrals: ) 0e 2e ' cubic 10 integral 9 shown  1e 2e ' reciprocal 100 integral 9 shown
0e 1e ' circle 1000 integral 4e f* 4 shown cr

\ ---- A root by bisection, and series -----------------------------------------------------------

: bisect ( xt -- ) ( F: low high -- r )    \ of an increasing function
  60 0 do
    fover fover f+ 0.5e f*
    fdup dup execute f0< if  frot fdrop fswap  else  fswap fdrop  then
  loop  drop fdrop ;
: x^3-x-2 ( F: x -- y )  fdup cubic fswap f- 2e f- ;
.( root: ) 1e 2e ' x^3-x-2 bisect 10 shown cr
fvariable x
: exponential ( F: x -- r )
  x f!  1e 1e  30 1 do  x f@ f* i s>d d>f f/  fswap fover f+ fswap  loop  fdrop ;
: sine ( F: x -- r )
  x f!  x f@ x f@
  20 1 do  x f@ x f@ f* f* fnegate  i 2* dup 1+ * s>d d>f f/  fswap fover f+ fswap  loop  fdrop ;
.( exponentials: ) 1e exponential 12 shown  -2e exponential 12 shown  0e exponential 3 shown cr
.( sines: ) 0.5e sine 12 shown  1.5707963267948966e sine 12 shown  3.141592653589793e sine 12 shown cr
.( numbers read: ) s" 12.5e-1" >float . 4 shown  s" -3" >float . 1 shown  s" x" >float . cr
.( rounding: ) 2.5e fround 0 shown -2.5e fround 0 shown 3.5e fround 0 shown -1.5e floor 0 shown
1.9e f>d d>s . -1.9e f>d d>s . cr
.( comparisons: ) 1e 2e f< . 2e 1e f< . -1e f0< . 0e f0= . 1e 2e fmax 0 shown 1e 2e fmin 0 shown cr
.( items left: ) fdepth . depth . cr
