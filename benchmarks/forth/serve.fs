\ For each line of the input, a number, runs BENCHMARK so many times and prints what it gave last. Ends with the input.
[defined] stdin [if]
  : await ( -- a u ) pad dup 80 stdin read-line throw 0= if drop 0 then ;
[else]
  : await ( -- a u ) pad dup 80 accept ;
[then]
: answer ( n -- ) 0 .r cr [ [defined] stdout [if] ] stdout flush-file throw [ [then] ] ;
: repeated ( u -- n ) 0 swap 0 do drop benchmark loop ;
: serve ( -- )
  ." ready" cr [ [defined] stdout [if] ] stdout flush-file throw [ [then] ]
  begin await dup while 0 0 2swap >number 2drop d>s repeated answer repeat 2drop bye ;
serve
