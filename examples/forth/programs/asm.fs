\ An assembler, a disassembler and a simulator for a small processor of 16 bits.
\
\ Eight registers R0 … R7 (R0 reads as 0, R7 is the stack pointer), flags Z N C, 64 KB of memory in
\ bytes, low byte first. An instruction is a word  oooo oddd sss. ....  with a second word where it
\ has a constant. Assembler source is Forth: operands come before the mnemonic.

decimal

\ ---- Memory of the target ----------------------------------------------------------------------

65536 constant #memory
create memory  #memory allot
memory #memory erase

: word-mask ( n -- u )  65535 and ;
: t-c@ ( t-addr -- c )  word-mask memory + c@ ;
: t-c! ( c t-addr -- )  word-mask memory + c! ;
: t-@ ( t-addr -- u )  dup t-c@  swap 1+ t-c@ 8 lshift or ;
: t-! ( u t-addr -- )  2dup t-c!  swap 8 rshift swap 1+ t-c! ;
: signed ( u -- n )  dup 32768 and if  65536 -  then ;

variable t-here   0 t-here !
: t-, ( u -- )  t-here @ t-!  2 t-here +! ;
: t-c, ( c -- )  t-here @ t-c!  1 t-here +! ;
: org ( t-addr -- )  t-here ! ;

\ ---- Instruction table -------------------------------------------------------------------------
\ Kinds of operands: how an instruction is assembled, printed and executed.

0 constant no-operands
1 constant two-registers         \ rd rs
2 constant register-constant     \ rd n
3 constant one-register          \ rd
4 constant target                \ address

32 constant #opcodes
create kinds     #opcodes cells allot
create names     #opcodes cells allot    \ counted strings
create handlers  #opcodes cells allot
variable last-opcode   0 last-opcode !

: nth ( n table -- addr )  swap cells + ;

: register-bits ( rd rs -- u )  5 lshift swap 8 lshift or ;
: opcode-bits ( opcode -- u )  11 lshift ;

: assemble ( operands opcode -- )
  dup kinds nth @ case
    no-operands       of  opcode-bits t-,  endof
    two-registers     of  opcode-bits >r register-bits r> or t-,  endof
    register-constant of  opcode-bits rot 8 lshift or t-,  word-mask t-,  endof
    one-register      of  opcode-bits swap 8 lshift or t-,  endof
    target            of  opcode-bits t-,  word-mask t-,  endof
  endcase ;

: save-name ( c-addr u -- addr )
  align here >r  dup c,  0 ?do  dup i + c@ c,  loop  drop  align r> ;

\ Defines the mnemonic as a word that assembles it; the name is that without its comma.
: instruction ( kind xt "mnemonic," -- )
  last-opcode @ >r
  r@ handlers nth !  r@ kinds nth !
  >in @  parse-name 1- save-name r@ names nth !  >in !
  create r> ,  1 last-opcode +!
  does> @ assemble ;

\ ---- Processor ---------------------------------------------------------------------------------

create registers  8 cells allot
variable pc   variable halted   variable executed
variable z-flag  variable n-flag  variable c-flag

: reg@ ( n -- u )  dup if  registers nth @  then ;
: reg! ( u n -- )  dup if  registers nth swap word-mask swap !  else  2drop  then ;
: fetch ( -- u )  pc @ t-@  pc @ 2 + word-mask pc ! ;
: flags! ( u -- u )  dup 65536 u< 0= c-flag !  word-mask  dup 0= z-flag !  dup 32768 and 0<> n-flag ! ;
: push-word ( u -- )  7 reg@ 2 - word-mask dup 7 reg!  t-! ;
: pop-word ( -- u )  7 reg@ dup t-@  swap 2 + 7 reg! ;

: rd ( instruction -- n )  8 rshift 7 and ;
: rs ( instruction -- n )  5 rshift 7 and ;

\ A handler takes the instruction word.
: arithmetic ( "name" -- ) \ with ( u1 u2 -- u ) after it: a handler on two registers
  ' >r  :noname  postpone dup  postpone rd  postpone reg@  postpone over  postpone rs  postpone reg@
  r> compile,  postpone flags!  postpone swap  postpone rd  postpone reg!  postpone ; ;
: arithmetic-constant ( "name" -- )
  ' >r  :noname  postpone dup  postpone rd  postpone reg@  postpone fetch
  r> compile,  postpone flags!  postpone swap  postpone rd  postpone reg!  postpone ; ;

