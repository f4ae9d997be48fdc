package org.vmgen.generator.check.action;

import java.util.Optional;
import org.vmgen.generator.model.ReferenceType;
import org.vmgen.generator.model.ScalarType;
import org.vmgen.generator.model.Type;

/** What to write instead. */
final class Advice {

  private Advice() {}

  /** How a value of one type becomes one of another. */
  static String conversion(Type from, Type to, String text) {
    Optional<String> converted = converted(from, to, text);
    if (from instanceof ReferenceType && to == ScalarType.BOOL) {
      return "compare it: '" + text + " != null'";
    } else if (to == ScalarType.BOOL && isInteger(from)) {
      return "compare it: '" + text + " != 0'";
    }
    return converted
        .map(c -> "convert it: '" + c + "'")
        .orElse("nothing converts " + from.text() + " to " + to.text());
  }

  /** The conversion itself, if there is one. */
  static Optional<String> converted(Type from, Type to, String text) {
    if (from == ScalarType.CODE) {
      String position = "u64(" + text + ")";
      if (to == ScalarType.U64) {
        return Optional.of(position);
      }
      return isInteger(to) ? Optional.of(to.text() + "(" + position + ")") : Optional.empty();
    } else if (to == ScalarType.CODE) {
      if (from == ScalarType.U64) {
        return Optional.of("code(" + text + ")");
      }
      return isInteger(from) ? Optional.of("code(u64(" + text + "))") : Optional.empty();
    }
    boolean scalars = from instanceof ScalarType && to instanceof ScalarType;
    boolean references = from instanceof ReferenceType && to instanceof ReferenceType;
    if (references && !from.equals(ReferenceType.ANY) && !to.equals(ReferenceType.ANY)) {
      return Optional.of(to.text() + "(ref(" + text + "))");
    }
    return scalars || references ? Optional.of(to.text() + "(" + text + ")") : Optional.empty();
  }

  /** What a condition on a value of that type looks like. */
  static String condition(Type type, String text) {
    if (isInteger(type)) {
      return "write '" + text + " != 0'";
    } else if (type instanceof ReferenceType) {
      return "write '" + text + " != null'";
    } else if (type == ScalarType.CODE) {
      return "write 'u64(" + text + ") != 0'";
    }
    return "write '" + text + " != 0.0'";
  }

  /** {@code 1 argument}, {@code 2 arguments}. */
  static String count(int number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }

  /** What to do instead of a statement or word that has no meaning in a function or handler. */
  static String elsewhere(Place place, String word) {
    if (place == Place.HANDLER) {
      return "a handler ends with 'jump', 'halt', or the throw or trap that it handles";
    }
    return switch (word) {
      case "next" -> "give the position to the function as a parameter: 'fn f(at: code)'";
      case "done" -> "leave a function with 'return'";
      default -> "do that in the instruction that calls the function";
    };
  }

  private static boolean isInteger(Type type) {
    return type instanceof ScalarType scalar && scalar.isInteger();
  }
}
