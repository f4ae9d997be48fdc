\ Six counted loops, one inside the other.
: run ( -- n ) 0 20 0 do 20 0 do 20 0 do 20 0 do 20 0 do 20 0 do 1+ loop loop loop loop loop loop ;