: jump-if ( flag -- )  fetch swap if  pc !  else  drop  then ;
: minus ( u1 u2 -- u )  - 131071 and ;
: copy ( u1 u2 -- u )  nip ;
: shift-left ( u1 u2 -- u )  15 and lshift 131071 and ;
: shift-right ( u1 u2 -- u )  15 and rshift ;
: multiply ( u1 u2 -- u )  * word-mask ;


no-operands        :noname  drop true halted ! ;                        instruction halt,
two-registers      arithmetic copy                                      instruction mov,
two-registers      arithmetic +                                         instruction add,
two-registers      arithmetic minus                                     instruction sub,
two-registers      arithmetic and                                       instruction and,
two-registers      arithmetic or                                        instruction or,
two-registers      arithmetic xor                                       instruction xor,
two-registers      arithmetic multiply                                  instruction mul,
two-registers      arithmetic shift-left                                instruction shl,
two-registers      arithmetic shift-right                               instruction shr,
two-registers      :noname  dup rd reg@ swap rs reg@ minus flags! drop ;  instruction cmp,
register-constant  arithmetic-constant copy                             instruction ldi,
register-constant  arithmetic-constant +                                instruction addi,
register-constant  arithmetic-constant and                              instruction andi,
register-constant  :noname  rd reg@ fetch minus flags! drop ;           instruction cmpi,
two-registers      :noname  dup rs reg@ t-@ flags! swap rd reg! ;       instruction ld,
two-registers      :noname  dup rs reg@ t-c@ flags! swap rd reg! ;      instruction ldb,
two-registers      :noname  dup rd reg@ swap rs reg@ t-! ;              instruction st,
two-registers      :noname  dup rd reg@ 255 and swap rs reg@ t-c! ;     instruction stb,
one-register       :noname  rd reg@ push-word ;                         instruction push,
one-register       :noname  pop-word swap rd reg! ;                     instruction pop,
target             :noname  drop true jump-if ;                         instruction jmp,
target             :noname  drop z-flag @ jump-if ;                     instruction jz,
target             :noname  drop z-flag @ 0= jump-if ;                  instruction jnz,
target             :noname  drop n-flag @ jump-if ;                     instruction jn,
target             :noname  drop c-flag @ jump-if ;                     instruction jc,
target             :noname  drop fetch pc @ push-word pc ! ;            instruction call,
no-operands        :noname  drop pop-word pc ! ;                        instruction ret,
one-register       :noname  rd reg@ signed . ;                          instruction out,
one-register       :noname  rd reg@ 255 and emit ;                      instruction outc,

: step ( -- )
  fetch dup 11 rshift
  dup last-opcode @ u< 0= if  2drop true abort" illegal instruction"  then
  handlers nth @ execute  1 executed +! ;

: run ( t-addr -- )
  pc !  false halted !  0 executed !  registers 8 cells erase  65534 7 reg!
  begin  step  halted @ executed @ 200000 > or  until
  halted @ 0= abort" no end" ;

\ ---- Labels: forward references are chained through the words they will be in. ----------------

: label ( "name" -- )  create 0 , -1 ,            \ chain of references, address
  does> ( -- t-addr )  dup cell+ @ dup 0< 0= if  nip exit  then
  drop  dup @  t-here @ 2 + rot ! ;               \ of a label used as an operand of jmp, and others

: here-is ( "name" -- )
  ' >body  t-here @ over cell+ !
  @ begin  dup  while  dup t-@ >r  t-here @ over t-!  drop r>  repeat  drop ;

\ ---- Disassembler ------------------------------------------------------------------------------

: .hex ( u -- )  base @ >r hex  0 <# # # # # #> type  r> base ! ;
: .register ( n -- )  ." r" 0 .r ;

: disassemble-one ( t-addr -- t-addr )
  dup .hex ." : "
  dup t-@  dup 11 rshift
  dup names nth @ count dup >r type 6 r> - spaces
  kinds nth @ case
    no-operands       of  drop 2 +  endof
    two-registers     of  dup rd .register ." , " rs .register 2 +  endof
    register-constant of  rd .register ." , " 2 + dup t-@ signed 0 .r 2 +  endof
    one-register      of  rd .register 2 +  endof
    target            of  drop 2 + dup t-@ .hex 2 +  endof
  endcase ;

: disassemble ( from to -- )  begin  2dup u<  while  swap disassemble-one cr swap  repeat  2drop ;

