\ A small Lisp: reader, printer, evaluator with lexical closures, and a mark-and-sweep collector.
\
\ Cells are numbered; a value is a cell address, so that EQ? is = . Each cell is three cells of
\ memory: its tag (with a mark bit), and two fields.

decimal

\ ---- Cells -------------------------------------------------------------------------------------

0 constant free-tag
1 constant pair-tag      \ head, tail
2 constant number-tag    \ value
3 constant symbol-tag    \ name (counted string), next symbol
4 constant primitive-tag \ execution token
5 constant closure-tag   \ (parameters . body), environment
6 constant nil-tag

3 cells constant cell-size
3000 constant #cells
create heap  #cells cell-size * allot
variable free-list   0 free-list !
variable collections 0 collections !
variable allocated   0 allocated !

: tag  ( v -- tag )  @ 255 and ;
: head ( v -- v )    cell+ @ ;
: tail ( v -- v )    2 cells + @ ;
: head! ( v pair -- )  cell+ ! ;
: tail! ( v pair -- )  2 cells + ! ;

create nil nil-tag , 0 , 0 ,
: pair?   ( v -- flag )  tag pair-tag = ;
: number? ( v -- flag )  tag number-tag = ;
: symbol? ( v -- flag )  tag symbol-tag = ;
: nil?    ( v -- flag )  nil = ;

\ Values in use by the evaluator are kept on a stack of their own, where the collector sees them.
2000 constant #roots
create roots  #roots cells allot
variable #kept  0 #kept !

: keep ( v -- v )  dup #kept @ #roots = abort" too many roots"
  roots #kept @ cells + !  1 #kept +! ;
: unkeep ( n -- )  negate #kept +! ;

variable symbols   0 symbols !
variable globals   nil globals !

: marked? ( v -- flag )  @ 256 and 0<> ;
: mark ( v -- )
  begin
    dup 0= if  drop exit  then
    dup nil = if  drop exit  then
    dup marked? if  drop exit  then
    dup @ 256 or over !
    dup tag pair-tag = over tag closure-tag = or
  while
    dup head recurse  tail
  repeat  drop ;

: mark-symbols ( -- )  symbols @ begin  dup  while  dup @ 256 or over !  2 cells + @  repeat  drop ;

: sweep ( -- )
  0 free-list !
  #cells 0 do
    heap i cell-size * +
    dup marked? if
      dup tag swap !
    else
      free-tag over !  free-list @ over cell+ !  free-list !
    then
  loop ;

: collect ( -- )
  1 collections +!
  #kept @ 0 ?do  roots i cells + @ mark  loop
  globals @ mark  mark-symbols  sweep ;

: new-cell ( a b tag -- v )
  1 allocated +!
  free-list @ 0= if  collect  then
  free-list @ dup 0= abort" out of cells"
  dup cell+ @ free-list !
  tuck !  tuck 2 cells + !  tuck cell+ ! ;

: cons ( head tail -- pair )  swap keep swap keep pair-tag new-cell 2 unkeep ;
: number ( n -- v )  0 number-tag new-cell ;
: value-of ( v -- n )  dup number? 0= abort" not a number" head ;

\ ---- Symbols -----------------------------------------------------------------------------------

: name-of ( symbol -- c-addr u )  head count ;
: same? ( c-addr1 u1 c-addr2 u2 -- flag )  compare 0= ;

: symbol ( c-addr u -- symbol )
  symbols @
  begin  dup  while
    dup >r name-of 2over same? if  2drop r> exit  then
    r> tail
  repeat  drop
  here >r  dup c,  0 ?do  dup c@ c, char+  loop  drop  align
  r> symbols @ symbol-tag new-cell  dup symbols ! ;

collect  \ builds the free list
s" t" symbol constant true-symbol
s" quote" symbol constant quote-symbol

\ ---- Reader ------------------------------------------------------------------------------------

variable text  variable text-end
: more?  ( -- flag )  text @ text-end @ u< ;
: peek   ( -- c )  more? if  text @ c@  else  0  then ;
: advance ( -- )  1 chars text +! ;
: blank? ( c -- flag )  bl 1+ < ;
: skip-blanks ( -- )  begin  more? peek blank? and  while  advance  repeat ;
: delimiter? ( c -- flag )  dup blank?  over [char] ( = or  swap [char] ) = or ;
: token ( -- c-addr u )
  text @  begin  more? peek delimiter? 0= and  while  advance  repeat
  text @ over - ;

: text>number ( c-addr u -- n true | c-addr u false )
  2dup over c@ [char] - = over 1 > and dup >r if  1 /string  then
  0. 2swap >number nip if  2drop r> drop false exit  then
  drop r> if  negate  then  nip nip true ;

