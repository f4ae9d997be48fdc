\ Starting. The host finds its two entries by names with a blank, `host boot` here and `host interrupt` in report.fs: no
\ word that a program defines hides them in a saved system.

word-list system-list
: refresh-opcodes ( -- ) \ the machine may number its instructions otherwise than that of the image
  copied-sizes most-opcodes erase
  opcodes @
  begin
    dup
  while
    dup 2 cells + count (opcode) 2dup swap !
    dup most-opcodes u< if over cell+ @ swap copied-sizes + c! else drop then
    8 - @
  repeat
  drop ;
: divide-memory ( -- )
  (mem-size) -16 and to buffers
  (mem-size) 32 / -8 and
  dup buffer to code-start code-start over + code-start code-buffer 2!
  dup buffer to places places over + places place-buffer 2! drop
  512 buffer to trace-buffer
  hold-size buffer hold-size + to hold-end
  4096 buffer to pad-buffer
  string-size 4 * buffer to string-buffers
  128 buffer to scratch
  first-terminal-size buffer to first-terminal-buffer reset-terminal
  most-inputs input-size * buffer to input-stack
  notes-size buffer to notes
  local-space buffer to local-names
  bignum-space buffer to bignums
  here buffers + 2/ -16 and (limit!)
  (limit) buffers -16 and init-heap ;
: run-text ( i*x a u -- j*x )
  push-input s" -e" input-name 2! 1 input-line ! -1 input-id ! set-source
  ['] interpret catch note-error pop-input (rethrow) ;
4096 constant argument-size ( -- n ) \ as a rule
: argument ( -- a n kind ) \ the next item of the command line, in memory from ALLOCATE
  argument-size allocate throw dup argument-size (argument)
  over argument-size > if drop swap free throw dup allocate throw dup rot (argument) then ;
: run-argument ( i*x -- j*x f ) \ f: there was one
  argument
  dup 0= if 2drop free drop false exit then
  dup 3 = if drop nip 1 (flush) drop (halt) then
  true to started
  rot dup >r -rot 1 = if included else run-text then
  r> free drop true ;
: run-arguments ( -- )
  begin run-argument while repeat
  started state @ and if -39 throw then ;

: ends ( n -- ) dup -56 = if drop quit then note-error report-safely 1 (halt) ;
: goes-on ( n -- ) note-error recover quit ; \ in a session; with sources to run it is their end
: (rescued) ( n -- ) ?intact started if ends then goes-on ;
' (rescued) is rescued

host-entry boot
: boot ( -- )
  ['] catch-end (thrower) ['] rescued (rescue!)
  (mem-size) 512 - (trace!)
  divide-memory trace-buffer (trace!) refresh-opcodes
  1 to out 0 to #inputs 0 to #parts false state ! decimal
  #order @ 0= if only forth also definitions then
  user-code 0= if (code-end) to user-code then
  0 to started terminal 0 input-line !
  ['] run-arguments catch ?dup if ends then
  started if bye then quit ;

word-list forth-list
: save-system ( "file" -- ) parse-name (save) throw ;
