package org.vmgen.generator.java;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.vmgen.generator.model.Documentation;

/** Names and comments in generated Java. */
final class JavaNames {

  /** Characters of a documentation comment that stands in one line of a class. */
  private static final int DOC_LINE = 91;

  /** Words that no identifier may be. */
  private static final Set<String> KEYWORDS =
      Set.of(
          ("abstract assert boolean break byte case catch char class const continue default do double"
                  + " else enum extends final finally float for goto if implements import instanceof"
                  + " int interface long native new package private protected public return short"
                  + " static strictfp super switch synchronized this throw throws transient try void"
                  + " volatile while true false null _ var yield record sealed permits")
              .split(" "));

  /** Names that the run loop uses itself. */
  private static final Set<String> LOCALS =
      Set.of(
          ("code ip to stop value next start opcode failure failed left leaders constants"
                  + " registers references remaining interrupt"
                  + " position externs jumps loop dispatch"
                  + " Math StrictMath Integer Long Float Double Short Arrays Numbers LittleEndian"
                  + " BigEndian LeaderBits Object VmThrow")
              .split(" "));

  /** Methods of the runtime's builder and of every object. */
  private static final Set<String> BUILDER =
      Set.of(
          ("at begin bind build constant emit entry instructionSet memory newLabel operand position"
                  + " register source unit userSection clone equals finalize getClass hashCode"
                  + " notify notifyAll toString wait")
              .split(" "));

  private JavaNames() {}

  static boolean isReserved(String name) {
    return KEYWORDS.contains(name) || LOCALS.contains(name);
  }

  /** An identifier made of a name: other characters become {@code _}. */
  static String identifier(String name) {
    StringBuilder text = new StringBuilder();
    name.codePoints()
        .forEach(
            c -> {
              boolean fits =
                  text.isEmpty()
                      ? Character.isJavaIdentifierStart(c)
                      : Character.isJavaIdentifierPart(c);
              text.append(fits ? "" : "_");
              if (fits || Character.isJavaIdentifierPart(c)) {
                text.appendCodePoint(c);
              }
            });
    return isReserved(text.toString()) ? text + "_" : text.toString();
  }

  /** The name of a builder's method. */
  static String method(String name) {
    return BUILDER.contains(name) ? name + "_" : parameter(name);
  }

  /** The name of a builder method's parameter. */
  static String parameter(String name) {
    return KEYWORDS.contains(name) ? name + "_" : name;
  }

  /** {@code mini} becomes {@code Mini}, {@code my_vm} {@code MyVm}. */
  static String className(String name) {
    StringBuilder text = new StringBuilder();
    for (String part : name.split("[^\\p{Alnum}]+")) {
      if (!part.isEmpty()) {
        text.append(part.substring(0, 1).toUpperCase(Locale.ROOT)).append(part.substring(1));
      }
    }
    return text.isEmpty() || Character.isDigit(text.charAt(0)) ? "Vm" + text : text.toString();
  }

  /** {@code zeroDivide} becomes {@code ZERO_DIVIDE}. */
  static String constant(String name) {
    return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2")
        .replaceAll("\\P{Alnum}", "_")
        .toUpperCase(Locale.ROOT);
  }

  /** A string literal. */
  static String literal(String text) {
    StringBuilder result = new StringBuilder("\"");
    for (char c : text.toCharArray()) {
      switch (c) {
        case '"' -> result.append("\\\"");
        case '\\' -> result.append("\\\\");
        case '\n' -> result.append("\\n");
        case '\t' -> result.append("\\t");
        default -> {
          if (c < ' ') {
            result.append(String.format("\\%03o", (int) c));
          } else if (c > '~') {
            result.append(String.format("\\u%04x", (int) c));
          } else {
            result.append(c);
          }
        }
      }
    }
    return result.append('"').toString();
  }

  /** Text that can stand in a comment at the end of a line. */
  static String comment(String text) {
    return text.replace("\\u", "\\\\u").replace('\r', ' ').replace('\n', ' ');
  }

  /** What is documented, as a paragraph of a documentation comment; none without documentation. */
  static List<String> paragraphs(Documentation documentation) {
    return documentation.lines().isEmpty()
        ? List.of()
        : List.of(javadocText(String.join("\n", documentation.lines())));
  }

  /** A documentation comment, with the end of its last line; nothing without paragraphs. */
  static String javadoc(List<String> paragraphs) {
    if (paragraphs.isEmpty()) {
      return "";
    }
    String text = String.join("\n\n<p>", paragraphs);
    if (text.indexOf('\n') < 0 && text.length() <= DOC_LINE) {
      return "/** " + text + " */\n";
    }
    String lines =
        text.lines().map(line -> (" * " + line).stripTrailing()).collect(Collectors.joining("\n"));
    return "/**\n" + lines + "\n */\n";
  }

  /** Text within a documentation comment. */
  static String javadocText(String text) {
    return text.lines()
        .map(JavaNames::comment)
        .collect(Collectors.joining("\n"))
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("*/", "*&#47;")
        .replace("{", "&#123;")
        .replace("}", "&#125;")
        .replace("@", "&#64;");
  }
}
