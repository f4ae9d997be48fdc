package org.vmgen.examples.forth;

import java.util.ArrayList;
import java.util.List;

/**
 * A long Forth source as programs generate it: definitions of every kind, and some lines that run
 * them. What it defines is the same at every length, only more of it.
 */
final class GeneratedSource {

  private static final int KINDS = 10;

  private GeneratedSource() {}

  /** So many lines at least; nothing is printed, and the stack is empty at the end. */
  static List<String> lines(int count) {
    List<String> lines = new ArrayList<>();
    for (int k = 0; lines.size() < count; k++) {
      lines.addAll(definition(k));
    }
    return lines;
  }

  private static List<String> definition(int k) {
    String template =
        switch (k % KINDS) {
          case 0, 1, 2, 3 ->
              """
              : word# ( n -- n )
                dup 10 > if # + else 1- then
                4 0 do i + loop ;""";
          case 4 ->
              """
              variable var#
              # var# !""";
          case 5 -> "# constant con#";
          case 6 ->
              """
              : array# create cells allot does> swap cells + ;
              10 array# table#
              5 3 table# !""";
          case 7 ->
              """
              : greet# s" hello, number #" dup 0> if 2dup + drop then nip ;
              greet# drop""";
          case 8 ->
              """
              : loop# begin dup 0> while 1- repeat drop ;
              9 loop#""";
          default ->
              """
              \\ a comment, and an empty line

              # value value#  5 to value#""";
        };
    return template.replace("#", Integer.toString(k)).lines().toList();
  }
}
