\ The words of CORE EXT. Words that print are in output.fs, those that read in input.fs.

decimal

\ 0<> 0> <> U> WITHIN TRUE FALSE
T{ 0 0<> -> false }T
T{ min-int 0<> -> true }T
T{ 1 0> -> true }T
T{ 0 0> -> false }T
T{ min-int 0> -> false }T
T{ 1 2 <> -> true }T
T{ 2 2 <> -> false }T
T{ ones 0 u> -> true }T
T{ 0 ones u> -> false }T
T{ 1 1 u> -> false }T
T{ true false -> -1 0 }T
T{ 3 1 5 within -> true }T
T{ 1 1 5 within -> true }T
T{ 5 1 5 within -> false }T
T{ 0 1 5 within -> false }T
T{ 0 5 1 within -> true }T
T{ 3 5 1 within -> false }T
T{ 3 3 3 within -> false }T
T{ max-int max-int min-int within -> true }T
T{ 0 -5 5 within -> true }T

\ NIP TUCK PICK ROLL 2>R 2R> 2R@
T{ 1 2 nip -> 2 }T
T{ 1 2 tuck -> 2 1 2 }T
T{ 1 2 3 0 pick -> 1 2 3 3 }T
T{ 1 2 3 2 pick -> 1 2 3 1 }T
T{ 1 2 3 0 roll -> 1 2 3 }T
T{ 1 2 3 1 roll -> 1 3 2 }T
T{ 1 2 3 4 3 roll -> 2 3 4 1 }T
: two-r1 2>r 3 2r> ;
: two-r2 2>r 2r@ 2r> ;
: two-r3 2>r r> r> ;
: two-r4 >r >r 2r> ;
T{ 1 2 two-r1 -> 3 1 2 }T
T{ 1 2 two-r2 -> 1 2 1 2 }T
T{ 1 2 two-r3 -> 2 1 }T
T{ 1 2 two-r4 -> 2 1 }T

\ ?DO AGAIN CASE OF ENDOF ENDCASE
: qdo ?do i loop ;
T{ 3 0 qdo -> 0 1 2 }T
T{ 0 0 qdo -> }T
T{ min-int min-int qdo -> }T
: qdo2 ?do i -2 +loop ;
T{ 0 4 qdo2 -> 4 2 0 }T
T{ 4 4 qdo2 -> }T
: qdo3 4 0 ?do i 2 = if leave then i loop ;
T{ qdo3 -> 0 1 }T
: forever begin dup 5 > if exit then 1+ again ;
T{ 0 forever 9 forever -> 6 9 }T
: cases case 1 of 111 endof 2 of 222 endof 3 of 333 endof >r 999 r> endcase ;
T{ 1 cases 2 cases 3 cases 4 cases -> 111 222 333 999 }T
: nested-cases
  case 0 of case 0 of 300 endof 1 of 301 endof 302 swap endcase endof
       1 of drop 400 endof
       drop 500 swap endcase ;
T{ 0 0 nested-cases 1 0 nested-cases 2 0 nested-cases -> 300 301 302 }T
T{ 7 1 nested-cases 8 9 nested-cases -> 400 500 }T
: empty-case case endcase ;
T{ 1 2 empty-case -> 1 }T

\ VALUE TO :NONAME
T{ 111 value val val -> 111 }T
T{ 222 to val val -> 222 }T
: set-val to val ;
T{ 333 set-val val -> 333 }T
T{ :noname 1 2 ; execute -> 1 2 }T
:noname ( n -- n…0 )  dup if dup 1- recurse then ; constant nameless
T{ 3 nameless execute -> 3 2 1 0 }T

