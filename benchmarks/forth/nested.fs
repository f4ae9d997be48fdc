\ Six counted loops, one inside the other.
: benchmark ( -- n ) 0 10 0 do 10 0 do 10 0 do 10 0 do 10 0 do 10 0 do 1+ loop loop loop loop loop loop ;
