\ Objects, by the extension among the examples: messages bound late, a list that sends them.
include ./../../examples/forth/programs/objects.fs
object class counter
  cell-field total
  method: init 0 self total ! ;method
  method: deposit self total +! ;method
  method: balance self total @ ;method
end-class
counter class doubling-counter
  method: deposit 2* super deposit ;method
end-class
0 value plain  0 value double-counter  0 value things  0 value forms
: build ( -- )
  counter make to plain  doubling-counter make to double-counter
  list make to things  plain things add  double-counter things add  plain things add
  list make to forms
  3 4 rectangle make forms add  5 square make forms add  10 circle make forms add ;
: dismiss ( list -- ) \ with its links
  dup first @ begin dup while dup link-next @ swap delete repeat drop delete ;
: pay ( n object -- n ) over swap deposit ;
: add-area-of ( n object -- n ) area + ;
: benchmark ( -- n )
  build
  200 0 do i ['] pay things each drop loop
  0 200 0 do ['] add-area-of forms each plain balance xor loop
  double-counter balance +
  ['] delete forms each
  forms dismiss things dismiss plain delete double-counter delete ;
