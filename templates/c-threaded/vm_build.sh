#!/bin/sh
# Compiles this engine with its driver: @PREFIX@_build.sh PROGRAM [MORE.c or compiler option]...
# With --own-main before PROGRAM, without the driver: one of MORE.c has a main function.
# The compiler is $CC, else gcc, else clang. Why these flags: see the top of @PREFIX@_engine.c.
# Engines whose jumps compilers can spoil have a script @PREFIX@_check.sh, which then looks into the machine code,
# unless an option asks for other code than is meant.
set -eu
own_main=
if [ "${1:-}" = --own-main ]; then
  own_main=yes
  shift
fi
if [ $# -lt 1 ]; then
  echo "usage: @PREFIX@_build.sh [--own-main] PROGRAM [MORE.c or compiler option]..." >&2
  exit 2
fi
here=$(dirname "$0")
program=$1
shift
missing="no C compiler found (Debian package: gcc)"
if [ -n "${CC:-}" ]; then
  missing="the C compiler that CC names does not run: $CC"
elif command -v gcc >/dev/null; then
  CC=gcc
else
  CC=clang
fi
if ! version=$($CC --version 2>/dev/null); then
  echo "@PREFIX@_build.sh: $missing" >&2
  exit 3
fi
case $version in
  *clang*)
    if [ "$($CC -dumpversion | sed 's/[.].*//')" -ge 19 ]; then
      flags="@CLANG19@"
    else
      flags="@CLANG@"
    fi ;;
  *) flags="@GCC@" ;;
esac
check=$here/@PREFIX@_check.sh
[ -f "$check" ] || check=
for argument in "$@"; do
  case $argument in
    -c | -s | -O* | -fsanitize=*) check= ;;
  esac
done
for file in "$here"/@PREFIX@*.c; do
  case $file in
    "$here"/@PREFIX@_main.c | "$here"/@PREFIX@_driver.c) [ -z "$own_main" ] || continue ;;
  esac
  set -- "$file" "$@"
done
# shellcheck disable=SC2086
$CC $flags -I"$here" "$@" -o "$program"
if [ -n "$check" ]; then
  status=0
  sh "$check" "$program" >/dev/null || status=$?
  if [ $status -eq 1 ]; then
    rm -f "$program"
    exit 1
  fi
fi
