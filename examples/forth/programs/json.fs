\ JSON: a parser to a tree in allocated memory, queries, and a printer, compact or indented.
\
\ A value is the address of a node: its kind and two cells.
\   number  value; exponent of ten (fractions stay exact: 12.50 is 1250 and -2)
\   string  address; length
\   array   first element; none            elements are chained by links (value, next)
\   object  first member; none             members are chained by links (value, next, name, length)

decimal

\ ---- Nodes -------------------------------------------------------------------------------------

0 constant null-kind
1 constant false-kind
2 constant true-kind
3 constant number-kind
4 constant string-kind
5 constant array-kind
6 constant object-kind

variable nodes   0 nodes !
: block ( u -- addr )  allocate throw  1 nodes +! ;
: release ( addr -- )  free throw  -1 nodes +! ;

: kind ( node -- kind )  @ ;
: first ( node -- x )    cell+ @ ;
: second ( node -- x )   2 cells + @ ;
: node ( x1 x2 kind -- node )  3 cells block  >r  r@ !  r@ 2 cells + !  r@ cell+ !  r> ;

: link-value ( link -- node )  @ ;
: next-link ( link -- link )   cell+ @ ;
: link-name ( link -- c-addr u )  2 cells + 2@ swap ;

\ ---- Input -------------------------------------------------------------------------------------

variable start   variable at   variable end

100 constant unexpected         \ THROW codes of ours
101 constant bad-string
102 constant bad-number
103 constant too-deep

: peek ( -- c )   at @ end @ u< if  at @ c@  else  0  then ;
: next ( -- c )   peek  1 chars at +! ;
: skip-white ( -- )
  begin  peek dup bl = over 9 = or over 10 = or swap 13 = or  while  1 chars at +!  repeat ;
: expect ( c -- )  next <> if  unexpected throw  then ;
: digit? ( c -- flag )  [char] 0 - 10 u< ;

\ ---- Texts: built in a buffer that grows -------------------------------------------------------

variable text   variable text-size   variable text-length
: start-text ( -- )  text @ 0= if  16 block text !  16 text-size !  then  0 text-length ! ;
: add-char ( c -- )
  text-length @ text-size @ = if
    text @ text-size @ 2* dup text-size ! resize throw text !
  then
  text @ text-length @ + c!  1 text-length +! ;

: hex-digit ( c -- n )
  dup digit? if  [char] 0 - exit  then
  32 or [char] a -  dup 6 u< 0= if  bad-string throw  then  10 + ;
: hex4 ( -- u )  0  4 0 do  16 *  next hex-digit +  loop ;

: add-utf-8 ( u -- )
  dup 128 < if  add-char exit  then
  dup 2048 < if  dup 6 rshift 192 or add-char  63 and 128 or add-char exit  then
  dup 65536 < if
    dup 12 rshift 224 or add-char
  else
    dup 18 rshift 240 or add-char
    dup 12 rshift 63 and 128 or add-char
  then
  dup 6 rshift 63 and 128 or add-char  63 and 128 or add-char ;

: escape-u ( -- )
  hex4 dup 55296 56320 within if            \ the first half of a pair
    [char] \ expect  [char] u expect
    hex4 56320 -  swap 55296 - 10 lshift +  65536 +
  then  add-utf-8 ;

: escape ( c -- )
  case
    [char] " of  [char] "  add-char  endof
    [char] \ of  [char] \  add-char  endof
    [char] / of  [char] /  add-char  endof
    [char] b of   8 add-char  endof
    [char] f of  12 add-char  endof
    [char] n of  10 add-char  endof
    [char] r of  13 add-char  endof
    [char] t of   9 add-char  endof
    [char] u of  escape-u  endof
    bad-string throw
  endcase ;

: parse-text ( -- c-addr u )          \ a copy of its own; of no text, 0 0
  [char] " expect  start-text
  begin  next dup [char] " <>  while
    dup 32 < if  bad-string throw  then
    dup [char] \ = if  drop next escape  else  add-char  then
  repeat  drop
  text-length @ dup if
    dup block  text @ over text-length @ move  swap
  else
    0 swap
  then ;

\ ---- Values ------------------------------------------------------------------------------------

