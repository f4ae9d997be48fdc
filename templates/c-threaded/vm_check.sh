#!/bin/sh
# Looks whether the compiler has left the jumps of @PREFIX@_engine.c as they are meant: @PREFIX@_check.sh FILE
# FILE is its object file, or a program or library that holds it and is not stripped.
# $OBJDUMP is what shows machine code, else objdump; VMGEN_OBJECT_CHECK=no leaves the check out.
# Exit codes: 0 as meant, 1 not, 2 wrong usage, 3 nothing can be said here.
set -eu
[ "${VMGEN_OBJECT_CHECK:-}" != no ] || exit 0
if [ $# -ne 1 ]; then
  echo "usage: @PREFIX@_check.sh FILE" >&2
  exit 2
fi
objdump=${OBJDUMP:-objdump}
if ! command -v "$objdump" >/dev/null; then
  echo "@PREFIX@_check.sh: the machine code is not checked: $objdump is missing (Debian package: binutils)" >&2
  exit 3
fi
if ! code=$("$objdump" -d --no-show-raw-insn "$1"); then
  exit 3
fi
printf '%s\n' "$code" | awk -v file="$1" -v shape=@SHAPE@ -v bodies=@BODIES@ -v ends="@ENDS@" '
function complain(text) { print "@PREFIX@_check.sh: " file ": " text > "/dev/stderr" }
function unknown(text) { complain("the machine code is not checked: " text); status = 3; exit 3 }
function wrong(text) {
  complain(text)
  print "Compile @PREFIX@_engine.c with these options, or leave the check out by VMGEN_OBJECT_CHECK=no:" > "/dev/stderr"
  print "@OPTIONS@" > "/dev/stderr"
  status = 1
  exit 1
}
function list(names, count, name) { return count > 6 ? names : count == 6 ? names " ..." : names (count > 1 ? ", " : "") name }

# What instructions look like, by architecture: jumps and calls through registers or memory, jumps to another body, returns, and
# what may stand between a call and a return that only undoes the beginning of a function.
/file format/ {
  if ($0 ~ /x86-64|i386/) {
    jump = "^((notrack|bnd) +)?jmp[lq]? +[*]"
    other = "^jmp[lq]? .*<_?I_[^+]*>"
    call = "^((notrack|bnd) +)?call[lq]? +[*]"
    back = "^(repz? +|bnd +)?ret"
    undo = "^(pop|leave|add[lq]? .*,%[er]sp|lea[lq]? .*,%[er]sp|mov[lq]? .*%[er]bp)"
  } else if ($0 ~ /aarch64|arm64/) {
    jump = "^br "
    other = "^b .*<_?I_[^+]*>"
    call = "^blr "
    back = "^ret"
    undo = "^(ldp|ldr .*sp|add sp|mov sp)"
  } else {
    unknown("nothing is known of" substr($0, index($0, "file format") + 11))
  }
}

/^[0-9a-f]+ <.*>:$/ {
  name = $2
  gsub(/^<_?|>:$/, "", name)
  sub(/[.].*/, "", name)
  within = shape == "loop" ? name == "run" : name ~ /^I_/
  if (within && !(name in jumps)) {
    jumps[name] = 0
    all[++seen] = name
  }
  after = 0
  next
}

within && /^ *[0-9a-f]+:/ {
  sub(/^ *[0-9a-f]+:[ \t]*/, "")
  gsub(/\t/, " ")
  if ($0 ~ other) joins[name] = 1
  if ($0 ~ jump) {
    jumps[name]++
    after = 0
  } else if ($0 ~ call) {
    after = 1
  } else if (after && $0 ~ back) {
    calls[name] = 1
    after = 0
  } else if ($0 !~ undo) {
    after = 0
  }
}

END {
  if (status) exit status
  if (!jump) unknown("no object file")
  if (!seen) unknown("the functions of @PREFIX@_engine.c are not in it by their names")
  if (shape == "loop") {
    if (jumps["run"] < bodies)
      wrong("the jumps of bodies to the next one are merged, which makes them several times slower: " \
        jumps["run"] " indirect jumps for " bodies " bodies")
    print jumps["run"] " indirect jumps for " bodies " bodies"
    exit 0
  }
  split(ends, names)
  for (i in names) last["I_" names[i]] = 1
  for (i = 1; i <= seen; i++) {
    name = all[i]
    if (name in calls) called = list(called, ++calledCount, substr(name, 3))
    else if (!jumps[name] && name in joins && !(name in last)) joined = list(joined, ++joinedCount, substr(name, 3))
  }
  if (called) wrong("bodies go on by calls that are no jumps, and fill the processor'"'"'s stack: " called)
  if (joined) wrong("bodies have no jump of their own to the next one: " joined)
  if (seen < bodies) wrong("bodies are merged: " seen " functions for " bodies " bodies")
  print seen " functions that end in jumps for " bodies " bodies"
}'
