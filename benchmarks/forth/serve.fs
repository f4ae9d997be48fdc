\ For each line of the input, runs RUN once; answers with nanoseconds and the result.
[defined] stdin [if]
  : await ( -- ) pad 80 stdin read-line throw 2drop ;
[else]
  : await ( -- ) pad 80 accept drop ;
[then]
: serve ( -- )
  begin
    await utime 2>r run utime 2r> d- drop 1000 * 0 .r space . cr
    [ [defined] stdout [if] ] stdout flush-file throw [ [then] ]
  again ;
serve
