package org.vmgen.benchmarks;

import java.util.ArrayList;
import java.util.List;

/**
 * Forth source as generators write it: definitions of every usual shape, and lines that run what
 * has been defined and add it to a checksum, which is printed at the end. It uses words of the
 * standard only.
 */
final class LoadSource {

  private static final String START =
      """
      variable checksum
      : note ( n -- ) checksum @ 31 * + checksum ! ;
      """;

  private static final String END = "checksum @ u. bye\n";

  /** Each # becomes the definition's number. */
  private static final List<String> SHAPES =
      List.of(
          """
          : word# ( n -- n )
            dup 10 > if # + else 1- then
            4 0 do i + loop ;
          # word# note
          """,
          """
          variable var#   \\ a counter
          # var# !
          : count# ( -- n ) 1 var# +! var# @ ;
          count# note
          """,
          """
          # constant con#   $1F# constant hex#
          con# hex# + note
          """,
          """
          : array# ( n -- ) create cells allot does> ( n -- a ) swap cells + ;
          10 array# table#
          # 3 table# !   3 table# @ note
          """,
          """
          : greet# ( -- n )
            s" hello, number #" dup 0> if 2dup + 1- c@ nip nip then ;
          greet# note
          """,
          """
          : loop# ( n -- n )
            0 swap begin dup 0> while tuck + swap 1- repeat drop ;
          9 loop# note
          """,
          """
          \\ A comment, and an empty line.

          # value value#   -5 to value#   value# note
          """,
          """
          : choose# ( n -- n )
            case
              0 of # endof
              1 of 17 endof
              dup 3 * swap
            endcase ;
          2 choose# note   0 choose# note
          """);

  private LoadSource() {}

  /** So many lines; what does not fill another definition is comments. */
  static String lines(int count) {
    List<String> lines = new ArrayList<>(START.lines().toList());
    int room = count - 1;
    List<String> shape = shape(0);
    for (int i = 1; lines.size() + shape.size() <= room; i++) {
      lines.addAll(shape);
      shape = shape(i);
    }
    while (lines.size() < room) {
      lines.add("\\ the end");
    }
    return String.join("\n", lines) + "\n" + END;
  }

  private static List<String> shape(int number) {
    return SHAPES
        .get(number % SHAPES.size())
        .replace("#", Integer.toString(number))
        .lines()
        .toList();
  }
}
