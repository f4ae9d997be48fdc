package org.vmgen.generator.java;

/** Finds identifiers in generated text. */
final class JavaWords {
  private JavaWords() {}

  /** Whether an identifier occurs, not as a part of another one nor after a dot. */
  static boolean contains(String text, String word) {
    return next(text, word, 0) >= 0;
  }

  /** Whether a variable is assigned to, by an operator of assignment or of increment. */
  static boolean assigns(String text, String word) {
    for (int at = next(text, word, 0); at >= 0; at = next(text, word, at + 1)) {
      String rest =
          text.substring(at + word.length(), Math.min(text.length(), at + word.length() + 5));
      if (rest.matches("(?s)(\\+\\+|--| [-+*/%&|^]?=[^=]).*")) {
        return true;
      }
    }
    return false;
  }

  /** Where an identifier occurs next, -1 if nowhere. */
  static int next(String text, String word, int from) {
    for (int at = text.indexOf(word, from); at >= 0; at = text.indexOf(word, at + 1)) {
      int end = at + word.length();
      boolean starts =
          at == 0
              || !Character.isJavaIdentifierPart(text.charAt(at - 1)) && text.charAt(at - 1) != '.';
      boolean ends = end == text.length() || !Character.isJavaIdentifierPart(text.charAt(end));
      if (starts && ends) {
        return at;
      }
    }
    return -1;
  }
}