\ ---- Programs ----------------------------------------------------------------------------------

0 constant r0  1 constant r1  2 constant r2  3 constant r3
4 constant r4  5 constant r5  6 constant r6  7 constant sp

: show ( from to -- )  2dup disassemble  drop run  executed @ ."  (" 0 .r ."  instructions)" cr ;

.( Sum of 1 to 100) cr
256 org
label sum-loop  label sum-end
  r1 100 ldi,
  r2 0 ldi,
here-is sum-loop
  r1 0 cmpi,
  sum-end jz,
  r2 r1 add,
  r1 -1 addi,
  sum-loop jmp,
here-is sum-end
  r2 out,
  halt,
256 t-here @ show

.( Greatest common divisor) cr
512 org
label gcd  label gcd-loop  label gcd-less  label gcd-end
  r1 1071 ldi,  r2 462 ldi,  gcd call,  r1 out,
  r1 17 ldi,    r2 5 ldi,    gcd call,  r1 out,
  halt,
here-is gcd
here-is gcd-loop
  r1 r2 cmp,
  gcd-end jz,
  gcd-less jn,
  r1 r2 sub,
  gcd-loop jmp,
here-is gcd-less
  r2 r1 sub,
  gcd-loop jmp,
here-is gcd-end
  ret,
512 t-here @ show

.( Recursive Fibonacci numbers) cr
1024 org
label fib  label fib-small  label next-fib
  r6 0 ldi,
here-is next-fib
  r1 r6 mov,
  fib call,
  r2 out,
  r6 1 addi,
  r6 15 cmpi,
  next-fib jnz,
  halt,
here-is fib
  r1 2 cmpi,
  fib-small jn,
  r1 push,
  r1 -1 addi,
  fib call,
  r1 pop,
  r2 push,
  r1 -2 addi,
  fib call,
  r3 pop,
  r2 r3 add,
  ret,
here-is fib-small
  r2 r1 mov,
  ret,
1024 t-here @ show

.( Primes below 100, with a table of bytes at 4000) cr
2048 org
label next-number  label next-multiple  label no-prime  label primes-end
  r4 1 ldi,
  r1 1 ldi,
here-is next-number
  r1 1 addi,
  r1 100 cmpi,
  primes-end jz,
  r3 4000 ldi,
  r3 r1 add,
  r2 r3 ldb,
  no-prime jnz,
  r1 out,
  r5 r1 mov,
here-is next-multiple
  r5 r1 add,
  r5 100 cmpi,
  label mark  mark jc,           \ carry is set while R5 < 100
here-is no-prime
  next-number jmp,
here-is mark
  r3 4000 ldi,
  r3 r5 add,
  r4 r3 stb,
  next-multiple jmp,
here-is primes-end
  halt,
2048 t-here @ show

.( A text) cr
3000 org
: text, ( c-addr u -- )  0 ?do  dup i + c@ t-c,  loop  drop  0 t-c, ;
s" Hello from the little processor!" text,
3100 org
label next-letter  label text-end
  r1 3000 ldi,
here-is next-letter
  r2 r1 ldb,
  text-end jz,
  r2 outc,
  r1 1 addi,
  next-letter jmp,
here-is text-end
  halt,
3100 t-here @ show

.( Bits, arithmetic and jumps) cr
3300 org
  r1 -7 ldi,   r2 3 ldi,     r1 r2 mul,  r1 out,
  r1 1 ldi,    r2 4 ldi,     r1 r2 shl,  r1 out,
  r1 256 ldi,  r1 r2 shr,    r1 out,
  r1 240 ldi,  r2 60 ldi,    r3 r1 mov,
  r3 r2 and,   r3 out,       r3 r1 mov,  r3 r2 or,  r3 out,
  r3 r1 mov,   r3 r2 xor,    r3 out,     r3 15 andi, r3 out,
  r0 5 ldi,    r0 out,       r1 32767 ldi,  r1 1 addi,  r1 out,
  r2 5000 ldi, r1 -2 ldi,    r1 r2 st,   r3 r2 ld,  r3 out,
  halt,
3300 t-here @ show

.( What goes wrong) cr
3600 org
label forever
here-is forever
  forever jmp,
: attempt ( t-addr -- )  ['] run catch if  drop ." stopped at " pc @ .hex cr  then ;
3600 attempt
3700 org 31 11 lshift t-,
3700 attempt
