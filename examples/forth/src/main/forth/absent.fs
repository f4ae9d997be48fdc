\ The standard's words that are not in this system: who uses them is told so.

word-list absent-list
absent-words
  block buffer flush load save-buffers update empty-buffers list scr thru
  ekey ekey? ekey>char ekey>fkey ekey>xchar emit? k-alt-mask k-ctrl-mask k-delete k-down k-end
  k-f1 k-f10 k-f11 k-f12 k-f2 k-f3 k-f4 k-f5 k-f6 k-f7 k-f8 k-f9 k-home k-insert k-left k-next k-prior
  k-right k-shift-mask k-up ;code code assembler editor forget -trailing-garbage x-size x-width xc!+
  xc!+? xc, xc-size xc-width xc@+ xchar+ xchar- xemit xhold xkey xkey? +x/string x\string- end-absent
