package org.vmgen.examples.forth;

import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The words that a Forth source uses: what comments, locals and texts name does not count. */
final class UsedWords {

  /** Where the text ends that a word takes from the source. */
  private static final Map<String, String> ENDS =
      Map.of(
          "\\", "\n",
          "(", ")",
          ".(", ")",
          "{:", ":}",
          "S\"", "\"",
          "C\"", "\"",
          ".\"", "\"",
          "ABORT\"", "\"");

  private static final String ESCAPED_TEXT = "S\\\"";
  private static final Set<String> BEFORE_A_CHARACTER = Set.of("CHAR", "[CHAR]");
  private static final Set<String> BEFORE_A_NAME = Set.of("'", "[']", "POSTPONE", "SEE");

  private final String source;
  private final Set<String> words = new HashSet<>();
  private int at;

  private UsedWords(String source) {
    this.source = source;
  }

  /** All of them, in capital letters. */
  static Set<String> in(String source) {
    UsedWords used = new UsedWords(source);
    used.read();
    return used.words;
  }

  private void read() {
    for (String word = next(); !word.isEmpty(); word = next()) {
      words.add(word);
      if (BEFORE_A_NAME.contains(word)) {
        words.add(next());
      } else if (BEFORE_A_CHARACTER.contains(word)) {
        next();
      } else if (word.equals(ESCAPED_TEXT)) {
        skipEscaped();
      } else if (ENDS.containsKey(word)) {
        String end = ENDS.get(word);
        int found = source.indexOf(end, at);
        at = found < 0 ? source.length() : found + end.length();
      }
    }
  }

  /** The next word; empty at the end. */
  private String next() {
    while (at < source.length() && Character.isWhitespace(source.charAt(at))) {
      at++;
    }
    int start = at;
    while (at < source.length() && !Character.isWhitespace(source.charAt(at))) {
      at++;
    }
    return source.substring(start, at).toUpperCase(Locale.ROOT);
  }

  private void skipEscaped() {
    at++;
    while (at < source.length() && source.charAt(at) != '"') {
      at += source.charAt(at) == '\\' ? 2 : 1;
    }
    at++;
  }
}
