package org.vmgen.generator.json;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Writes values as JSON (RFC 8259): maps are objects with their members in the order of the map,
 * collections arrays; then there are texts, whole and finite numbers, booleans and {@link #NULL}.
 */
public final class Json {

  /** What JSON calls null. */
  public static final Object NULL = new Object();

  private final StringBuilder text = new StringBuilder();
  private final int depth;

  private Json(int depth) {
    this.depth = depth;
  }

  /** A value on one line, without blanks. */
  public static String line(Object value) {
    return lines(value, 0);
  }

  /**
   * A value whose objects and arrays have a line for each member.
   *
   * @param depth how many levels have; what lies deeper is on one line
   */
  public static String lines(Object value, int depth) {
    Json json = new Json(depth);
    json.value(value, 0);
    return json.text.toString();
  }

  /**
   * An object.
   *
   * @param namesAndValues a name, its value, the next name, …
   */
  public static Map<String, Object> object(Object... namesAndValues) {
    Map<String, Object> object = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      object.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return object;
  }

  private void value(Object value, int level) {
    if (value instanceof Map<?, ?> map) {
      open('{');
      boolean first = true;
      for (Map.Entry<?, ?> member : map.entrySet()) {
        separate(first, level);
        first = false;
        string((String) member.getKey());
        text.append(level < depth ? ": " : ":");
        value(member.getValue(), level + 1);
      }
      close('}', first, level);
    } else if (value instanceof Collection<?> collection) {
      open('[');
      boolean first = true;
      for (Object element : collection) {
        separate(first, level);
        first = false;
        value(element, level + 1);
      }
      close(']', first, level);
    } else if (value instanceof String string) {
      string(string);
    } else if (value == NULL) {
      text.append("null");
    } else if (value instanceof Boolean || value instanceof Number number && isFinite(number)) {
      text.append(value);
    } else {
      throw new IllegalArgumentException("JSON has no " + value);
    }
  }

  private static boolean isFinite(Number number) {
    return Double.isFinite(number.doubleValue());
  }

  private void open(char bracket) {
    text.append(bracket);
  }

  private void separate(boolean first, int level) {
    if (!first) {
      text.append(',');
    }
    newLine(level + 1, level);
  }

  private void close(char bracket, boolean empty, int level) {
    if (!empty) {
      newLine(level, level);
    }
    text.append(bracket);
  }

  private void newLine(int indent, int level) {
    if (level < depth) {
      text.append('\n').append("  ".repeat(indent));
    }
  }

  private void string(String value) {
    text.append('"');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '"' -> text.append("\\\"");
        case '\\' -> text.append("\\\\");
        case '\n' -> text.append("\\n");
        case '\t' -> text.append("\\t");
        default -> {
          // Surrogates because one alone could not be written as UTF-8.
          if (c < ' ' || c == 0x7f || Character.isSurrogate(c)) {
            text.append("\\u%04x".formatted((int) c));
          } else {
            text.append(c);
          }
        }
      }
    }
    text.append('"');
  }
}
