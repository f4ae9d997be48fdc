package org.vmgen.runtime.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.vmgen.runtime.CodeView;

/** What positions are called in listings: by their entries' names, else {@code L17}. */
final class LabelNames {

  private final Map<Integer, List<String>> entries = new LinkedHashMap<>();
  private final String prefix;

  LabelNames(CodeView code) {
    code.entries()
        .forEach(
            (name, position) ->
                entries.computeIfAbsent(position, p -> new ArrayList<>()).add(name));
    int underscores =
        code.entries().keySet().stream().mapToInt(LabelNames::underscores).max().orElse(-1);
    prefix = "L" + "_".repeat(underscores + 1);
  }

  /** How many underscores a name has if it looks like a generated one; -1 if it does not. */
  private static int underscores(String name) {
    int digits = 1;
    while (digits < name.length() && name.charAt(digits) == '_') {
      digits++;
    }
    boolean alike =
        name.startsWith("L")
            && name.length() > digits
            && name.chars().skip(digits).allMatch(c -> c >= '0' && c <= '9');
    return alike ? digits - 1 : -1;
  }

  /** The names of entries at a position. */
  List<String> entriesAt(int position) {
    return entries.getOrDefault(position, List.of());
  }

  /** The name of a position without a named entry. */
  String generated(int position) {
    return prefix + position;
  }

  /** A code value as operand. */
  String operand(long position) {
    if (position == 0) {
      return "null";
    }
    List<String> names = entriesAt((int) position);
    return names.isEmpty() ? generated((int) position) : Words.operand(names.get(0));
  }
}
