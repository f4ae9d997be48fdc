package org.vmgen.generator.c;

import java.util.List;
import org.vmgen.generator.c.CRecipe.Compiler;

/**
 * A shell script that compiles an engine and its driver by the recipe: for whoever has a C compiler
 * and no build tool.
 */
final class CBuildScript {
  private CBuildScript() {}

  static String text(CRecipe recipe, String prefix) {
    return """
        #!/bin/sh
        # Compiles this engine with its driver: PREFIX_build.sh PROGRAM [MORE.c or compiler option]...
        # With --own-main before PROGRAM, without the driver: one of MORE.c has a main function.
        # The compiler is $CC, else gcc, else clang. Why these flags: see the top of PREFIX_engine.c.
        set -eu
        own_main=
        if [ "${1:-}" = --own-main ]; then
          own_main=yes
          shift
        fi
        if [ $# -lt 1 ]; then
          echo "usage: PREFIX_build.sh [--own-main] PROGRAM [MORE.c or compiler option]..." >&2
          exit 2
        fi
        here=$(dirname "$0")
        program=$1
        shift
        if [ -z "${CC:-}" ]; then
          if command -v gcc >/dev/null; then CC=gcc; else CC=clang; fi
        fi
        if ! version=$($CC --version 2>/dev/null); then
          echo "PREFIX_build.sh: no C compiler found (Debian package: gcc)" >&2
          exit 3
        fi
        case $version in
          *clang*)
            if [ "$($CC -dumpversion | sed 's/[.].*//')" -ge 19 ]; then
              flags="CLANG19"
            else
              flags="CLANG"
            fi ;;
          *) flags="GCC" ;;
        esac
        for file in "$here"/PREFIX*.c; do
          case $file in
            "$here"/PREFIX_main.c | "$here"/PREFIX_driver.c) [ -z "$own_main" ] || continue ;;
          esac
          set -- "$file" "$@"
        done
        # shellcheck disable=SC2086
        exec $CC $flags -I"$here" "$@" -o "$program"
        """
        .replace("PREFIX", prefix)
        .replace("CLANG19", flags(recipe, true, 19))
        .replace("CLANG", flags(recipe, true, 0))
        .replace("GCC", flags(recipe, false, 0));
  }

  private static String flags(CRecipe recipe, boolean clang, int version) {
    List<String> flags = recipe.flags(new Compiler("cc", clang, version));
    return String.join(" ", flags);
  }
}
