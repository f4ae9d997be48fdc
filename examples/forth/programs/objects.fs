\ A small object extension: classes with single inheritance, fields, late-bound messages.
\
\ A class is  its parent, the size of its objects, its name, and a table of execution tokens, one a
\ selector. An object's first cell is its class. A selector is a word that takes the object on top
\ of the stack and runs the method of the object's class; inside a method the object is SELF.

decimal

\ ---- Classes -----------------------------------------------------------------------------------

40 constant #selectors
variable selectors   0 selectors !
variable current-class

: class>parent  ( class -- addr )  ;
: class>size    ( class -- addr )  cell+ ;
: class>name    ( class -- c-addr u )  2 cells + count ;
: class>methods ( class -- addr )  8 cells + ;
: method-of ( class selector -- addr )  cells swap class>methods + ;

: no-method ( -- )  true abort" message not understood" ;

: root-class ( "name" -- )
  >in @ parse-name rot >in !
  create  here >r
  0 ,  1 cells ,
  47 min dup c,  0 ?do  dup i + c@ c,  loop  drop
  r@ class>methods here - allot
  #selectors 0 do  ['] no-method ,  loop
  r> current-class ! ;

\ Starts a class, a copy of its parent but for the name; what follows up to END-CLASS is its own.
: class ( parent "name" -- )
  root-class
  dup current-class @ class>parent !
  dup class>size @ current-class @ class>size !
  class>methods current-class @ class>methods #selectors cells move ;
: end-class ( -- )  0 current-class ! ;

: field ( size "name" -- )
  aligned  current-class @ class>size  dup @ create ,  +!
  does> ( object -- addr )  @ + ;
: cell-field ( "name" -- )  1 cells field ;

\ ---- Messages ----------------------------------------------------------------------------------

variable self-now
: self ( -- object )  self-now @ ;

: with-self ( i*x object xt -- j*x )
  self-now @ >r  swap self-now !
  catch  r> self-now !  throw ;
: send ( i*x object selector -- j*x )  over @ swap method-of @ with-self ;

: selector ( "name" -- )
  selectors @ #selectors = abort" too many selectors"
  create selectors @ ,  1 selectors +!
  does> ( i*x object -- j*x )  @ send ;

\ method: NAME … ;method  defines a method of the current class.
: method: ( "selector" -- selector )  ' >body @ :noname ;
: ;method ( selector colon-sys -- )
  postpone ;  swap current-class @ swap method-of ! ; immediate

\ super NAME  runs the parent's method with the same SELF.
: super ( "selector" -- )
  ' >body @ current-class @ class>parent @ swap method-of @ compile, ; immediate

: new ( class -- object )  dup class>size @ allocate throw  dup 2 pick class>size @ erase  tuck ! ;
: delete ( object -- )  free throw ;
: is-a? ( object class -- flag )
  swap @ begin  dup  while  2dup = if  2drop true exit  then  class>parent @  repeat  nip ;
: class-name ( object -- )  @ class>name type ;

\ ---- An object that can nothing ----------------------------------------------------------------

selector show ( -- )
selector init ( i*x -- )

root-class object
  method: init  ;method
  method: show  ." a " self class-name ;method
end-class

: make ( i*x class -- object )  new dup >r init r> ;

\ ---- Example: shapes ---------------------------------------------------------------------------

selector area ( -- n )
selector scale ( n -- )
selector bigger? ( object -- flag )

object class shape
  method: bigger?  area  self area  < ;method
  method: show  super show  ."  of area " self area 0 .r ;method
end-class

shape class rectangle
  cell-field width
  cell-field height
  method: init ( width height -- )  self height !  self width ! ;method
  method: area  self width @ self height @ * ;method
  method: scale  dup self width @ * self width !  self height @ * self height ! ;method
end-class

rectangle class square
  method: init ( side -- )  dup super init ;method
  method: show  super show  ."  and side " self width @ 0 .r ;method
end-class

shape class circle
  cell-field radius
  method: init  self radius ! ;method
  method: area  self radius @ dup * 355 113 */ ;method
  method: scale  self radius @ * self radius ! ;method
end-class

3 4 rectangle make constant r1
5 square make constant s1
10 circle make constant c1

: shows ( object -- )  show cr ;
r1 shows  s1 shows  c1 shows
2 s1 scale  s1 shows
3 r1 scale  r1 shows
.( the circle is bigger than the square: ) s1 c1 bigger? . cr
.( the square is bigger than the circle: ) c1 s1 bigger? . cr
.( a square is a rectangle, a shape, a circle: )
s1 rectangle is-a? . s1 shape is-a? . s1 circle is-a? . cr

\ ---- Example: a list of objects, itself an object ----------------------------------------------

selector add ( object -- )
selector each ( i*x xt -- j*x )       \ xt ( i*x object -- j*x )
selector size ( -- n )

object class link
  cell-field link-next
  cell-field link-object
  method: init ( object next -- )  self link-next !  self link-object ! ;method
end-class

object class list
  cell-field first
  method: add  self first @ link make  self first ! ;method
  method: each
    self first @ begin  dup  while
      swap 2>r  2r@ swap link-object @ swap execute  2r> swap link-next @
    repeat  2drop ;method
  method: size  0 self first @ begin  dup  while  swap 1+ swap link-next @  repeat  drop ;method
end-class

: show-element ( object -- )  show space ;
list class shown-list
  method: show  ." [ "  ['] show-element self each  ." ]" ;method
end-class

shown-list make constant shapes
r1 shapes add  s1 shapes add  c1 shapes add
.( list of ) shapes size . shapes shows
: add-area ( n object -- n )  area + ;
.( sum of areas: ) 0 ' add-area shapes each . cr
: double ( object -- )  2 swap scale ;
' double shapes each  shapes shows

\ ---- Example: accounts, errors inside methods --------------------------------------------------

selector deposit ( n -- )
selector withdraw ( n -- )
selector balance ( -- n )

object class account
  cell-field money
  method: deposit  dup 0< if  -200 throw  then  self money +! ;method
  method: withdraw  dup self balance > if  -201 throw  then  negate self money +! ;method
  method: balance  self money @ ;method
  method: show  ." account with " self balance 0 .r ;method
end-class

account class credit-account
  cell-field limit
  method: init ( limit -- )  self limit ! ;method
  method: withdraw
    dup self balance self limit @ + > if  -202 throw  then  negate self money +! ;method
end-class

account make constant poor
500 credit-account make constant rich
100 poor deposit  100 rich deposit
: attempt ( n object -- )
  ['] withdraw catch ?dup if  ." refused with " . 2drop  else  ." paid"  then  cr ;
50 poor attempt   60 poor attempt   poor shows
300 rich attempt  301 rich attempt  rich shows
.( outside of methods SELF is ) self . cr

\ ---- A message to an object that does not know it ----------------------------------------------

: refused ( object -- )  ['] area catch nip if  ." not understood" else ." ?" then cr ;
poor refused
: understood ( object -- )  ['] area catch 0= if  ." area " . then cr ;
r1 understood
