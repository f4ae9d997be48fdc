package org.vmgen.generator.java;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts what variables stand for that are used once where they are used, as far as nothing changes
 * it on the way. A variable takes four bytes of bytecode or more, a third of most instructions, and
 * HotSpot's loop has room for so many bytes only.
 */
final class Temporaries {
  private static final Pattern DECLARATION =
      Pattern.compile("([A-Za-z][\\w.]*) ([A-Za-z_]\\w*) = (.*);");

  /** An assignment: its variable or array, what is indexed and what is added. */
  private static final Pattern ASSIGNMENT =
      Pattern.compile("(\\w+)(\\[.*?\\])?(?: [-+*/%&|^]?= .*|\\+\\+|--);");

  private static final Pattern PUT =
      Pattern.compile("(?:Little|Big)Endian\\.I\\d+\\.set\\((\\w+), .*");

  /** An element at a fixed distance from a variable. */
  private static final Pattern ELEMENT = Pattern.compile("(\\w+)\\[(\\w+)((?: [-+] \\d+)?)\\]");

  private static final Pattern CALL = Pattern.compile("([\\w.]+)\\(");

  private static final Pattern PURE =
      Pattern.compile(
          "(?:Little|Big)Endian\\.I\\d+\\.get|interrupt\\.pending"
              + "|(?:Numbers|Math|StrictMath|Double|Float|Long|Integer|Short|LeaderBits)\\.\\w+");

  /** A test of a flag that was made from a condition. */
  private static final Pattern FLAG =
      Pattern.compile("if \\(\\(([^?:]*) \\? -?1L : 0L\\) (==|!=) 0\\) \\{");

  /** What stands before a variable that is a whole argument, index, condition or right side. */
  private static final Pattern WHOLE =
      Pattern.compile("(?:\\w[(\\[]|\\][(\\[]|if \\(|[^=!<>]= |, )$");

  private static final Pattern CONTROL =
      Pattern.compile("if \\(.*\\{|\\}|\\} else \\{|continue.*|break.*");

  private static final Pattern SETTER = Pattern.compile("\\w+\\.I\\d+\\.set\\(");
  private static final Pattern INDEX = Pattern.compile("\\[[^\\]]*\\]");

  /** Characters of what is moved: longer expressions nobody reads, and javac would not end. */
  private static final int LONGEST = 500;

  /** A statement takes two bytes of bytecode or more. */
  private static final int MOST_LINES = EngineLayout.METHOD / 2;

  private final List<String> lines;
  private final List<Optional<String>> written = new ArrayList<>();

  private Temporaries(String text) {
    lines = new ArrayList<>(List.of(text.split("\n", -1)));
    lines.forEach(line -> written.add(written(line.strip())));
  }

  /**
   * The text of a body without the variables that it does not need; as it is if the loop has no
   * room for so many statements, whatever is removed.
   */
  static String removed(String body) {
    if (body.lines().skip(MOST_LINES).findAny().isPresent()) {
      return body;
    }
    Temporaries temporaries = new Temporaries(body);
    temporaries.remove();
    return String.join("\n", temporaries.lines);
  }

  private void remove() {
    int at = 0;
    while (at < lines.size()) {
      if (!isMoved(at)) {
        at++;
      }
    }
    lines.replaceAll(Temporaries::withoutFlag);
  }

  /** Moves the value of a variable that is declared in a line to its only use, if it may. */
  private boolean isMoved(int at) {
    Matcher declaration = DECLARATION.matcher(lines.get(at).strip());
    if (!declaration.matches()
        || declaration.group(3).length() > LONGEST
        || hasEffect(declaration.group(3))) {
      return false;
    }
    String name = declaration.group(2);
    String value = declaration.group(3);
    int use = onlyUse(name, at);
    if (use < 0 || !isOpen(value, at + 1, use)) {
      return false;
    }
    String line = lines.get(use);
    int from = JavaWords.next(line, name, 0);
    String before = line.substring(0, from);
    String after = line.substring(from + name.length());
    boolean whole = before.endsWith("] = ") && after.equals(";");
    if (declaration.group(1).equals("long") && isInt(value) && !whole) {
      return false;
    }
    boolean closed = WHOLE.matcher(before).find() && ";)],".indexOf(after.charAt(0)) >= 0;
    lines.set(use, before + (closed || isPrimary(value) ? value : "(" + value + ")") + after);
    written.set(use, written(lines.get(use).strip()));
    lines.remove(at);
    written.remove(at);
    return true;
  }

