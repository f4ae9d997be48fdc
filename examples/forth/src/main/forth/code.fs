\ Code: a definition is built in a buffer, where branches hold offsets (in words) from its start, and
\ loaded as a unit when it is complete. Places that hold such offsets, the returns, and the copies of short words
\ are listed: a place is an offset, four times, and its kind.

word-list system-list
0 value code-start ( -- a )
create code-buffer 0 , 0 , \ where the next word goes, and its end, as for (append)
create place-buffer 0 , 0 ,
0 value places ( -- a )
0 value made ( -- nt ) \ the header made last
-1 value leaves ( -- n ) \ the place of the last LEAVE in the current loop; 0: none; -1: no loop
0 value part-start ( -- n ) \ where the current part begins: the definition, or what follows DOES>
0 value slots ( -- n ) \ how many locals that part has
1000 constant most-locals ( -- n ) \ that a definition can have, however long their names are

0 constant target-place \ a branch
1 constant entry-place \ a call of a part's start
2 constant exit-place \ a return
3 constant copy-place \ the code of a short word; its execution token is in the upper half

: code-here ( -- a ) code-buffer @ ;
: place-here ( -- a ) place-buffer @ ;
: code, ( w -- ) code-buffer (append) ;
: code-offset ( -- n ) code-here code-start - 3 rshift ;
: place, ( n -- ) code-offset 2 lshift or place-buffer (append) ;
: target, ( n -- ) target-place place, code, ;
-1 value literal-end ( -- n ) \ the offset behind a literal that nothing branches to; -1: unknown
: target-here ( -- n ) -1 to literal-end code-offset ;
: forward, ( -- n ) code-offset 0 target, ;
: at-offset ( n -- a ) cells code-start + ;
: resolve ( n -- ) target-here swap at-offset ! ;
: call, ( xt -- ) op call code, code, ;
: literal, ( n -- ) op lit code, code, code-offset to literal-end ;
: token, ( xt -- ) op lit-xt code, code, ;
: exit, ( -- ) exit-place place, op exit code, ;
: place-offset ( a -- n ) @ 2 rshift $3FFFFFFF and ;
: place-kind ( a -- n ) @ 3 and ;
