\ Words that print for people. What they print is in listing.expected: addresses and positions are … there, and
\ the list of all words is left out.

decimal

: square ( n -- n )  dup * ;
: line ( -- )  cr ;

.( == stack) cr
.s line
1 22 -333 .s line
hex .s decimal drop drop drop line
.( == stack unchanged) cr
4 5 .s . . line
.( == floats) cr
f.s line
1e -0.25e f.s fdrop fdrop line
.( == ?) cr
variable spot  -5 spot !  spot ? line
hex  FF spot !  spot ? decimal line
.( == dump) cr
create letters  char A c, char B c, char z c,  letters 3 dump line
letters 0 dump line
pad 20 erase  pad 20 dump line
.( == see) cr
see square line
see dup line
.( == see of every sort) cr
: pair create , does> @ ;
5 pair five  7 constant seven  8 value eight  defer later  ' square is later
: now ; immediate  : inside 1 if exit then square ; compile-only
create table 3 cells allot  : text s" a text" type ;
1e fconstant one  synonym squared square
see five see seven see eight see later see spot see now see inside see table see text
see one see squared
see later line
.( == xt-see) cr
' square xt-see line
:noname 1+ ; xt-see line
.( == words) cr
vocabulary small
also small definitions words line
: first ; : a-name-that-is-so-long-that-a-line-holds-only-one-of-its-kind ; : third ; : another-name-of-some-length ;
words line previous definitions
.( == order) cr
order line
wordlist constant more  get-order more swap 1+ set-order definitions order line
previous definitions also small order line previous
.( == all words) cr
words line
.( == end) cr
