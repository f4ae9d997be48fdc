\ Words that print for people: what they print is not fixed, but it has the things asked for.

decimal

: square ( n -- n )  dup * ;
: line ( -- )  cr ;

.( == stack) cr
1 22 -333 .s  drop drop drop line
.( == stack unchanged) cr
4 5 .s . . line
.( == dump) cr
create letters  char A c, char B c, char z c,
letters 3 dump line
.( == see) cr
see square line
.( == see of every sort) cr
: pair create , does> @ ;
5 pair five  7 constant seven  8 value eight  defer later  ' square is later  variable spot
see five see seven see eight see later see spot see if line
.( == xt-see) cr
' square xt-see line
.( == words) cr
words line
.( == order) cr
wordlist constant more  get-order more swap 1+ set-order order previous line
.( == end) cr
