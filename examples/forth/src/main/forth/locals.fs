\ Local variables. While a definition is compiled their names are headers in a buffer of their own.

word-list system-list
most-locals 320 * 384 + constant local-space ( -- n )
0 value local-names ( -- a )
0 value local-end ( -- a ) \ behind the last name
: no-locals ( -- ) local-names to local-end 0 to last-local ;
' no-locals is forget-locals
: find-compiled-local ( a u -- nt | 0 )
  last-local
  begin
    dup
  while
    >r 2dup r@ >name count same? if 2drop r> exit then r> >link @
  repeat
  nip nip ;
' find-compiled-local is find-local
: add-local ( a u n -- ) \ name and number
  local-end 384 + local-names local-space + u> if -8 throw then
  local-end 64 erase
  local-end >parameter !
  local-kind local-end >kind c!
  last-local local-end >link !
  local-end to last-local
  255 umin local-end >name place
  last-local >name count + aligned to local-end ;
: new-local ( a u -- n ) slots dup 1+ to slots dup >r add-local r> ;
: store-local, ( n -- ) op local! code, code, ;

word-list forth-list
: (local) ( a u -- ) \ the value is on the stack when the definition runs
  dup if new-local store-local, else 2drop then ;

word-list system-list
\ {: arguments | variables -- comment :}: arguments are stored from the last on.
: store-locals, ( n -- ) \ from the last slot down to slot n
  slots begin 2dup < while 1- dup store-local, repeat 2drop ;
: end-mark? ( a u -- f ) 2dup s" :}" compare 0= -rot s" }" compare 0= or ;
: next-local ( "name" -- a u ) \ may be in a following line
  begin parse-name dup 0= while 2drop refill 0= if -39 throw then repeat ;
: skip-comment ( "ccc" -- ) begin next-local end-mark? until ;
: declare ( "names" -- )
  slots >r
  begin
    next-local
    2dup s" |" compare 0= if
      2drop r> store-locals,
      begin
        next-local
        2dup s" --" compare 0= if 2drop skip-comment exit then
        2dup end-mark? if 2drop exit then
        new-local 0 literal, store-local,
      again
    then
    2dup s" --" compare 0= if 2drop skip-comment r> store-locals, exit then
    2dup end-mark? if 2drop r> store-locals, exit then
    new-local drop
  again ;

word-list forth-list
: {: ( "names" -- ) declare ; immediate compile-only
: { ( "names" -- ) declare ; immediate compile-only
: locals| ( "names" -- ) \ the first name is that of the topmost item
  begin next-local 2dup s" |" compare while new-local store-local, repeat 2drop ; immediate compile-only