  /** The only line that reads a variable, not as what it assigns to; -1 if there are others. */
  private int onlyUse(String name, int declared) {
    int use = -1;
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      int at = JavaWords.next(line, name, 0);
      if (i == declared || at < 0) {
        continue;
      }
      boolean several = JavaWords.next(line, name, at + 1) >= 0;
      if (use >= 0 || i < declared || several || line.strip().startsWith(name)) {
        return -1;
      }
      use = i;
    }
    return use >= 0 && written.get(use).isPresent() ? use : -1;
  }

  /** Whether nothing on the way from a line to another changes a value. */
  private boolean isOpen(String value, int from, int to) {
    int at = from;
    while (at < to) {
      int end = end(at);
      if (end >= 0 && end < to && leaves(lines.get(end - 1).strip())) {
        at = end + 1;
        continue;
      }
      Optional<String> place = written.get(at);
      if (place.isEmpty() || interferes(place.get(), value)) {
        return false;
      }
      at++;
    }
    return true;
  }

  private static boolean leaves(String statement) {
    return statement.startsWith("continue") || statement.startsWith("break");
  }

  /** The end of a block that starts in a line and has no other branch, -1 if none does. */
  private int end(int at) {
    String line = lines.get(at);
    if (!line.endsWith("{")) {
      return -1;
    }
    int depth = line.length() - line.stripLeading().length();
    String close = " ".repeat(depth) + "}";
    for (int i = at + 1; i < lines.size(); i++) {
      if (lines.get(i).startsWith(close)) {
        return lines.get(i).equals(close) ? i : -1;
      }
    }
    return -1;
  }

  /** The place that a statement writes to, "" if to none; nothing if it may do anything. */
  private static Optional<String> written(String line) {
    if (hasEffect(SETTER.matcher(line).replaceFirst("("))) {
      return Optional.empty();
    }
    Matcher assignment = ASSIGNMENT.matcher(line);
    Matcher put = PUT.matcher(line);
    if (assignment.matches()) {
      String index = assignment.group(2);
      return Optional.of(assignment.group(1) + (index == null ? "" : index));
    } else if (put.matches()) {
      return Optional.of(put.group(1));
    }
    boolean none = DECLARATION.matcher(line).matches() || CONTROL.matcher(line).matches();
    return none ? Optional.of("") : Optional.empty();
  }

  /** Whether a value may not be the same after a place was written. */
  private static boolean interferes(String place, String value) {
    if (place.isEmpty()) {
      return false;
    }
    int bracket = place.indexOf('[');
    String name = bracket < 0 ? place : place.substring(0, bracket);
    if (!JavaWords.contains(value, name)) {
      return false;
    }
    Matcher written = ELEMENT.matcher(place);
    if (!written.matches()) {
      return true;
    }
    String variable = written.group(2);
    Matcher element = ELEMENT.matcher(value);
    StringBuilder others = new StringBuilder();
    while (element.find()) {
      boolean apart =
          element.group(1).equals(name)
              && element.group(2).equals(variable)
              && !element.group(3).equals(written.group(3));
      element.appendReplacement(others, apart ? "" : "$0");
    }
    return JavaWords.contains(element.appendTail(others).toString(), name);
  }

  private static boolean hasEffect(String text) {
    return CALL.matcher(text)
        .results()
        .map(call -> call.group(1))
        .anyMatch(call -> !PURE.matcher(call).matches());
  }

  /** Whether an expression for a long has the type int as it stands: it is a position. */
  private static boolean isInt(String value) {
    return JavaWords.contains(INDEX.matcher(value).replaceAll(""), "ip");
  }

  /** Whether an expression is a name, a number, an element or a call. */
  private static boolean isPrimary(String value) {
    int depth = 0;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      depth += c == '(' || c == '[' ? 1 : c == ')' || c == ']' ? -1 : 0;
      boolean word = Character.isJavaIdentifierPart(c) || c == '.';
      if (depth == 0 && !word && (c != ')' && c != ']' || i + 1 < value.length())) {
        return false;
      }
    }
    return !value.startsWith("(");
  }

  /** A test of a condition's flag as one of the condition. */
  private static String withoutFlag(String line) {
    Matcher flag = FLAG.matcher(line.strip());
    if (!flag.matches()) {
      return line;
    }
    String condition = flag.group(1);
    String indent = line.substring(0, line.indexOf("if"));
    return indent
        + (flag.group(2).equals("==") ? "if (!(" + condition + ")) {" : "if (" + condition + ") {");
  }
}
