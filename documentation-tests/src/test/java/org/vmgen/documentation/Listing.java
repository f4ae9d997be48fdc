package org.vmgen.documentation;

import java.util.Arrays;
import java.util.List;

/**
 * A fenced block of a Markdown document.
 *
 * @param info the words behind the opening fence
 * @param text what stands between the fences, each line ended
 * @param document the document's path in the repository
 * @param line of the opening fence, from 1
 */
record Listing(List<String> info, String text, String document, int line) {

  static Listing of(String info, String text, String document, int line) {
    return new Listing(Arrays.asList(info.trim().split("\\s+")), text, document, line);
  }

  String language() {
    return info.get(0);
  }

  /** Whether a word stands behind the language. */
  boolean is(String word) {
    return info.subList(1, info.size()).contains(word);
  }

  /** What stands behind {@code key=} in the info, or nothing. */
  String value(String key) {
    return info.stream()
        .filter(word -> word.startsWith(key + "="))
        .map(word -> word.substring(key.length() + 1))
        .findFirst()
        .orElse("");
  }

  /** For the name of a test. */
  String place() {
    return document + ":" + line;
  }
}