defer read
: read-tail ( -- list )
  skip-blanks
  more? 0= abort" unfinished list"
  peek [char] ) = if  advance nil exit  then
  read keep recurse  1 unkeep cons ;

:noname ( -- v )
  skip-blanks
  more? 0= abort" nothing to read"
  peek [char] ( = if  advance read-tail exit  then
  peek [char] ' = if  advance read nil cons quote-symbol swap cons exit  then
  peek [char] ) = abort" unexpected )"
  token text>number if  number  else  symbol  then ; is read

\ ---- Printer -----------------------------------------------------------------------------------

defer print
: print-list ( pair -- )
  ." ("
  begin
    dup head print  tail
  dup pair? while
    space
  repeat
  dup nil? if  drop  else  ."  . " print  then  ." )" ;

:noname ( v -- )
  dup tag case
    nil-tag       of  drop ." ()"  endof
    pair-tag      of  print-list  endof
    number-tag    of  value-of dup abs 0 <# #s rot sign #> type  endof
    symbol-tag    of  name-of type  endof
    primitive-tag of  drop ." #<primitive>"  endof
    closure-tag   of  drop ." #<closure>"  endof
    ." #<free>" nip
  endcase ; is print

\ ---- Environments: lists of pairs (symbol . value) ---------------------------------------------

: binding ( symbol environment -- pair | nil )
  begin  dup pair?  while
    2dup head head = if  nip head exit  then
    tail
  repeat  nip ;

: lookup ( symbol environment -- v )
  over swap binding
  dup nil? if  drop dup globals @ binding  then
  dup nil? if  drop ." unknown symbol " name-of type cr true abort" stopped"  then
  nip tail ;

: define-global ( v symbol -- )
  dup globals @ binding dup nil? 0= if  nip tail! exit  then  drop
  swap cons globals @ cons globals ! ;

\ ---- Evaluator ---------------------------------------------------------------------------------

defer eval ( v environment -- v )
: second ( list -- v )  tail head ;
: third  ( list -- v )  tail second ;
: truth  ( flag -- v )  if  true-symbol  else  nil  then ;

: eval-list ( list environment -- list )
  over nil? if  drop exit  then
  over head over eval keep drop
  swap tail swap recurse
  roots #kept @ 1- cells + @ swap cons  1 unkeep ;

: bind ( parameters arguments environment -- environment )
  keep drop
  begin  over pair?  while
    dup nil? abort" too few arguments"
    2dup head swap head swap cons
    roots #kept @ 1- cells + @ cons  roots #kept @ 1- cells + !
    tail swap tail swap
  repeat
  over nil? 0= if  2dup cons roots #kept @ 1- cells + @ cons  roots #kept @ 1- cells + !  then
  2drop  roots #kept @ 1- cells + @  1 unkeep ;

: eval-body ( list environment -- v )
  nil begin  drop over pair?  while
    over head over eval  >r swap tail swap r>
    2 pick nil? if  nip nip exit  then
  repeat  drop nil ;

: apply ( function arguments -- v )
  over tag primitive-tag = if  swap head execute exit  then
  over tag closure-tag <> abort" not a function"
  keep swap keep
  dup head head  rot  2 pick tail bind  keep
  swap head tail swap eval-body  3 unkeep ;

create special-names  nil ,          \ list of (symbol . primitive with ( form environment -- v ))
: special ( xt c-addr u -- )
  symbol swap 0 primitive-tag new-cell cons special-names @ cons special-names ! ;

:noname ( v environment -- v )
  over symbol? if  lookup exit  then
  over pair? 0= if  drop exit  then
  over head symbol? if
    over head special-names @ binding
    dup nil? 0= if  tail head execute exit  then  drop
  then
  keep swap keep swap
  over head over eval keep drop
  swap tail swap eval-list
  roots #kept @ 1- cells + @ swap keep apply  4 unkeep ; is eval

\ The collector must see the special forms: they hang on the globals under a name of their own.

: do-quote ( form environment -- v )  drop second ;
: do-if ( form environment -- v )
  over second over eval nil? if  swap tail tail tail  else  swap tail tail  then
  dup nil? if  nip exit  then  head swap eval ;
: do-lambda ( form environment -- v )  swap tail swap closure-tag new-cell ;
: do-define ( form environment -- v )
  over second pair? if
    over second tail  2 pick tail tail cons keep
    swap closure-tag new-cell 1 unkeep
    swap second head tuck define-global exit
  then
  over third swap eval swap second tuck define-global ;
: do-let ( form environment -- v )      \ (let ((name value)…) body…)
  dup keep drop
  over second begin  dup pair?  while
    dup head second 2 pick eval
    over head head swap cons
    roots #kept @ 1- cells + @ cons  roots #kept @ 1- cells + !
    tail
  repeat  2drop
  tail tail  roots #kept @ 1- cells + @ eval-body  1 unkeep ;
