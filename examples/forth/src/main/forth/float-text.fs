word-list system-list
4096 constant bignum-space ( -- n )
0 value bignums ( -- a )
: no-float ( a u -- f ) 2drop false ;
' no-float is float-number?
word-list forth-list
: f. ( -- ) f>s . ;
