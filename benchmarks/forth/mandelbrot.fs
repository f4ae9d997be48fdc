\ Floats on their own stack and in variables.
fvariable cx  fvariable cy  fvariable x  fvariable y
: escapes ( -- n )
  0e x f! 0e y f!
  200 0 do
    x f@ fdup f* y f@ fdup f*
    fover fover f+ 4e fswap f< if fdrop fdrop i unloop exit then
    f- cx f@ f+  x f@ y f@ f* 2e f* cy f@ f+ y f! x f!
  loop 200 ;
: benchmark ( -- n )
  0 50 0 do i s>d d>f 20e f/ 1.25e f- cy f!
    50 0 do i s>d d>f 20e f/ 2e f- cx f! escapes + loop
  loop ;
