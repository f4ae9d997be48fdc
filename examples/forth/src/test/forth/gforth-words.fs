\ Words of gforth that its test files use besides those of the standard's word sets.

: -rot ( x1 x2 x3 -- x3 x1 x2 )  rot rot ;
: str= ( c-addr1 u1 c-addr2 u2 -- flag )  compare 0= ;
: d<> ( d1 d2 -- flag )  d= 0= ;
: d> ( d1 d2 -- flag )  2swap d< ;
: d<= ( d1 d2 -- flag )  d> 0= ;
: d>= ( d1 d2 -- flag )  d< 0= ;

\ The word list of the answers to ENVIRONMENT? .
wordlist constant environment-wordlist
get-current environment-wordlist set-current
0 invert 1 rshift constant max-n
0 invert constant max-u
set-current
: >order ( wid -- )  >r get-order r> swap 1+ set-order ;

\ A vocabulary.
wordlist constant root-wordlist
: root ( -- )  get-order nip root-wordlist swap set-order ;
