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
    String candidate = "L";
    while (clashes(code, candidate)) {
      candidate += "_";
    }
    prefix = candidate;
  }

  private static boolean clashes(CodeView code, String prefix) {
    return code.entries().keySet().stream()
        .anyMatch(
            name ->
                name.length() > prefix.length()
                    && name.startsWith(prefix)
                    && name.chars().skip(prefix.length()).allMatch(c -> c >= '0' && c <= '9'));
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
