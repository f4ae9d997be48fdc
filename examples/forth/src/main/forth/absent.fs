\ The standard's words that are not in this system, by word set: who uses one is told so.

word-list system-list
create block-set ," BLOCK" align
create block-ext-set ," BLOCK EXT" align
create facility-ext-set ," FACILITY EXT" align
create tools-ext-set ," TOOLS EXT" align
create xchar-set ," XCHAR" align
create xchar-ext-set ," XCHAR EXT" align
create forth-94-set ," CORE EXT of Forth 94" align

word-list absent-list
absent-words block-set blk block buffer flush load save-buffers update end-absent
absent-words block-ext-set empty-buffers list scr thru end-absent
absent-words facility-ext-set
  ekey ekey>char ekey>fkey ekey? emit? k-alt-mask k-ctrl-mask k-delete k-down k-end k-f1 k-f10 k-f11 k-f12 k-f2
  k-f3 k-f4 k-f5 k-f6 k-f7 k-f8 k-f9 k-home k-insert k-left k-next k-prior k-right k-shift-mask k-up end-absent
absent-words tools-ext-set ;code assembler code editor forget end-absent
absent-words xchar-set
  x-size xc!+ xc!+? xc, xc-size xc@+ xchar+ xemit xkey xkey? end-absent
absent-words xchar-ext-set
  +x/string -trailing-garbage ekey>xchar x-width xc-width xchar- xhold x\string- end-absent
absent-words forth-94-set #tib convert expect query span tib end-absent