variable digits
: parse-digits ( n -- n )
  peek digit? 0= if  bad-number throw  then
  begin  peek digit?  while  10 * next [char] 0 - +  1 digits +!  repeat ;

: parse-exponent ( -- n )
  peek 32 or [char] e <> if  0 exit  then
  next drop
  peek [char] - = if  next drop  0 parse-digits negate exit  then
  peek [char] + = if  next drop  then  0 parse-digits ;

: parse-number ( -- node )
  peek [char] - = dup if  next drop  then  >r
  peek [char] 0 = if  next drop 0  else  0 parse-digits  then
  0 digits !
  peek [char] . = if  next drop parse-digits  else  0 digits !  then
  r> if  negate  then
  digits @ negate  parse-exponent +  number-kind node ;

: word? ( c-addr u -- flag )         \ takes it if the text begins so
  end @ at @ - over < if  2drop false exit  then
  tuck at @ over compare if  drop false  else  at +!  true  then ;

variable depth-now
: deeper ( -- )  1 depth-now +!  depth-now @ 50 > if  too-deep throw  then ;

defer parse-value ( -- node )

: add-link ( link last -- link )     \ last: the cell to hold it
  over swap ! ;

: parse-array ( -- node )
  deeper  next drop
  0 0 array-kind node  dup cell+
  skip-white  peek [char] ] = if  next 2drop  -1 depth-now +! exit  then
  begin
    parse-value 2 cells block  tuck !  0 over cell+ !
    dup rot !  cell+
    skip-white next dup [char] , =
  while
    drop
  repeat
  [char] ] <> if  unexpected throw  then
  drop  -1 depth-now +! ;

: parse-object ( -- node )
  deeper  next drop
  0 0 object-kind node  dup cell+
  skip-white  peek [char] } = if  next 2drop  -1 depth-now +! exit  then
  begin
    skip-white parse-text  skip-white [char] : expect
    4 cells block  >r
    swap r@ 2 cells + 2!
    parse-value r@ !  0 r@ cell+ !
    r@ swap !  r> cell+
    skip-white next dup [char] , =
  while
    drop
  repeat
  [char] } <> if  unexpected throw  then
  drop  -1 depth-now +! ;

