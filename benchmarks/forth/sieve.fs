\ The sieve of Eratosthenes, bytes of memory.
8190 constant size
create flags size allot
: primes ( -- n )
  flags size 1 fill 0 size 0 do
    flags i + c@ if
      i 2* 3 + dup i + begin dup size < while 0 over flags + c! over + repeat 2drop 1+
    then
  loop ;
: benchmark ( -- n ) 0 20 0 do drop primes loop ;
