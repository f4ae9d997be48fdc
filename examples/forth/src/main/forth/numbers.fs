\ Numbers as text.

word-list forth-list
variable base ( -- a )
: decimal ( -- ) 10 base ! ;
: hex ( -- ) 16 base ! ;
: octal ( -- ) 8 base ! ;

\ ---- pictured output: characters are put in front of others, at hold-end at first ----------------

word-list system-list
256 constant hold-size ( -- n )
0 value held ( -- a ) \ where the text begins
: ud/mod ( ud1 u1 -- u2 ud2 ) >r 0 r@ um/mod r> swap >r um/mod r> ;
: >digit ( u -- c ) dup 9 > if [char] A 10 - else [char] 0 then + ;

word-list forth-list
: <# ( -- ) hold-end to held ;
: hold ( c -- )
  held 1- dup hold-end hold-size - < if -17 throw then
  dup to held c! ;
: holds ( a u -- ) begin dup while 1- 2dup + c@ hold repeat 2drop ;
: # ( ud1 -- ud2 ) base @ dup 2 37 within 0= if decimal -24 throw then ud/mod rot >digit hold ;
: #s ( ud -- 0 0 ) begin # 2dup d0= until ;
: #> ( xd -- a u ) 2drop held hold-end over - ;
: sign ( n -- ) 0< if [char] - hold then ;

: ud.r ( ud n -- ) >r <# #s #> r> over - spaces type ;
: ud. ( ud -- ) 0 ud.r space ;
: d.r ( d n -- ) >r tuck dabs <# #s rot sign #> r> over - spaces type ;
: d. ( d -- ) 0 d.r space ;
: . ( n -- ) s>d d. ;
: .r ( n1 n2 -- ) >r s>d r> d.r ;
: u. ( u -- ) 0 ud. ;
: u.r ( u n -- ) 0 swap ud.r ;
: ? ( a -- ) @ . ;
: dec. ( n -- ) base @ decimal swap . base ! ;
: hex. ( u -- ) base @ hex swap [char] $ emit u. base ! ;

: at-xy ( n1 n2 -- )
  base @ >r decimal
  27 emit [char] [ emit 1+ 0 u.r [char] ; emit 1+ 0 u.r [char] H emit
  r> base ! ;
: page ( -- ) 27 emit [char] [ emit [char] 2 emit [char] J emit 0 0 at-xy ;

\ ---- input ---------------------------------------------------------------------------------------

word-list forth-list
: >number ( ud1 a1 u1 -- ud2 a2 u2 ) base @ (>number) ;

word-list system-list
: prefixed ( a1 u1 -- a2 u2 ) \ sets base by a prefix
  dup 1 > 0= if exit then
  over c@ case
    [char] $ of 16 endof
    [char] # of 10 endof
    [char] & of 10 endof
    [char] % of 2 endof
    drop
    over 1+ c@ 32 or [char] x = over 2 > and if
      over c@ [char] 0 = if 16 base ! 2 - swap 2 + swap then
    then
    exit
  endcase
  base ! 1- swap 1+ swap ;

: signed ( a1 u1 -- a2 u2 f ) \ whether there was a minus
  dup 1 > if over c@ [char] - = if 1- swap 1+ swap true exit then then
  false ;

: character? ( a u -- c true | false ) \ 'c'
  3 = if
    dup c@ 39 = over 2 + c@ 39 = and if 1+ c@ true exit then
  then
  drop false ;

: digits? ( a u -- ud n true | false ) \ n: 1 single, 2 double
  2dup + 1- c@ [char] . = if 1- 2 else 1 then >r
  dup 0= if rdrop 2drop false exit then
  0 0 2swap >number nip if rdrop 2drop false else r> true then ;

: based-number? ( a u -- 0 | n 1 | d 2 )
  signed >r prefixed signed r> or >r
  dup 0= if rdrop 2drop 0 exit then
  digits? 0= if rdrop 0 exit then
  r> swap >r if dnegate then
  r@ 1 = if drop then r> ;

: plain-number? ( a u -- n true | false ) \ nothing but digits; x in 0x1F may be one of them
  dup 0= base @ 33 > or if 2drop false exit then
  >r 0 0 rot r> >number nip if 2drop false else drop true then ;

: number? ( a u -- 0 | n 1 | d 2 ) \ any other
  2dup character? if nip nip 1 exit then
  dup 0= if 2drop 0 exit then
  base @ >r based-number? r> base ! ;
