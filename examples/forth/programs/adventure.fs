\ A text adventure, played by a script: the lighthouse whose lamp went out.
\
\ Rooms and things are records in data space. The vocabulary of the game is three word lists, which
\ SEARCH-WORDLIST asks, so that the words of the game and those of Forth do not meet.

decimal

wordlist constant verbs
wordlist constant nouns
wordlist constant directions

: private ( wid -- old )  get-current swap set-current ;   \ definitions go to the word list
: public ( old -- )  set-current ;

\ ---- Texts and lines ---------------------------------------------------------------------------

60 constant width
variable column   0 column !
: new-line ( -- )  cr 0 column ! ;
: word-out ( c-addr u -- )
  dup column @ + width > if  new-line  then
  column @ if  space 1 column +!  then
  dup column +!  type ;
: say ( c-addr u -- )                     \ words wrapped at the width
  begin
    begin  dup if  over c@ bl =  else  false  then  while  1 /string  repeat
  dup while
    over >r
    begin  dup if  over c@ bl <>  else  false  then  while  1 /string  repeat
    over r@ - r> swap word-out
  repeat  2drop ;
: says ( c-addr u -- )  say new-line ;

: text, ( c-addr u -- )  dup ,  here swap dup allot align move ;
: text@ ( addr -- c-addr u )  dup cell+ swap @ ;

\ ---- Rooms: description, six exits -------------------------------------------------------------

0 constant north  1 constant south  2 constant east  3 constant west  4 constant up  5 constant down

: room ( "name" -- )  create  6 0 do  0 ,  loop ;          \ the text follows its exits
: exit-of ( direction room -- addr )  swap cells + ;
: description ( room -- c-addr u )  6 cells + text@ ;
: opposite ( direction -- direction )  1 xor ;
: one-way ( to from direction -- )  swap exit-of ! ;
: way ( to from direction -- )  >r  2dup r@ one-way  swap r> opposite one-way ;

room beach        s" You are on a beach below a lighthouse. Waves break on black stones. A path leads north to the door." text,
room hall         s" This is the round hall of the lighthouse. A stair winds up, a low door leads east, and a hatch is in the floor." text,
room store        s" Shelves of ropes and tins: the store of the keeper. Everything smells of tar." text,
room cellar       s" A wet cellar. Something drips." text,
room gallery      s" You stand in the gallery, wind all around. In the middle is the great lamp." text,

hall beach north way
store hall east way
gallery hall up way
cellar hall down one-way
hall cellar up one-way

\ ---- Things: place, flags, name, text ----------------------------------------------------------

1 constant portable
2 constant lit
4 constant open
8 constant full

create nowhere  create carried            \ places that are no rooms
1 , 1 ,

variable things   0 things !
: thing ( place flags "name" -- )
  >in @ parse-name 2>r >in !
  nouns private >r
  create  things @  here things !  ,      \ link
  swap ,  ,  r> public
  2r> text, ;
: place ( thing -- addr )  cell+ ;
: flags ( thing -- addr )  2 cells + ;
: thing-name ( thing -- c-addr u )  3 cells + text@ ;
: thing-text ( thing -- c-addr u )  3 cells + dup @ aligned + cell+ text@ ;
: flag? ( flag thing -- flag )  flags @ and 0<> ;
: set-flag ( flag thing -- )  flags tuck @ or swap ! ;
: clear-flag ( flag thing -- )  flags tuck @ swap invert and swap ! ;

beach   portable         thing bottle   s" An empty bottle. It would hold something." text,
hall    0                thing hatch    s" An iron hatch, rusted shut." text,
store   portable         thing crowbar  s" A heavy bar of steel." text,
store   portable         thing lantern  s" A small lantern, with a little oil left." text,
nowhere portable         thing matches  s" A box with three matches." text,
store   portable         thing coat     s" The coat of the keeper. There is something in its pocket." text,
cellar  0                thing barrel   s" A barrel of lamp oil with a tap." text,
gallery 0                thing lamp     s" The great lamp. Its tank is dry." text,

: noun ( "name" -- thing )  parse-name nouns search-wordlist 0= abort" no such thing" execute ;
: the ( "name" -- thing )  noun postpone literal ; immediate

\ ---- State -------------------------------------------------------------------------------------

variable here-now   beach here-now !
variable turns      0 turns !
variable score      0 score !
variable matches-left   3 matches-left !
variable over?      false over? !

: here? ( thing -- flag )  place @ dup here-now @ = swap carried = or ;
: carried? ( thing -- flag )  place @ carried = ;
: light? ( -- flag )
  here-now @ cellar <> if  true exit  then
  lit the lantern flag?  the lantern here?  and ;
: scores ( n -- )  score +! ;

: list ( place -- n )
  0 things @ begin  dup  while
    2 pick over place @ = if
      over 0= if  s" You see:" say  then
      dup thing-name word-out
      swap 1+ swap
    then  @
  repeat  drop nip ;
: look-around ( -- )
  light? 0= if  s" It is dark. You hear dripping." says exit  then
  here-now @ description says
  here-now @ list if  new-line  then ;

\ ---- Verbs: ( thing|0 -- ) ---------------------------------------------------------------------

