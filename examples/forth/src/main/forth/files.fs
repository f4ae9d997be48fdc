\ Files.

word-list forth-list
1 constant r/o ( -- n )
2 constant w/o ( -- n )
3 constant r/w ( -- n )
: bin ( n1 -- n2 ) 8 or ;
: open-file ( a u n -- fid ior ) (open) ;
: create-file ( a u n -- fid ior ) 4 or 2 or (open) ;
: close-file ( fid -- ior ) (close) ;
: read-file ( a u1 fid -- u2 ior ) (read) ;
: read-line ( a u1 fid -- u2 f ior ) (read-line) ;
: write-file ( a u fid -- ior ) (write) ;
word-list system-list
: position ( ud -- n ) if drop -1 then ; \ no file is so long: the host refuses -1
create newline 1 c, 10 c, align
word-list forth-list
: write-line ( a u fid -- ior )
  >r r@ (write) ?dup if rdrop exit then newline count r> (write) ;
: emit-file ( c fid -- ior ) >r scratch c! scratch 1 r> (write) ;
: file-position ( fid -- ud ior ) (tell) >r s>d r> ;
: reposition-file ( ud fid -- ior ) >r position r> (seek) ;
: file-size ( fid -- ud ior ) (size) >r s>d r> ;
: resize-file ( ud fid -- ior ) >r position r> (resize) ;
: flush-file ( fid -- ior ) (flush) ;
: delete-file ( a u -- ior ) (delete) ;
: rename-file ( a1 u1 a2 u2 -- ior ) (rename) ;
: file-status ( a u -- x ior ) (status) ;
: slurp-fid ( fid -- a u )
  >r r@ (size) throw dup allocate throw swap \ a u
  2dup r> (read) throw nip ;
: slurp-file ( a1 u1 -- a2 u2 ) r/o (open) throw dup >r slurp-fid r> (close) throw ;

\ ---- source files ----------------------------------------------------------------------------------

word-list system-list
: note-file ( a1 u -- a2 u ) \ the name stays at a2
  here aligned >r r@ over 16 + + here - allot
  r@ 16 + swap 2dup 2>r move 2r> \ before what stands at HERE is overwritten
  dup r@ cell+ ! included-files @ r@ ! r> included-files ! ;
: included? ( a u -- f )
  included-files
  begin
    @ dup
  while
    >r 2dup r@ cell+ dup cell+ swap @ compare 0= if 2drop rdrop true exit then r>
  repeat
  nip nip ;
1024 constant line-size ( -- n ) \ at first
: interpret-lines ( i*x -- j*x ) \ a definition that begins in a file ends there
  state @ >r begin refill while interpret repeat
  r> 0= state @ and if -39 throw then ;
: start-file ( fid a u -- ) \ the file and its name
  line-size allocate throw >r
  ['] push-input catch ?dup if r> free drop throw then
  input-name 2! input-id ! 0 input-line ! 0 0 set-source
  r> line-size input-buffer 2! ;
: load-file ( i*x fid a u -- j*x )
  ['] start-file catch ?dup if >r 2drop (close) drop r> (rethrow) then
  ['] interpret-lines catch note-error
  input-buffer 2@ drop free drop
  input-id @ (close) drop
  pop-input (rethrow) ;

\ A name that begins with ./ is looked for in the folder of the file that is being read; others there too,
\ if they are not found from the current folder.
: folder ( -- a u ) \ of the file that is being read, with the slash; empty in the current folder
  input-id @ 0> if input-name 2@ else input-name 2@ drop 0 then
  begin dup while 2dup + 1- c@ [char] / <> while 1- repeat then ;
: beside ( a1 u1 -- a2 u2 ) \ the name in that folder, at HERE, which does not move
  folder dup 3 pick + unused u> if -8 throw then
  2swap tuck here 4 pick + swap move \ a u u1: the name first, it may stand at HERE
  -rot tuck here swap move + here swap ;
: dotted? ( a u -- f ) 2 min s" ./" compare 0= ;
: open-source ( a1 u1 -- fid a2 u2 )
  2dup dotted? if 2 /string else
    2dup r/o (open) 0= if -rot exit then drop
  then
  beside 2dup r/o (open) if -38 throw then -rot ;

word-list forth-list
: include-file ( i*x fid -- j*x ) s" (file)" load-file ;
: included ( i*x a u -- j*x ) open-source note-file load-file ;
: include ( i*x "name" -- j*x ) parse-name included ;
: required ( i*x a u -- i*x )
  open-source 2dup included? if 2drop (close) throw else note-file load-file then ;
: require ( i*x "name" -- i*x ) parse-name required ;
