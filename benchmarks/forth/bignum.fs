\ Numbers of hundreds of digits, by the program among the examples: factorials, their digits, and pi.
include ./../../examples/forth/programs/bignum.fs
: checksum ( big -- n ) 0 over length @ 0 ?do 31 * over i swap digit @ + 268435455 and loop nip ;
: benchmark ( -- n ) 100 factorial digit-sum pi-digits c checksum + 200 fibonacci b checksum + ;
