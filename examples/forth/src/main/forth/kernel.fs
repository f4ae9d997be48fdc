\ The Forth system, compiled to an image by the cross-compiler (src/main/java, package cross).
\
\ Instructions of the machine (src/main/vmgen) are words; all others are written here. Words that only
\ the system uses go to the word list `system-list`, which is not searched by programs.

create first-guard 4711 , \ programs can write everywhere: see intact? in report.fs
create system-list 0 ,
word-list system-list
create forth-list 0 ,
word-list forth-list
instructions
compile-only-words
  >r r> r@ rdrop 2>r 2r> 2r@ i j k unloop ;

include base.fs
include numbers.fs
include dictionary.fs
include errors.fs
include memory.fs
include code.fs
include inline.fs
include compiler.fs
include input.fs
include control.fs
include defining.fs
include strings.fs
include search.fs
include files.fs
include floats.fs
include float-text.fs
include locals.fs
include tools.fs
include report.fs
include start.fs
include absent.fs
