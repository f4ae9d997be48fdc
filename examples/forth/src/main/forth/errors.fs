\ Exceptions.

word-list forth-list
: catch ( i*x xt -- j*x 0 | i*x n ) (catch) execute (uncatch) 0 ;

word-list system-list
: catch-end ( -- ) ; \ here CATCH goes on after a throw: it returns
0 value abort-text ( -- a )
0 value abort-length ( -- u )
: (abort") ( a u -- ) to abort-length to abort-text -2 throw ;

word-list forth-list
: abort ( -- ) -1 throw ;

word-list system-list
\ Codes and their texts, ended by 0.
create messages
  -3 , ," stack overflow" align
  -4 , ," stack underflow" align
  -5 , ," return stack overflow" align
  -6 , ," return stack underflow" align
  -7 , ," do-loops nested too deeply during execution" align
  -8 , ," dictionary overflow" align
  -9 , ," invalid memory address" align
  -10 , ," division by zero" align
  -11 , ," result out of range" align
  -12 , ," argument type mismatch" align
  -13 , ," undefined word" align
  -14 , ," interpreting a compile-only word" align
  -15 , ," invalid FORGET" align
  -16 , ," attempt to use zero-length string as a name" align
  -17 , ," pictured numeric output string overflow" align
  -18 , ," parsed string overflow" align
  -19 , ," definition name too long" align
  -20 , ," write to a read-only location" align
  -21 , ," unsupported operation" align
  -22 , ," control structure mismatch" align
  -23 , ," address alignment exception" align
  -24 , ," invalid numeric argument" align
  -25 , ," return stack imbalance" align
  -26 , ," loop parameters unavailable" align
  -27 , ," invalid recursion" align
  -28 , ," user interrupt" align
  -29 , ," compiler nesting" align
  -30 , ," obsolescent feature" align
  -31 , ," >BODY used on non-CREATEd definition" align
  -32 , ," invalid name argument" align
  -33 , ," block read exception" align
  -34 , ," block write exception" align
  -35 , ," invalid block number" align
  -36 , ," invalid file position" align
  -37 , ," file I/O exception" align
  -38 , ," non-existent file" align
  -39 , ," unexpected end of file" align
  -40 , ," invalid BASE for floating-point conversion" align
  -41 , ," loss of precision" align
  -42 , ," floating-point divide by zero" align
  -43 , ," floating-point result out of range" align
  -44 , ," floating-point stack overflow" align
  -45 , ," floating-point stack underflow" align
  -46 , ," floating-point invalid argument" align
  -47 , ," compilation word list deleted" align
  -48 , ," invalid POSTPONE" align
  -49 , ," search-order overflow" align
  -50 , ," search-order underflow" align
  -51 , ," compilation word list changed" align
  -52 , ," control-flow stack overflow" align
  -53 , ," exception stack overflow" align
  -54 , ," floating-point underflow" align
  -55 , ," floating-point unidentified fault" align
  -56 , ," QUIT" align
  -57 , ," error in sending or receiving a character" align
  -58 , ," [IF], [ELSE], or [THEN] error" align
  -59 , ," ALLOCATE failed" align
  -60 , ," FREE failed" align
  -61 , ," RESIZE failed" align
  -62 , ," CLOSE-FILE failed" align
  -63 , ," CREATE-FILE failed" align
  -64 , ," DELETE-FILE failed" align
  -65 , ," FILE-POSITION failed" align
  -66 , ," FILE-SIZE failed" align
  -67 , ," FILE-STATUS failed" align
  -68 , ," FLUSH-FILE failed" align
  -69 , ," OPEN-FILE failed" align
  -70 , ," READ-FILE failed" align
  -71 , ," READ-LINE failed" align
  -72 , ," RENAME-FILE failed" align
  -73 , ," REPOSITION-FILE failed" align
  -74 , ," RESIZE-FILE failed" align
  -75 , ," WRITE-FILE failed" align
  -76 , ," WRITE-LINE failed" align
  -77 , ," malformed xchar" align
  -78 , ," SUBSTITUTE failed" align
  -79 , ," REPLACES failed" align
  -256 , ," files and EVALUATE nested too deeply" align
  0 ,

: message-of ( n -- a u ) \ empty if the system has none
  messages
  begin
    dup @ ?dup
  while
    >r over r> = if nip cell+ count exit then
    cell+ count + aligned
  repeat
  2drop 0 0 ;

: type-number ( n -- ) base @ >r decimal 0 .r r> base ! ;
: type-message ( n -- )
  dup -1 = if drop ." aborted" exit then
  dup -2 = if drop abort-text abort-length type exit then
  dup message-of dup if type drop exit then 2drop
  dup -256 > if ." uncaught exception " type-number exit then
  dup -4096 < if ." system error " negate 4096 - type-number exit then
  ." uncaught exception " type-number ;
