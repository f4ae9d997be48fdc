\ The words of SEARCH and SEARCH EXT. ORDER prints: it is in output.fs.

decimal
only forth also definitions

wordlist constant wid1
wordlist constant wid2
T{ wid1 wid2 = -> false }T

\ GET-ORDER SET-ORDER: the first word list searched is on top.
: top-wid ( -- wid )  get-order over >r 0 ?do drop loop r> ;
: order-depth ( -- n )  get-order dup >r 0 ?do drop loop r> ;
: push-order ( wid -- )  >r get-order r> swap 1+ set-order ;
T{ order-depth get-order set-order order-depth = -> true }T
T{ wid1 push-order top-wid previous -> wid1 }T
T{ order-depth also order-depth previous swap - -> 1 }T
T{ top-wid also top-wid previous = -> true }T
\ With no word list nothing is found; with one, only what is in it.
: with-none ( c-addr u -- n )  \ what it throws when evaluated with an empty order
  get-order n>r 0 set-order thrown nr> set-order ;
: with-one ( c-addr u wid -- n )
  get-order n>r 1 set-order thrown nr> set-order ;
T{ s" 5 dup" with-none -> -13 }T
T{ s" 5 6" with-none -> 0 }T
T{ s" 5 dup" wid1 with-one -> -13 }T
T{ s" 5 dup" forth-wordlist with-one -> 0 }T

\ GET-CURRENT SET-CURRENT DEFINITIONS SEARCH-WORDLIST
T{ get-current -> forth-wordlist }T
: hidden 1 ;
T{ wid1 set-current get-current forth-wordlist set-current -> wid1 }T
wid1 set-current  : hidden 2 ;  : only-in-1 3 ; immediate  forth-wordlist set-current
T{ hidden -> 1 }T
T{ s" only-in-1" thrown -> -13 }T
T{ s" hidden" wid1 search-wordlist swap execute -> -1 2 }T
T{ s" only-in-1" wid1 search-wordlist swap execute -> 1 3 }T
T{ s" HIDDEN" wid1 search-wordlist swap execute -> -1 2 }T
T{ s" only-in-1" wid2 search-wordlist -> 0 }T
T{ s" no such" wid1 search-wordlist -> 0 }T
T{ s" dup" forth-wordlist search-wordlist nip -> -1 }T
T{ s" if" forth-wordlist search-wordlist nip -> 1 }T
T{ wid1 push-order hidden only-in-1 previous hidden -> 2 3 1 }T
wid2 push-order definitions
T{ get-current -> wid2 }T
: hidden 4 ;
previous definitions
T{ get-current -> forth-wordlist }T
T{ hidden -> 1 }T
T{ wid1 push-order wid2 push-order hidden previous hidden previous hidden -> 4 2 1 }T
wid2 push-order  : compiled-with hidden ;  previous
T{ compiled-with -> 4 }T
\ A definition belongs to the word list that was current when it began.
: began-here [ wid2 set-current ] 5 ; forth-wordlist set-current
T{ began-here -> 5 }T
T{ s" began-here" wid2 search-wordlist -> 0 }T

\ FIND follows the order.
create hidden-name 6 c, char h c, char i c, char d c, char d c, char e c, char n c,
: found ( -- x )  hidden-name find drop execute ;
T{ found wid1 push-order found previous -> 1 2 }T

\ While a definition is compiled FIND and SEARCH-WORDLIST give what is executed to compile a word.
: as-found ( xt n -- )  0< if compile, else execute then ;
: find-next ( "name" -- )  bl word find as-found ; immediate
: search-next ( "name" -- )  bl word count forth-wordlist search-wordlist as-found ; immediate
: found-text find-next s" a text" find-next dup ;
T{ found-text nip nip -> 6 }T
: searched-text search-next s" a text" search-next dup ;
T{ searched-text nip nip -> 6 }T
0 value found-value
: set-found find-next to found-value ;
T{ 5 set-found found-value -> 5 }T
create name-of-s 2 c, char s c, char " c,
T{ name-of-s find nip s\" s\"" forth-wordlist search-wordlist nip -> 1 1 }T

\ FORTH ONLY ALSO PREVIOUS
T{ wid1 push-order wid2 push-order forth top-wid previous top-wid previous -> forth-wordlist wid1 }T
\ The smallest order, that of ONLY and of -1 SET-ORDER, can set any other.
: smallest ( -- n )  only s" forth-wordlist 1 set-order" thrown forth-wordlist 1 set-order ;
: smallest2 ( -- n )  -1 set-order s" forth-wordlist 1 set-order" thrown forth-wordlist 1 set-order ;
T{ smallest smallest2 -> 0 0 }T
T{ hidden -> 1 }T
: unseen ( -- n )  only s" only-in-1" thrown forth-wordlist 1 set-order ;
T{ wid1 push-order unseen -> -13 }T
only forth also definitions
T{ also also order-depth previous previous order-depth - -> 2 }T

s" search" report
