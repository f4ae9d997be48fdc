\ The words of EXCEPTION and EXCEPTION EXT. The system's own THROW codes are in errors.fs.

decimal

T{ 1 2 ' + catch -> 3 0 }T
: throws5 5 throw ;
T{ 1 2 ' throws5 catch nip nip -> 5 }T
T{ ' throws5 catch -> 5 }T
T{ 0 throw -> }T
T{ 7 0 throw -> 7 }T
: throws-at ( n -- )  dup throw drop ;
T{ 0 ' throws-at catch -> 0 }T
T{ 9 ' throws-at catch nip -> 9 }T
T{ min-int ' throws-at catch nip -> min-int }T

\ The depths of the stacks are those at CATCH, whatever the word did.
: grows 1 2 3 4 -8 throw ;
: shrinks 2drop drop -8 throw ;
T{ 7 ' grows catch -> 7 -8 }T
T{ 1 2 3 ' shrinks catch nip nip nip -> -8 }T
: deep ( n -- )  dup 0= if -77 throw then 1- dup >r recurse r> drop ;
: catches-deep 11 >r 100 ['] deep catch nip r> ;
T{ catches-deep -> -77 11 }T
: loops 10 0 do i 3 = if -78 throw then loop ;
: catches-loops 3 0 do ['] loops catch i loop ;
T{ catches-loops -> -78 0 -78 1 -78 2 }T

\ Handlers nest, and a handled error does not come back.
: inner ['] throws5 catch 1+ throw ;
: outer ['] inner catch 10 * ;
T{ outer -> 60 }T
: rethrows ['] throws5 catch throw ;
T{ ' rethrows catch -> 5 }T
: twice ['] throws5 catch ['] throws5 catch + ;
T{ twice -> 10 }T
T{ : fine ; ' fine catch -> 0 }T
: throws-inside ['] inner catch drop -3 throw ;
T{ ' throws-inside catch -> -3 }T

\ The input is restored too.
T{ s" 1 throw" ' evaluate catch nip nip -> 1 }T
T{ s" 2 throw this is not read" ' evaluate catch nip nip 3 -> 2 3 }T
T{ s" s' 5' throws5" ' evaluate catch nip nip -> -13 }T

\ ABORT and ABORT" are throws.
: aborts abort ;
T{ 1 2 ' aborts catch nip nip -> -1 }T
: aborts-if abort" not seen" ;
T{ 0 ' aborts-if catch -> 0 }T
T{ 1 ' aborts-if catch nip -> -2 }T
T{ -1 ' aborts-if catch nip -> -2 }T
T{ 1 0 ' aborts-if catch -> 1 0 }T

\ Float stack and values.
: float-throws 1e 2e 3 throw ;
T{ 8e ' float-throws catch -> 8e 3 }T
5 value kept
: changes 6 to kept 1 throw ;
T{ ' changes catch kept -> 1 6 }T

s" exception" report