: need ( thing|0 -- thing )              \ -1 THROW ends the command
  dup 0= if  drop s" What do you mean?" says -100 throw  then
  dup here? 0= if  drop s" There is no such thing here." says -100 throw  then ;
: done ( -- )  s" Done." says ;

verbs private

: look ( thing|0 -- )  drop look-around ;
: examine ( thing|0 -- )
  need light? 0= if  drop s" Too dark." says exit  then
  dup thing-text says
  the coat = the matches place @ nowhere = and if
    s" You find a box of matches." says  here-now @ the matches place !  5 scores
  then ;
: take ( thing|0 -- )
  need
  dup carried? if  drop s" You have it." says exit  then
  portable over flag? 0= if  drop s" It will not move." says exit  then
  carried swap place !  done ;
: drop-it ( thing|0 -- )
  need dup carried? 0= if  drop s" You do not have it." says exit  then
  here-now @ swap place !  done ;
: inventory ( thing|0 -- )
  drop 0 things @ begin  dup  while
    dup carried? if  dup thing-name word-out  swap 1+ swap  then  @
  repeat  drop
  0= if  s" You carry nothing." say  then  new-line ;
: pry ( thing|0 -- )
  need the hatch <> if  s" Why?" says exit  then
  the crowbar carried? 0= if  s" With what?" says exit  then
  open the hatch flag? if  s" It is open." says exit  then
  open the hatch set-flag  10 scores
  s" The crowbar bends, the rust breaks, the hatch opens." says ;
: light ( thing|0 -- )
  need
  the matches carried? 0= if  drop s" You have no fire." says exit  then
  matches-left @ 0= if  drop s" No match is left." says exit  then
  -1 matches-left +!
  dup the lantern = if  lit swap set-flag  10 scores s" The lantern burns." says exit  then
  the lamp = if
    full the lamp flag? 0= if  s" The wick smokes and goes out: no oil." says exit  then
    lit the lamp set-flag  50 scores  true over? !
    s" Light floods the sea. Far out, a ship turns away from the rocks." says exit
  then
  s" It does not burn. A match is lost." says ;
: fill ( thing|0 -- )
  need
  dup the bottle = if
    drop
    the barrel here? light? and 0= if  s" From where?" says exit  then
    full the bottle set-flag  10 scores s" The bottle is full of oil." says exit
  then
  the lamp = if
    full the bottle flag? the bottle carried? and 0= if  s" You have no oil." says exit  then
    full the bottle clear-flag  full the lamp set-flag  15 scores
    s" The oil runs into the tank." says exit
  then  s" It holds nothing." says ;
: wait ( thing|0 -- )  drop s" Time passes." says ;

public

\ Another name for a verb.
: same-verb ( "new" "old" -- )
  verbs private  create  parse-name verbs search-wordlist 0= throw ,  public
  does> ( thing|0 -- )  @ execute ;

same-verb x examine
same-verb get take
same-verb i inventory
same-verb l look

directions private
north constant north   south constant south   east constant east
west constant west     up constant up         down constant down
north constant n       south constant s       east constant e
west constant w        up constant u          down constant d
public

: go ( direction -- )
  dup down = here-now @ hall = and  open the hatch flag? 0= and if
    drop s" The hatch is shut." says exit
  then
  here-now @ exit-of @ dup 0= if  drop s" There is no way." says exit  then
  here-now !  look-around ;

\ ---- Commands ----------------------------------------------------------------------------------

: next-word ( c-addr u -- c-addr u  word u )          \ takes a word off the text
  begin  dup if  over c@ bl =  else  false  then  while  1 /string  repeat
  over >r
  begin  dup if  over c@ bl <>  else  false  then  while  1 /string  repeat
  over r@ - r> swap ;

: noun-of ( c-addr u -- thing|0 )
  next-word dup 0= if  2drop 2drop 0 exit  then
  2dup s" the" compare 0= if  2drop next-word  then
  nouns search-wordlist if  execute  else  0  then  nip nip ;

: perform ( c-addr u -- )
  next-word
  dup 0= if  2drop 2drop exit  then
  2dup directions search-wordlist if  execute nip nip nip nip go exit  then
  2dup s" drop" compare 0= if  2drop s" drop-it"  then
  verbs search-wordlist 0= if  2drop s" I do not know that word." says exit  then
  >r noun-of r> execute ;

: command ( c-addr u -- )
  over? @ if  2drop exit  then
  ." > " 2dup type cr
  1 turns +!
  ['] perform catch ?dup if
    nip nip dup -100 <> if  throw  then  drop
  then ;

: play ( "rest of the line" -- )  0 parse command ;
: score. ( -- )
  ." You have " score @ . ." points of 100 after " turns @ . ." turns." cr
  over? @ if  ." The game is over." cr  then ;

look-around
play look
play take bottle
play examine the bottle
play north
play down
play pry hatch
play east
play take crowbar
play take the lantern
play x coat
play take matches
play dance
play i
play west
play light hatch
play pry the hatch
play pry hatch
play down
play take barrel
play examine barrel
play up
play light lantern
play d
play x barrel
play fill bottle
play fill barrel
play east
play up
play drop crowbar
play up
play fill the lamp
play l
play take lamp
play light lamp
play wait
score.