\ DEFER DEFER! DEFER@ IS ACTION-OF
T{ defer put-off -> }T
T{ ' * ' put-off defer! 3 4 put-off -> 12 }T
T{ ' put-off defer@ -> ' * }T
T{ action-of put-off -> ' * }T
T{ ' + is put-off 3 4 put-off -> 7 }T
: set-off is put-off ;
: off-action action-of put-off ;
T{ ' - set-off 3 4 put-off -> -1 }T
T{ off-action -> ' - }T
defer first-off defer second-off
: calls-both first-off second-off ;
T{ :noname 1 ; is first-off ' first-off is second-off calls-both -> 1 1 }T
: fact-off defer ;
T{ fact-off made-off ' 1+ is made-off 4 made-off -> 5 }T

\ BUFFER: PAD ERASE UNUSED
T{ 100 buffer: some-bytes some-bytes aligned -> some-bytes }T
T{ some-bytes 100 1 fill some-bytes 99 + c@ -> 1 }T
T{ some-bytes 1+ 98 erase some-bytes c@ some-bytes 1+ c@ some-bytes 98 + c@ some-bytes 99 + c@ -> 1 0 0 1 }T
T{ some-bytes 0 erase some-bytes c@ -> 1 }T
T{ pad 84 7 fill pad 83 + c@ -> 7 }T
T{ unused 10 allot unused - -10 allot -> 10 }T

\ C" S\" PARSE PARSE-NAME \ .(
: counted c" abc" ;
T{ counted c@ counted 3 chars + c@ -> 3 char c }T
: counted0 c" " ;
T{ counted0 c@ -> 0 }T
: at ( addr u n -- c )  nip chars + c@ ;
: escapes s\" \a\b\e\f\l\n\q\r\t\v\z\"\x0f\xA5\\" ;
: nth ( n -- c )  escapes drop swap chars + c@ ;
T{ escapes nip -> 15 }T
T{ 0 nth 1 nth 2 nth 3 nth 4 nth 5 nth -> 7 8 27 12 10 10 }T
T{ 6 nth 7 nth 8 nth 9 nth 10 nth 11 nth -> 34 13 9 11 0 34 }T
T{ 12 nth 13 nth 14 nth -> 15 165 92 }T
: two-chars s\" \m" ;
T{ two-chars drop c@ two-chars drop char+ c@ two-chars nip -> 13 10 2 }T
T{ s\" a\"b" nip -> 3 }T
T{ char | parse a b| nip -> 3 }T
T{ char | parse | nip -> 0 }T
T{ char | parse to the end
nip -> 10 }T
T{ parse-name abc nip -> 3 }T
T{ parse-name   spaces-before   nip -> 13 }T
T{ parse-name
nip -> 0 }T
T{ parse-name x drop c@ -> char x }T
T{ 1 \ the rest of the line -> 2 }T
-> 1 }T
: commented 1 \ 2
  3 ;
T{ commented -> 1 3 }T
T{ s" 1 \ 2" evaluate -> 1 }T

\ SOURCE-ID SAVE-INPUT RESTORE-INPUT
T{ s" source-id" evaluate -> -1 }T
T{ source-id 0> -> true }T
\ A word that takes the text after it and then comes back to before it.
: peek ( "name" -- u )  save-input parse-name nip >r restore-input drop r> ;
T{ s" peek 123456" evaluate -> 6 123456 }T

\ COMPILE, [COMPILE] HEX HOLDS
: c-plus ['] + compile, ; immediate
: sums c-plus ;
T{ 3 4 sums -> 7 }T
: compiles compile, ;
: any-word [ ' dup compiles ' * compiles ] ;
T{ 5 any-word -> 25 }T
: old-if [compile] if ; immediate
: olds old-if 1 else 2 then ;
T{ 0 olds 1 olds -> 2 1 }T
: exits [compile] exit 1 ;
T{ exits -> }T
: leaves 9 0 do i 3 = if i [compile] leave then loop 4 ;
T{ leaves -> 3 4 }T
T{ hex ff base @ decimal -> 255 16 }T
: same ( addr1 u1 addr2 u2 -- flag )
  rot over <> if  2drop drop false exit  then
  0 ?do  over i + c@ over i + c@ <> if  2drop false unloop exit  then  loop  2drop true ;
T{ <# s" abc" holds 12 0 #s s" <" holds #> s" <12abc" same -> true }T
T{ <# s" " holds 0 0 #> nip -> 0 }T

\ MARKER
T{ marker forget-me : forgettable 1 ; forgettable -> 1 }T
T{ forget-me s" forgettable" thrown -> -13 }T
T{ s" forget-me" thrown -> -13 }T
: forgettable 2 ;
marker outer : forgettable 3 ; marker inner : forgettable 4 ;
T{ forgettable inner forgettable outer forgettable -> 4 3 2 }T

s" core-ext" report
