\ The words of FILE and FILE EXT, with files in the current directory, which this deletes again.

decimal

: path s" forth-test-1.tmp" ;
: path2 s" forth-test-2.tmp" ;
variable fid
: area pad ;

\ CREATE-FILE WRITE-FILE WRITE-LINE FLUSH-FILE CLOSE-FILE W/O
T{ path w/o create-file swap fid ! -> 0 }T
T{ s" first line" fid @ write-line -> 0 }T
T{ s" " fid @ write-line -> 0 }T
T{ s" third " fid @ write-file s" line" fid @ write-line -> 0 0 }T
T{ s" no end" fid @ write-file -> 0 }T
T{ fid @ flush-file -> 0 }T
T{ fid @ close-file -> 0 }T

\ OPEN-FILE R/O READ-LINE FILE-SIZE FILE-POSITION REPOSITION-FILE READ-FILE
: line ( -- u flag ior )  area 80 fid @ read-line ;
: line= ( u flag ior addr u -- flag )            \ whether that line was read
  2>r 0= and 0= if  drop 2r> 2drop false exit  then  area swap 2r> compare 0= ;
T{ path r/o open-file swap fid ! -> 0 }T
T{ fid @ file-size -> 29 0 0 }T
T{ fid @ file-position -> 0 0 0 }T
T{ line s" first line" line= -> true }T
T{ fid @ file-position -> 11 0 0 }T
T{ line s" " line= -> true }T
T{ line s" third line" line= -> true }T
T{ line s" no end" line= -> true }T
T{ line -> 0 false 0 }T
T{ fid @ file-position -> 29 0 0 }T
T{ 6 0 fid @ reposition-file -> 0 }T
T{ line s" line" line= -> true }T
T{ 0 0 fid @ reposition-file area 5 fid @ read-file -> 0 5 0 }T
T{ area 5 s" first" compare -> 0 }T
\ A line longer than the buffer comes in parts.
T{ 0 0 fid @ reposition-file area 6 fid @ read-line -> 0 6 true 0 }T
T{ area 6 fid @ read-line -> 4 true 0 }T
T{ area 6 fid @ read-line -> 0 true 0 }T
T{ 20 0 fid @ reposition-file area 80 fid @ read-file throw area swap s\" ne\nno end" compare -> 0 0 }T
T{ area 80 fid @ read-file -> 0 0 }T
T{ area 0 fid @ read-file -> 0 0 }T
T{ fid @ close-file -> 0 }T

\ R/W BIN RESIZE-FILE
T{ path r/w open-file swap fid ! -> 0 }T
T{ s" FIRST" fid @ write-file -> 0 }T
T{ 0 0 fid @ reposition-file -> 0 }T
T{ line s" FIRST line" line= -> true }T
T{ 3 0 fid @ resize-file -> 0 }T
T{ fid @ file-size -> 3 0 0 }T
T{ 0 0 fid @ reposition-file area 80 fid @ read-file throw area swap s" FIR" compare -> 0 0 }T
T{ 5 0 fid @ resize-file fid @ file-size -> 0 5 0 0 }T
T{ fid @ close-file -> 0 }T
T{ path r/w bin create-file swap fid ! -> 0 }T
T{ fid @ file-size -> 0 0 0 }T
create all-bytes 256 allot
:noname 256 0 do i all-bytes i + c! loop ; execute
T{ all-bytes 256 fid @ write-file -> 0 }T
T{ 0 0 fid @ reposition-file here 256 fid @ read-file here 256 all-bytes 256 compare -> 0 256 0 0 }T
T{ fid @ close-file -> 0 }T

\ FILE-STATUS RENAME-FILE DELETE-FILE; what is not there
T{ path file-status nip -> 0 }T
T{ path path2 rename-file -> 0 }T
T{ path file-status nip 0= path2 file-status nip 0= -> false true }T
T{ path r/o open-file nip 0= -> false }T
T{ path delete-file 0= -> false }T
T{ path2 delete-file path2 delete-file 0= -> 0 false }T
T{ s" no-such-directory/x" w/o create-file nip 0= -> false }T
T{ path r/w open-file nip 0= -> false }T

