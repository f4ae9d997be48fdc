\ The words of FACILITY and FACILITY EXT that need no keyboard. AT-XY and PAGE are in output.fs.

decimal

\ KEY?
T{ key? dup 0= swap -1 = or -> true }T

\ BEGIN-STRUCTURE END-STRUCTURE +FIELD FIELD: CFIELD:
begin-structure point
  field: p.x
  field: p.y
end-structure
T{ point 0 p.x 0 p.y -> 2 cells 0 1 cells }T
begin-structure named-point
  point +field n.point
  cfield: n.tag
  3 +field n.bytes
  field: n.next
end-structure
T{ 0 n.point 100 n.tag 100 n.bytes 100 n.next -> 0 116 117 124 }T
T{ named-point -> 4 cells }T
create spot named-point allot
T{ 7 spot n.point p.y !  spot n.point p.y @ -> 7 }T

\ MS TIME&DATE
: waits ( n -- flag )  utime rot ms utime 2swap d- 5000. d< 0= ;
T{ 0 ms -> }T
T{ 6 waits -> true }T
: plausible? ( second minute hour day month year -- flag )
  2000 3000 within >r  1 13 within >r  1 32 within >r  0 24 within >r  0 60 within >r  0 61 within
  r> and r> and r> and r> and r> and ;
T{ time&date plausible? -> true }T

s" facility" report
