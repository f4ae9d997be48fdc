\ Words that read the standard input, and the words that end: QUIT and BYE. Its input is in
\ input.txt.

decimal

create area 80 allot
: line= ( addr u n -- flag )  area swap compare 0= ;

\ ACCEPT: one line, without its end.
T{ area 80 accept s" the first line" rot line= -> true }T
T{ area 80 accept -> 0 }T
T{ area 80 accept s"   blanks stay  " rot line= -> true }T

\ KEY: one character.
T{ key key key -> char a char b 10 }T

\ SOURCE-ID of a file
T{ source-id 0= -> false }T

s" input" report

\ QUIT: interprets the standard input, with an empty return stack, whatever was going on.
: quits ( -- )  1 >r 2 >r quit ;
: in-a-loop ( -- )  10 0 do  i 3 = if  quits  then  loop ;
in-a-loop
.( this is not reached) cr
