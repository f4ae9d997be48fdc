\ JSON, by the parser among the examples: a document becomes a tree, is looked through and freed again.
include ./../../examples/forth/programs/json.fs
create article 8192 allot
variable article-length
: put ( a u -- ) article article-length @ + swap dup article-length +! move ;
: record ( n -- )
  s\" {\"id\": " put dup number-text put
  s\" , \"name\": \"record \\u0041 " put dup number-text put
  s\" \", \"tags\": [\"fast\", \"small\", true, null], \"size\": {\"width\": 12.50, \"height\": -3e2}, \"next\": [" put
  dup 1+ number-text put s\" , [], [" put 2* number-text put s\" ]]}" put ;
: compose ( -- ) 0 article-length ! s" [0" put 40 0 do s\" ,\n  " put i record loop s" ]" put ;
compose
defer weigh ( node -- n )
: weigh-links ( link -- n ) 0 swap begin dup while dup link-value weigh rot 3 * + swap next-link repeat drop ;
: weigh-members ( link -- n )
  0 swap begin dup while dup link-name nip over link-value weigh + rot 5 * + swap next-link repeat drop ;
:noname ( node -- n )
  dup kind case
    number-kind of dup first swap second + endof
    string-kind of second endof
    array-kind of first weigh-links endof
    object-kind of first weigh-members endof
    nip dup
  endcase ; is weigh
: benchmark ( -- n ) article article-length @ parse-json dup weigh swap free-value 268435455 and ;
text @ release 0 text !   \ what it allocated is gone when the system is saved
