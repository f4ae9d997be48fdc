\ Words that compile: control structures, literals, DOES>, definitions.

word-list system-list
\ ---- items of the control-flow stack, which is the data stack: an offset, and what it is ---------
$6C0F100000000000 constant item-mark
1 constant orig
2 constant dest
3 constant do-item
4 constant case-item
5 constant of-item
6 constant colon-item
: >item ( n kind -- x ) 24 lshift or item-mark xor ;
: item> ( x kind -- n )
  >r item-mark xor dup 24 rshift r> <> if -22 throw then $FFFFFF and ;

word-list forth-list
: ahead ( -- orig ) op branch code, forward, orig >item ; immediate compile-only
: if ( -- orig ) op ?branch code, forward, orig >item ; immediate compile-only
: then ( orig -- ) orig item> resolve ; immediate compile-only
: begin ( -- dest ) target-here dest >item ; immediate compile-only
: until ( dest -- ) dest item> op ?branch code, target, ; immediate compile-only
: again ( dest -- ) dest item> op branch code, target, ; immediate compile-only
: cs-pick ( xu ... x0 u -- xu ... x0 xu ) pick ; compile-only
: cs-roll ( xu ... x0 u -- xu-1 ... x0 xu ) roll ; compile-only
: else ( orig1 -- orig2 )
  orig item> op branch code, forward, orig >item swap resolve ; immediate compile-only
: while ( dest -- orig dest )
  dest item> op ?branch code, forward, orig >item swap dest >item ; immediate compile-only
: repeat ( orig dest -- )
  dest item> op branch code, target, orig item> resolve ; immediate compile-only

\ ---- loops: LEAVEs are chained through their operands --------------------------------------------

word-list system-list
: begin-loop ( n -- n do-sys ) leaves swap to leaves target-here do-item >item ;
: chained, ( n1 -- n2 ) \ a forward branch that is resolved with that at n1
  code-offset swap target, ;
: resolve-chain ( n -- ) begin dup while dup at-offset @ swap resolve repeat drop ;
: end-loop ( n do-sys -- )
  do-item item> target,
  leaves resolve-chain op unloop code, to leaves ;

word-list forth-list
: do ( -- do-sys ) op (do) code, 0 begin-loop ; immediate compile-only
: ?do ( -- do-sys ) op (?do) code, 0 chained, begin-loop ; immediate compile-only
: loop ( do-sys -- ) op (loop) code, end-loop ; immediate compile-only
: +loop ( do-sys -- ) op (+loop) code, end-loop ; immediate compile-only
: leave ( -- )
  leaves 0< if -22 throw then op branch code, leaves chained, to leaves ; immediate compile-only

: case ( -- case-sys ) 0 case-item >item ; immediate compile-only
: of ( -- of-sys ) op (of) code, forward, of-item >item ; immediate compile-only
: endof ( case-sys1 of-sys -- case-sys2 )
  of-item item> swap case-item item>
  op branch code, chained, case-item >item swap resolve ; immediate compile-only
: endcase ( case-sys -- )
  case-item item> op drop code, resolve-chain ; immediate compile-only

\ ---- literals ------------------------------------------------------------------------------------

: literal ( n -- ) literal, ; immediate compile-only
: 2literal ( d -- ) swap literal, literal, ; immediate compile-only
: fliteral ( -- ) ( F: r -- ) float-literal, ; immediate compile-only
: ['] ( "name" -- ) ' token, ; immediate compile-only
: [char] ( "name" -- ) char literal, ; immediate compile-only
: exit ( -- ) exit, ; immediate compile-only
: recurse ( -- ) op call code, entry-place place, 0 code, ; immediate compile-only
: [ ( -- ) false state ! ; immediate
: ] ( -- ) true state ! ;
: postpone ( "name" -- )
  find-parsed
  dup >kind@ local-kind = if -48 throw then
  dup >compiles @ ?dup if nip compile, else >token @ token, ['] compile, compile, then
  ; immediate compile-only
: [compile] ( "name" -- ) \ EXIT and LEAVE are compiled as other words are: they only look immediate
  find-parsed dup >compiles @
  dup ['] exit = over ['] leave = or if nip execute else
  ?dup if nip compile, else compile-header then then
  ; immediate compile-only

\ ---- definitions ---------------------------------------------------------------------------------

word-list system-list
0 value serial ( -- n ) \ the number of the definition, so that another one is told from it
: begin-definition ( nt -- nt colon-sys )
  state @ if -29 throw then
  begin-code serial 1+ $FFFFFF and to serial
  true state ! serial colon-item >item ;

word-list forth-list
: : ( "name" -- nt colon-sys ) parse-name header begin-definition ;
: :noname ( -- 0 colon-sys ) 0 to made 0 begin-definition ;
: ; ( nt colon-sys -- | xt )
  colon-item item> serial <> if -22 throw then
  exit, false state !
  ?dup if dup >name count load-code over >token ! reveal else 0 0 load-code then
  ; immediate compile-only
: immediate ( -- ) made ?dup if dup >token @ swap >compiles ! then ;
: compile-only ( -- ) made ?dup if >flags dup c@ compile-only-flag or swap c! then ;

word-list system-list
: created? ( nt -- f ) >kind@ dup created-kind = swap does-kind = or ;
: (does) ( xt -- ) \ the word made last goes on there after it pushed its address
  made dup if dup created? else false then 0= if -31 throw then
  op lit 0 word! dup >parameter @ 1 word! op branch 2 word! over 3 word!
  4 unit 2 pick >token @ (replace) throw
  does-kind over >kind c! 0 over >copyable c! >does-part l! ;

word-list forth-list
: does> ( colon-sys1 -- colon-sys2 )
  dup colon-item item> serial <> if -22 throw then
  op lit-xt code, entry-place place, code-offset 4 + code, ['] (does) call, exit,
  end-part begin-part ; immediate compile-only
: >body ( xt -- a )
  header-of dup if dup created? else false then 0= if -31 throw then >parameter @ ;
