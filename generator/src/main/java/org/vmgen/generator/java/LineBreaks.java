package org.vmgen.generator.java;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;

/** Breaks long lines of generated Java where a person would, the outermost operators first. */
final class LineBreaks {
  /** Characters of a line. */
  private static final int WIDTH = 100;

  private static final int INDENT = 4;

  private static final int CHOICE = 3;

  /** How loosely what stands around a place is bound within its parentheses; loose breaks first. */
  private static final Map<String, Integer> BEFORE =
      Map.of(
          " ? ", CHOICE, " : ", CHOICE, " || ", 4, " && ", 5, " == ", 6, " < ", 6, " > ", 6, " + ",
          7, " - ", 7, " * ", 8);

  private static final Map<String, Integer> AFTER = Map.of(", ", 1, " = ", 2);

  /** A place where a line can be broken: after so many characters, in so many parentheses. */
  private record Place(int at, int depth, int loose) {
    private static final Comparator<Place> OUTERMOST =
        Comparator.comparingInt(Place::depth).thenComparingInt(Place::loose);

    /** Whether what follows the one place and the other belongs to one list. */
    boolean isBeside(Place other) {
      return depth == other.depth && (loose == other.loose || loose <= 1 && other.loose <= 1);
    }
  }

  private final String line;
  private final List<Place> places = new ArrayList<>();
  private int passed;

  private LineBreaks(String line) {
    this.line = line;
    findPlaces();
  }

  /**
   * The text with no line of more than 100 characters that can be broken. Comments stay: they have
   * the width that the description's author gave them.
   *
   * @param verbatim lines without the blanks around them that stay too: what an author wrote in
   *     Java may be the inside of a text block or of a comment
   */
  static String wrapped(String text, Set<String> verbatim) {
    StringJoiner lines = new StringJoiner("\n");
    for (String line : text.split("\n", -1)) {
      boolean stays = line.length() <= WIDTH || verbatim.contains(line.strip());
      lines.add(stays ? line : wrappedLine(line));
    }
    return lines.toString();
  }

  private static String wrappedLine(String line) {
    String text = line.stripLeading();
    return text.startsWith("//") || text.startsWith("* ") || text.startsWith("/*")
        ? line
        : new LineBreaks(text).broken(line.length() - text.length());
  }

  private void findPlaces() {
    int depth = 0;
    for (int at = 0; at < line.length() && !line.startsWith("//", at); at++) {
      char c = line.charAt(at);
      if (c == '"' || c == '\'') {
        at = endOfLiteral(at);
      } else if (c == '(' || c == '[' || c == '{') {
        depth++;
        boolean called = at > 0 && Character.isJavaIdentifierPart(line.charAt(at - 1));
        if (c == '(' && called && line.charAt(Math.min(at + 1, line.length() - 1)) != ')') {
          places.add(new Place(at + 1, depth, 0));
        }
      } else if (c == ')' || c == ']' || c == '}') {
        depth--;
      } else if (c == ' ' || c == ',') {
        addOperator(at, depth);
      }
    }
  }

  private void addOperator(int at, int depth) {
    for (Map.Entry<String, Integer> after : AFTER.entrySet()) {
      if (line.startsWith(after.getKey(), at)) {
        places.add(new Place(at + after.getKey().length(), depth, after.getValue()));
      }
    }
    for (Map.Entry<String, Integer> before : BEFORE.entrySet()) {
      if (line.startsWith(before.getKey(), at)) {
        places.add(new Place(at + 1, depth, before.getValue()));
      }
    }
  }

  private int endOfLiteral(int start) {
    int at = start + 1;
    while (at < line.length() && line.charAt(at) != line.charAt(start)) {
      at += line.charAt(at) == '\\' ? 2 : 1;
    }
    return at;
  }

  /** The line, and further ones, after so many blanks. */
  private String broken(int blanks) {
    record Level(Place place, int blanks) {}

    Deque<Level> levels = new ArrayDeque<>();
    StringBuilder text = new StringBuilder();
    int from = 0;
    int indent = blanks;
    while (indent + line.length() - from > WIDTH) {
      Place place = next(from, WIDTH - indent);
      if (place == null) {
        break;
      }
      text.append(" ".repeat(indent)).append(line.substring(from, place.at).stripTrailing());
      text.append('\n');
      while (!levels.isEmpty()
          && !levels.peek().place().isBeside(place)
          && Place.OUTERMOST.compare(levels.peek().place(), place) > 0) {
        levels.pop();
      }
      if (levels.isEmpty() || !levels.peek().place().isBeside(place)) {
        indent = (levels.isEmpty() ? blanks : levels.peek().blanks()) + INDENT;
        levels.push(new Level(place, indent));
      }
      indent = levels.peek().blanks();
      from = place.at;
    }
    return text.append(" ".repeat(indent)).append(line.substring(from)).toString();
  }

  /**
   * Where to break what starts there: of the outermost places that the width reaches the first one
   * that leaves no more than a further line, else the last; null if it cannot be broken.
   */
  private Place next(int from, int width) {
    while (passed < places.size() && places.get(passed).at <= from) {
      passed++;
    }
    List<Place> near =
        places.subList(passed, places.size()).stream()
            .takeWhile(p -> line.substring(from, p.at).stripTrailing().length() <= width)
            .sorted(Place.OUTERMOST)
            .toList();
    if (near.isEmpty()) {
      return passed == places.size() ? null : places.get(passed);
    }
    Place first = near.get(0);
    List<Place> alike = near.stream().filter(p -> Place.OUTERMOST.compare(p, first) == 0).toList();
    return first.loose == CHOICE
        ? first
        : alike.stream()
            .filter(p -> line.length() - p.at + INDENT <= width)
            .findFirst()
            .orElse(alike.get(alike.size() - 1));
  }
}