\ INCLUDED INCLUDE INCLUDE-FILE REQUIRED REQUIRE SOURCE-ID REFILL
: write-program ( -- )
  path w/o create-file throw fid !
  s" variable loaded-x  source-id fid-seen !  1 loads +!" fid @ write-line throw
  s" : word-from-file ( comment over" fid @ write-line throw
  s"   two lines ) 42 ;" fid @ write-line throw
  s\" s\" a text\" nip text-length !" fid @ write-line throw
  s" refill-inside" fid @ write-line throw
  s" 7 rest !" fid @ write-file throw
  fid @ close-file throw ;
variable fid-seen variable loads 0 loads ! variable text-length variable rest
: refill-inside ( -- )  refill 0= throw ;
write-program
T{ path included loads @ text-length @ rest @ word-from-file -> 1 6 7 42 }T
T{ fid-seen @ 0> -> true }T
T{ 8 rest ! include forth-test-1.tmp loads @ rest @ -> 2 7 }T
T{ path r/o open-file throw include-file loads @ -> 3 }T
\ REQUIRED loads only what no word has loaded before.
T{ path path2 rename-file -> 0 }T
T{ path2 required loads @ -> 4 }T
T{ path2 required loads @ -> 4 }T
T{ require forth-test-2.tmp loads @ -> 4 }T
T{ path2 included loads @ -> 5 }T
T{ require forth-test-2.tmp loads @ -> 5 }T
T{ path2 delete-file -> 0 }T
\ An error in a file restores the input.
: write-error ( -- )
  path w/o create-file throw fid !
  s" 1 loads +! 55 throw  1 loads +!" fid @ write-line throw
  fid @ close-file throw ;
write-error
T{ path ' included catch nip nip loads @ -> 55 6 }T
T{ path delete-file -> 0 }T
T{ s" no-such-file.fs" ' included catch nip nip 0= -> false }T
T{ s" include no-such-file.fs" thrown 0= -> false }T
T{ s" require no-such-file.fs" thrown 0= -> false }T

\ REQUIRE loads again what a MARKER took away, and knows nothing of the memory that is used anew.
: path3 s" forth-test-3.tmp" ;
: write-word ( -- )
  path3 w/o create-file throw fid !
  s" : word-of-file 43 ;" fid @ write-line throw
  fid @ close-file throw ;
write-word
marker without-file
T{ require forth-test-3.tmp word-of-file -> 43 }T
T{ without-file require forth-test-3.tmp word-of-file -> 43 }T
marker with-file
T{ path3 included path2 ' included catch nip nip 0= -> false }T
with-file
create other-use 400 allot  other-use 400 255 fill
T{ require forth-test-3.tmp word-of-file -> 43 }T
T{ path3 delete-file -> 0 }T
\ A file that includes itself ends by an error, and all files are closed.
: write-endless ( -- )
  path3 w/o create-file throw fid !
  s" include forth-test-3.tmp" fid @ write-line throw
  fid @ close-file throw ;
: next-number ( -- fid )  path3 r/o open-file throw dup close-file throw ;
write-endless
T{ next-number path3 ' included catch nip nip next-number rot - -> -256 0 }T
T{ path3 delete-file -> 0 }T
\ A name may stand where WORD leaves it.
write-word
T{ bl word forth-test-3.tmp count included word-of-file -> 43 }T
T{ path3 delete-file -> 0 }T

\ Comments over several lines, texts and REFILL in a file
T{ 1 ( a comment
  over ) 2 ( lines
) -> 1 2 }T
T{ s" x" nip s\" a\x41" + 1- c@ -> 1 65 }T
T{ refill
-> true }T

\ SAVE-INPUT RESTORE-INPUT come back to an earlier line.
variable rounds 0 rounds !
: again? ( items of save-input, the first time -- )  rounds @ 2 < if  restore-input throw  then ;
save-input
1 rounds +!
again?
T{ rounds @ -> 2 }T

\ Also in a file that is read from its second line on.
: write-rounds ( -- )
  path3 w/o create-file throw fid !
  s" 55 throw" fid @ write-line throw  s" save-input" fid @ write-line throw
  s" 1 rounds +!" fid @ write-line throw  s" again?" fid @ write-line throw
  fid @ close-file throw ;
: second-line ( -- fid )  path3 r/o open-file throw  dup pad 80 rot read-line throw 2drop ;
write-rounds
T{ 0 rounds ! second-line include-file rounds @ -> 2 }T
T{ path3 delete-file -> 0 }T

s" file" report
