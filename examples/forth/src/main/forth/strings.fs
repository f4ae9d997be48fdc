\ Strings.

word-list forth-list
: blank ( a u -- ) bl fill ;
: -trailing ( a u1 -- a u2 ) begin dup while 2dup + 1- c@ bl = while 1- repeat then ;
: str= ( a1 u1 a2 u2 -- f ) compare 0= ;
: string-prefix? ( a1 u1 a2 u2 -- f ) tuck 2>r umin 2r> compare 0= ;
: search ( a1 u1 a2 u2 -- a3 u3 f )
  2>r 2dup
  begin
    dup r@ u< 0=
  while
    over 2r@ (compare) 0= if 2r> 2drop 2nip true exit then
    1 /string
  repeat
  2drop 2r> 2drop false ;

word-list system-list
: lower ( c1 -- c2 ) dup [char] A [char] Z 1+ within if 32 + then ;
: same? ( a1 u1 a2 u2 -- f ) \ apart from the case of letters
  rot over <> if drop 2drop false exit then
  0 ?do
    over i + c@ lower over i + c@ lower <> if 2drop unloop false exit then
  loop
  2drop true ;

\ ---- strings that are interpreted: the last four stay ----------------------------------------------

word-list system-list
4096 constant string-size
0 value last-string ( -- n )
: string-buffer ( -- a )
  last-string 1+ 3 and to last-string last-string string-size * string-buffers + ;
: save-string ( a1 u -- a2 u )
  dup string-size u> if -18 throw then
  string-buffer swap 2dup 2>r move 2r> ;
: mem, ( a u -- ) here swap dup allot move ;
: string, ( a u -- ) \ compiles a string
  here over 2swap mem, swap literal, literal, ;
: cstring, ( a u -- ) \ appends a counted string
  dup 255 u> if -18 throw then dup c, mem, ;
: quoted ( "ccc<quote>" -- a u ) [char] " parse ;

word-list forth-list
: sliteral ( a u -- ) string, ; immediate compile-only
: s" ( "ccc<quote>" -- a u ) quoted save-string ;
word-list system-list
: compile-s" ( "ccc<quote>" -- ) quoted string, ; compiles s"
word-list forth-list
: ." ( "ccc<quote>" -- ) quoted type ;
word-list system-list
: compile-." ( "ccc<quote>" -- ) quoted string, ['] type compile, ; compiles ."
word-list forth-list
: c" ( "ccc<quote>" -- a ) quoted dup 255 u> if -18 throw then string-buffer dup >r place r> ;
word-list system-list
: compile-c" ( "ccc<quote>" -- ) here quoted cstring, literal, ; compiles c"
word-list forth-list
: abort" ( f "ccc<quote>" -- ) quoted save-string rot if (abort") then 2drop ;
word-list system-list
: compile-abort" ( "ccc<quote>" -- )
  op ?branch code, forward, quoted string, ['] (abort") compile, resolve ; compiles abort"

\ ---- escapes -------------------------------------------------------------------------------------

0 value escaped ( -- a ) \ where the next character goes
: escaped, ( c -- ) escaped c! escaped 1+ to escaped ;
: next-char ( a1 u1 -- a2 u2 c ) dup 0= if -39 throw then over c@ >r 1 /string r> ;
: hex-digit ( a1 u1 -- a2 u2 n )
  next-char scratch c! 0 0 scratch 1 16 (>number) if -24 throw then 2drop ;
: escape ( a1 u1 c -- a2 u2 )
  case
    [char] a of 7 escaped, endof
    [char] b of 8 escaped, endof
    [char] e of 27 escaped, endof
    [char] f of 12 escaped, endof
    [char] l of 10 escaped, endof
    [char] m of 13 escaped, 10 escaped, endof
    [char] n of 10 escaped, endof
    [char] q of 34 escaped, endof
    [char] r of 13 escaped, endof
    [char] t of 9 escaped, endof
    [char] v of 11 escaped, endof
    [char] z of 0 escaped, endof
    [char] x of hex-digit 4 lshift >r hex-digit r> or escaped, endof
    dup escaped,
  endcase ;
: parse-escaped ( "ccc<quote>" -- a u )
  rest dup string-size u> if -18 throw then
  string-buffer dup to escaped -rot
  begin
    dup if next-char dup [char] " <> else 0 false then
  while
    dup [char] \ = if drop next-char escape else escaped, then
  repeat
  drop nip source nip swap - >in !
  escaped over - ;

word-list forth-list
: s\" ( "ccc<quote>" -- a u ) parse-escaped ;
word-list system-list
: compile-s\" ( "ccc<quote>" -- ) parse-escaped string, ; compiles s\"

\ ---- substitution --------------------------------------------------------------------------------

\ An item of the list of substitutions is in data space with its text, so that images and MARKER keep it or take it
\ away as a whole. A text that its room is too small for makes a new item, before the old one.
: >room ( a1 -- a2 ) 8 + ;
: >text ( a1 -- a2 u ) dup 24 + count + swap 16 + @ ;
: find-substitution ( a u -- a2 | 0 )
  substitutions
  begin
    @ dup
  while
    >r 2dup r@ 24 + count compare 0= if 2drop r> exit then r>
  repeat
  nip nip ;
: new-substitution ( a1 u n -- a2 ) \ a name, and room for a text of n characters
  over 255 u> if -18 throw then
  align here >r dup 2 pick + 25 + allot
  r@ >room ! r@ 24 + place
  substitutions @ r@ ! r> dup substitutions ! ;
: substitution ( a1 u n -- a2 ) \ that of a name, with room for n characters
  >r 2dup find-substitution dup if
    dup >room @ r@ u< 0= if rdrop nip nip exit then
    >room @ 2*
  then
  r> umax new-substitution ;
: behind-word ( a -- ) \ what WORD left at HERE stays there
  here dup 258 + within if 264 allot then ;
0 value sub-at ( -- a ) \ where the next character of the result goes
0 value sub-room ( -- n )
0 value sub-count ( -- n )
: sub-type ( a u -- ) \ appends to the result, as far as it fits
  dup sub-room > if 2drop -1 to sub-room exit then
  sub-room 0< if 2drop exit then
  dup >r sub-at swap move sub-at r@ + to sub-at sub-room r> - to sub-room ;
: sub-name ( a u -- ) \ what stands between two delimiters
  dup 0= if 2drop s" %" sub-type exit then
  2dup find-substitution dup if
    nip nip >text sub-type sub-count 1+ to sub-count
  else
    drop s" %" sub-type sub-type s" %" sub-type
  then ;

word-list forth-list
: replaces ( a1 u1 a2 u2 -- ) \ text and name
  2dup [char] % (scan) nip if -79 throw then
  2over ?text 2drop over behind-word 3 pick behind-word
  2 pick substitution
  2dup 16 + ! >text drop swap move ;
: substitute ( a1 u1 a2 u2 -- a2 u3 n )
  to sub-room dup >r to sub-at 0 to sub-count
  begin
    2dup [char] % (scan)
    3 pick 3 pick 2 pick - sub-type
    2nip dup
  while
    1 /string 2dup [char] % (scan)
    dup if
      3 pick 3 pick 2 pick - sub-name 2nip 1 /string
    else
      2drop s" %" sub-type
    then
  repeat
  2drop r> sub-at over - sub-room 0< if -78 else sub-count then ;
: unescape ( a1 u1 a2 -- a2 u2 )
  dup 2swap over + swap ?do
    i c@ dup [char] % = if over over swap c! swap 1+ swap then over c! 1+
  loop
  over - ;
