package org.vmgen.generator.diagnostic;

import java.util.Collection;
import java.util.Optional;

/** Finds the name that somebody who mistyped one may have meant. */
public final class Similar {

  private Similar() {}

  /** The candidate with the fewest changed letters, if it is near enough. */
  public static Optional<String> to(String name, Collection<String> candidates) {
    String best = null;
    int least = name.length() == 1 ? 1 : Math.max(1, name.length() / 3) + 1;
    for (String candidate : candidates) {
      int distance = candidate.equalsIgnoreCase(name) ? 0 : distance(name, candidate, least);
      if (distance < least) {
        least = distance;
        best = candidate;
      }
    }
    return Optional.ofNullable(best);
  }

  /** {@code did you mean 'x'?}, or else the advice. */
  public static String orElse(String name, Collection<String> candidates, String advice) {
    return to(name, candidates).map(c -> "did you mean '" + c + "'?").orElse(advice);
  }

  /** Levenshtein's distance, or {@code enough} if it is not below it. */
  private static int distance(String a, String b, int enough) {
    if (Math.abs(a.length() - b.length()) >= enough || a.length() > 200) {
      return enough;
    }
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int substituted = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(substituted, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
