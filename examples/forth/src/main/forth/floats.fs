\ Floats: what is no instruction.

word-list forth-list
: pi ( -- ) ( F: -- r ) $400921FB54442D18 bits>f ;
: f2* ( -- ) ( F: r1 -- r2 ) 2 s>f f* ;
: f2/ ( -- ) ( F: r1 -- r2 ) 2 s>f f/ ;
: 1/f ( -- ) ( F: r1 -- r2 ) 1 s>f fswap f/ ;
: falog ( -- ) ( F: r1 -- r2 ) 10 s>f fswap f** ;
word-list system-list
: large? ( -- f ) ( F: r -- r ) $5F30000000000000 bits>f fover f< ; \ more than 2^500: the square may be infinite
: ln2* ( -- ) ( F: r1 -- r2 ) fln 2 s>f fln f+ ; \ the logarithm of 2 r1
word-list forth-list
: facosh ( -- ) ( F: r1 -- r2 ) large? if ln2* else fdup fdup f* 1 s>f f- fsqrt f+ fln then ;
: fasinh ( -- ) ( F: r1 -- r2 ) \ of the size, by log1p, so that small numbers stay exact
  fdup f0< fabs
  large? if ln2* else fdup fdup f* fdup 1 s>f f+ fsqrt 1 s>f f+ f/ f+ flnp1 then
  if fnegate then ;
: fatanh ( -- ) ( F: r1 -- r2 )
  fdup f0< fabs
  fdup f2* 1 s>f frot f- f/ flnp1 f2/
  if fnegate then ;
: f~ ( -- f ) ( F: r1 r2 r3 -- )
  fdup f0= if fdrop f>bits f>bits = exit then
  fdup f0> if frot frot f- fabs f> exit then
  fabs frot frot
  fover fabs fover fabs f+ frot frot f- fabs \ r3 sum difference
  frot frot f* f< ;