: do-cond ( form environment -- v )     \ (cond (test value)…)
  swap tail begin  dup pair?  while
    2dup head head swap eval nil? 0= if  head second swap eval exit  then
    tail
  repeat  2drop nil ;

' do-quote  s" quote"  special
' do-if     s" if"     special
' do-lambda s" lambda" special
' do-define s" define" special
' do-let    s" let"    special
' do-cond   s" cond"   special
special-names @ s" special forms" symbol define-global

\ ---- Primitives --------------------------------------------------------------------------------

: primitive ( xt c-addr u -- )  symbol >r 0 primitive-tag new-cell r> define-global ;
: two ( list -- n1 n2 )  dup head value-of swap second value-of ;

:noname ( list -- v )  0 swap begin  dup pair?  while  dup head value-of rot + swap tail  repeat
  drop number ; s" +" primitive
:noname  1 swap begin  dup pair?  while  dup head value-of rot * swap tail  repeat
  drop number ; s" *" primitive
:noname  two - number ; s" -" primitive
:noname  two / number ; s" /" primitive
:noname  two mod number ; s" mod" primitive
:noname  two < truth ; s" <" primitive
:noname  two = truth ; s" =" primitive
:noname  dup head swap second cons ; s" cons" primitive
:noname  head dup pair? 0= abort" car of no pair" head ; s" car" primitive
:noname  head dup pair? 0= abort" cdr of no pair" tail ; s" cdr" primitive
:noname  head nil? truth ; s" null?" primitive
:noname  head pair? truth ; s" pair?" primitive
:noname  dup head swap second = truth ; s" eq?" primitive
:noname  ; s" list" primitive
:noname  dup head swap second apply ; s" apply" primitive
:noname  head print cr nil ; s" print" primitive
true-symbol dup define-global

\ ---- Programs ----------------------------------------------------------------------------------

: run ( c-addr u -- )
  over + text-end !  text !
  read keep nil eval
  1 unkeep  ." => " print cr ;

: lisp ( "rest of the line" -- )  0 parse run ;

lisp (+ 1 2 3)
lisp '(a b (c . d) -5)
lisp (define (square x) (* x x))
lisp (square 12)
lisp (define (fact n) (if (< n 2) 1 (* n (fact (- n 1)))))
lisp (fact 20)
lisp (define (fib n) (cond ((< n 2) n) (t (+ (fib (- n 1)) (fib (- n 2))))))
lisp (fib 16)
lisp (define (map f l) (if (null? l) l (cons (f (car l)) (map f (cdr l)))))
lisp (map square '(1 2 3 4 5))
lisp (define (range a b) (if (< a b) (cons a (range (+ a 1) b)) '()))
lisp (define (filter p l) (cond ((null? l) l) ((p (car l)) (cons (car l) (filter p (cdr l)))) (t (filter p (cdr l)))))
lisp (filter (lambda (x) (= 0 (mod x 3))) (range 0 20))
lisp (define (fold f z l) (if (null? l) z (fold f (f z (car l)) (cdr l))))
lisp (fold + 0 (range 1 101))
lisp (define (adder n) (lambda (x) (+ x n)))
lisp ((adder 10) 32)
lisp (let ((a 3) (b 4)) (print (list a b)) (+ (square a) (square b)))
lisp (define (append a b) (if (null? a) b (cons (car a) (append (cdr a) b))))
lisp (define (sort l) (if (null? l) l (let ((p (car l)) (r (cdr l))) (append (sort (filter (lambda (x) (< x p)) r)) (cons p (sort (filter (lambda (x) (if (< x p) '() t)) r)))))))
lisp (sort '(31 4 15 92 65 35 89 79 32 38 46 26 43 38))
lisp (define (compose f g) (lambda (x) (f (g x))))
lisp (map (compose (adder 1) square) (range 0 8))
lisp (define (count-to n) (if (= n 0) 'done (count-to (- n 1))))
lisp (count-to 150)
lisp (define (hanoi n a b c) (if (= n 0) 0 (+ 1 (hanoi (- n 1) a c b) (hanoi (- n 1) c b a))))
lisp (hanoi 7 'left 'right 'middle)
lisp ((lambda all (apply + all)) 1 2 3 4)
lisp (eq? 'a 'a)
lisp car
lisp square

: broken ( c-addr u -- )  ['] run catch if  2drop  0 #kept !  ." error" cr  then ;
s" (car 5)" broken
s" (undefined-function 1)" broken
s" (+ 1 (quote a))" broken
s" (1 2" broken
allocated @ 10000 > [if] .( more than 10000 cells were allocated) cr [then]
collections @ 1 > [if] .( and collected) cr [then]