:noname ( -- node )
  skip-white
  peek case
    [char] { of  parse-object  endof
    [char] [ of  parse-array  endof
    [char] " of  parse-text string-kind node  endof
    s" null"  word? if  drop 0 0 null-kind node   exit  then
    s" true"  word? if  drop 0 0 true-kind node   exit  then
    s" false" word? if  drop 0 0 false-kind node  exit  then
    dup digit? over [char] - = or 0= if  unexpected throw  then
    drop parse-number  0
  endcase ; is parse-value

: parse-json ( c-addr u -- node )
  over dup start !  at !  + end !  0 depth-now !
  parse-value  skip-white  at @ end @ <> if  unexpected throw  then ;

\ ---- Freeing -----------------------------------------------------------------------------------

defer free-value ( node -- )
: free-links ( link xt -- )          \ xt ( link -- ) frees what a link holds besides its value
  >r begin  dup  while
    dup link-value free-value  dup r@ execute  dup next-link swap release
  repeat  drop r> drop ;
: free-name ( link -- )  link-name if  release  else  drop  then ;
:noname ( node -- )
  dup kind case
    string-kind of  dup second if  dup first release  then  endof
    array-kind  of  dup first ['] drop free-links  endof
    object-kind of  dup first ['] free-name free-links  endof
  endcase  release ; is free-value

\ ---- Printing ----------------------------------------------------------------------------------

variable indent   -1 indent !        \ -1: compact
: new-line ( -- )  indent @ 0< 0= if  cr indent @ 2* spaces  then ;
: in  ( -- )  indent @ 0< 0= if   1 indent +!  then  new-line ;
: out ( -- )  indent @ 0< 0= if  -1 indent +!  then  new-line ;

: print-char ( c -- )
  case
    [char] " of  [char] \ emit [char] " emit  endof
    [char] \ of  [char] \ emit [char] \ emit  endof
    10 of  ." \n"  endof
    9  of  ." \t"  endof
    dup 32 < if  ." \u00" base @ over hex 0 <# # # #> type base !  else  dup emit  then
  endcase ;
: print-text ( c-addr u -- )
  [char] " emit  0 ?do  dup i + c@ print-char  loop  drop  [char] " emit ;

: print-number ( node -- )
  dup second swap first  dup >r  s>d dabs  rot    ( ud exponent )
  <#
  dup 0< if
    negate 0 do  #  loop  [char] . hold
  else
    0 ?do  [char] 0 hold  loop
  then
  #s  r> sign #> type ;

defer print-value ( node -- )
: print-array ( node -- )
  ." [" first dup if
    in begin  dup link-value print-value  next-link dup while  ." ," new-line  repeat  out
  then  drop ." ]" ;
: print-object ( node -- )
  ." {" first dup if
    in begin
      dup link-name print-text ." :"  indent @ 0< 0= if  space  then
      dup link-value print-value  next-link dup
    while  ." ," new-line  repeat  out
  then  drop ." }" ;
:noname ( node -- )
  dup kind case
    null-kind   of  drop ." null"  endof
    false-kind  of  drop ." false"  endof
    true-kind   of  drop ." true"  endof
    number-kind of  print-number  endof
    string-kind of  dup first swap second print-text  endof
    array-kind  of  print-array  endof
    object-kind of  print-object  endof
  endcase ; is print-value

\ ---- Queries -----------------------------------------------------------------------------------

: member ( c-addr u node -- node | 0 )
  dup kind object-kind <> if  drop 2drop 0 exit  then
  first begin  dup  while
    dup >r link-name 2over compare 0= if  2drop r> link-value exit  then
    r> next-link
  repeat  nip nip ;
: element ( n node -- node | 0 )
  dup kind array-kind <> if  2drop 0 exit  then
  first swap 0 ?do  dup if  next-link  then  loop
  dup if  link-value  then ;
: count-links ( link -- n )  0 begin  over  while  1+ swap next-link swap  repeat  nip ;
: size ( node -- n )  first count-links ;

\ ---- What it can do ----------------------------------------------------------------------------

: message ( code -- )
  case
    unexpected of  ." unexpected character"  endof
    bad-string of  ." bad string"  endof
    bad-number of  ." bad number"  endof
    too-deep   of  ." too deep"  endof
    ." error " dup .
  endcase ;

: show ( c-addr u -- )
  ['] parse-json catch ?dup if
    nip nip  message ."  at " at @ start @ - 0 .r cr exit
  then
  dup print-value cr free-value ;
: json ( "rest of the line" -- )  0 parse show ;

json null
json [ true , false , null ]
json [1, -2, 3.14, 1e3, 12.50e1, 0, -0.001, 123456789012345678]
json {"a": 1, "b": [2, 3, {"c": "d"}], "": {}}
json "\"quoted\" \\ \/ tab\t newline\n \u0041\u00e9\u20ac\ud83d\ude00 \u0001"
json []
json [[[[[]]]]]
json {"nested": {"deeper": {"deepest": [1, [2, [3]]]}}}
json
json [1, 2
json [1 2]
json {"a" 1}
json {a: 1}
json "open
json "bad \x escape"
json -
json 1.
json tru
json [1] x
json [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[

variable before   nodes @ before !
: document ( -- c-addr u )
  s\" {\"name\": \"vm\", \"tags\": [\"fast\", \"small\"], \"size\": {\"w\": 3, \"h\": 4.50},\n \"list\": [10, 20, 30, 40]}" ;
document parse-json constant tree
0 indent !  tree print-value cr  -1 indent !
: path ( -- node )  s" list" tree member ;
.( elements: ) path size . cr
.( third: ) 2 path element print-value cr
.( beyond: ) 9 path element . cr
.( height: ) s" h" s" size" tree member member print-value cr
.( no such member: ) s" x" tree member . cr
tree free-value

\ A large array, printed and parsed again.
variable buffer   variable length
: append ( c-addr u -- )  buffer @ length @ + swap dup length +! move ;
: number-text ( n -- c-addr u )  0 <# #s #> ;
: build ( n -- )
  200000 allocate throw buffer !  0 length !
  s" [0" append
  1 do  s" ," append  i number-text append  loop
  s" ]" append ;
5000 build
buffer @ length @ parse-json constant large
.( large: ) large size .  4999 large element print-value cr
large free-value  buffer @ free throw
.( blocks left: ) nodes @ before @ - . cr
