\ A text formatter and word counter: lines filled, justified or centred, and how often each word
\ occurs, from a file that it writes, reads line by line, and deletes again.

decimal

: file-name ( -- c-addr u )  s" forth-text.tmp" ;

\ ---- The text ----------------------------------------------------------------------------------

variable out
: line: ( "rest of the line" -- )  0 parse out @ write-line throw ;

file-name w/o create-file throw out !
line: .center
line: A tale of a tub
line: .fill 60
line:
line: Once a king sent his tailor to sea in a tub. The tailor did not complain; he
line: had complained before, and the king had
line: laughed. So he took needle and thread, a loaf of bread,
line: and the longest stick he could find, and put to sea.
line: .justify 40
line: The wind was fair and the tub was round, and a round tub in a fair wind
line: turns. The tailor turned with it, and saw the sea, and the land, and the sea, and the land.
line:
line: When the land was small he took the stick for a mast, and his shirt for a sail, and the tub turned no more.
line: .fill 30
line: "Who would have thought," said the king, watching from his window, "that a tub can sail?"
line: "I would," said the tailor, but he was too far away to be heard.
line: .verbatim
line:    ~~~~ \_|_/ ~~~~
line: .end
out @ close-file throw

\ ---- Counting words: a hash table of chains ----------------------------------------------------

64 constant #chains
create chains  #chains cells allot   chains #chains cells erase
variable words-seen   0 words-seen !
variable different    0 different !

: letter? ( c -- flag )  32 or [char] a - 26 u< ;
: lower ( c -- c )  dup [char] A - 26 u< if  32 or  then ;
: hash ( c-addr u -- n )  5381 rot rot  0 ?do  dup i + c@ rot 33 * xor swap  loop  drop #chains 1- and ;

\ An entry: next, count, name.
: entry-count ( entry -- addr )  cell+ ;
: entry-name ( entry -- c-addr u )  2 cells + count ;
: find-entry ( c-addr u chain -- entry | 0 )
  @ begin  dup  while
    dup >r entry-name 2over compare 0= if  2drop r> exit  then
    r> @
  repeat  nip nip ;
: new-entry ( c-addr u chain -- entry )
  align here >r  dup @ ,  r@ swap !  0 ,
  dup c,  0 ?do  dup i + c@ c,  loop  drop  1 different +!  r> ;
: count-word ( c-addr u -- )
  1 words-seen +!
  2dup hash cells chains +  >r 2dup r@ find-entry
  dup if  nip nip r> drop  else  drop r> new-entry  then
  1 swap entry-count +! ;

create lowered  80 allot
: to-lower ( c-addr u -- c-addr u )
  80 min  dup >r 0 ?do  dup i + c@ lower lowered i + c!  loop  drop lowered r> ;
: count-line ( c-addr u -- )
  begin
    begin  dup if  over c@ letter? 0=  else  false  then  while  1 /string  repeat
  dup while
    over >r
    begin  dup if  over c@ letter?  else  false  then  while  1 /string  repeat
    over r@ - r> swap to-lower count-word
  repeat  2drop ;

\ ---- Formatting --------------------------------------------------------------------------------

0 constant filling  1 constant justifying  2 constant centring  3 constant verbatim
variable mode   filling mode !
variable width   60 width !
create line-buffer  200 allot
variable used   0 used !
variable gaps   0 gaps !

: flush-plain ( -- )  line-buffer used @ type cr ;
: flush-centred ( -- )  width @ used @ - 2/ 0 max spaces flush-plain ;
: flush-justified ( -- )                   \ the missing blanks, spread over the gaps
  gaps @ 0= if  flush-plain exit  then
  width @ used @ -  gaps @ /mod  swap      ( each rest )
  used @ 0 ?do
    line-buffer i + c@ dup emit
    bl = if  over spaces  dup if  space 1-  then  then
  loop  2drop cr ;
: flush-line ( last? -- )
  used @ 0= if  drop exit  then
  mode @ case
    centring   of  drop flush-centred  endof
    justifying of  if  flush-plain  else  flush-justified  then  endof
    nip flush-plain
  endcase
  0 used !  0 gaps ! ;

: add ( c-addr u -- )
  dup used @ + 1+ width @ > if  false flush-line  then
  used @ if  bl line-buffer used @ + c!  1 used +!  1 gaps +!  then
  tuck line-buffer used @ + swap move  used +! ;
: add-words ( c-addr u -- )
  begin
    begin  dup if  over c@ bl =  else  false  then  while  1 /string  repeat
  dup while
    over >r
    begin  dup if  over c@ bl <>  else  false  then  while  1 /string  repeat
    over r@ - r> swap add
  repeat  2drop ;

\ Commands are the words of a word list: a line  .name n  runs name with n on the stack.
wordlist constant commands
variable ended   false ended !
get-current commands set-current
: center   ( n -- )  drop  centring mode !  60 width ! ;
: justify  ( n -- )  justifying mode !  width ! ;
: fill     ( n -- )  filling mode !  width ! ;
: verbatim ( n -- )  drop  verbatim mode ! ;
: end      ( n -- )  drop  true ended ! ;
set-current

: command ( c-addr u -- )
  true flush-line
  2dup s"  " search if  0. 2swap 1 /string >number 2drop d>s  >r
    2dup s"  " search drop nip - r>
  else  2drop 0  then
  rot rot commands search-wordlist 0= abort" no such command" execute ;

: format-line ( c-addr u -- )
  dup if  over c@ [char] . =  else  false  then  if  1 /string command exit  then
  2dup count-line
  mode @ verbatim = if  type cr exit  then
  dup 0= if  2drop true flush-line cr exit  then
  add-words
  mode @ centring = if  true flush-line  then ;

create input-line  202 allot
: format-file ( c-addr u -- )
  r/o open-file throw >r
  begin  input-line 200 r@ read-line throw  ended @ 0= and  while  input-line swap format-line  repeat  drop
  true flush-line
  r> close-file throw ;

file-name format-file

\ ---- The counts, most frequent first -----------------------------------------------------------

create sorted  200 cells allot
variable #sorted   0 #sorted !
: collect ( -- )
  #chains 0 do
    chains i cells + @ begin  dup  while
      dup sorted #sorted @ cells + !  1 #sorted +!  @
    repeat  drop
  loop ;
: before? ( entry1 entry2 -- flag )
  over entry-count @ over entry-count @ 2dup <> if  > nip nip exit  then
  2drop >r entry-name r> entry-name compare 0< ;
: sort ( -- )                              \ by insertion
  #sorted @ 1 ?do
    sorted i cells + @  i
    begin  dup if  2dup 1- cells sorted + @ before?  else  false  then  while
      dup 1- cells sorted + @  over cells sorted + !  1-
    repeat
    cells sorted + !
  loop ;
: .entry ( entry -- )
  dup entry-count @ 3 .r space entry-name type cr ;
collect sort
cr words-seen @ . .( words, ) different @ . .( different ones; the most frequent:) cr
: show ( n -- )  0 do  sorted i cells + @ .entry  loop ;
12 show
file-name delete-file throw
