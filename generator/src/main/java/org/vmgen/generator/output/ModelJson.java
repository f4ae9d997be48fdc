package org.vmgen.generator.output;

import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import org.vmgen.generator.action.Expr;
import org.vmgen.generator.action.Target;
import org.vmgen.generator.model.Extern;
import org.vmgen.generator.model.Function;
import org.vmgen.generator.model.Instruction;
import org.vmgen.generator.model.ReferenceType;
import org.vmgen.generator.model.ScalarType;
import org.vmgen.generator.model.State;
import org.vmgen.generator.model.Trap;
import org.vmgen.generator.model.Type;
import org.vmgen.generator.model.Variable;
import org.vmgen.generator.model.VmModel;

/**
 * The whole model as JSON, typed actions included: each record is an object with its components as
 * members, in their order; a record that is one of several kinds has its kind's name first, as
 * {@code "is"}. Types, and pieces of state, functions, externs, traps and variables where they are
 * used rather than declared, are their names (a variable's with its number, {@code "n2#3"}), enum
 * constants words in lower case, absent values are null. Effects, positions and documentation are
 * as in {@link VmModel}.
 */
public final class ModelJson {

  private final StringBuilder text = new StringBuilder();
  private int indent;
  private boolean inUse;

  private ModelJson() {}

  /** The model, ended by a new line. */
  public static String of(VmModel model) {
    ModelJson json = new ModelJson();
    json.declared(model);
    return json.text.append('\n').toString();
  }

  /** A record in full. */
  private void declared(Record value) {
    open('{');
    boolean first = true;
    if (kinds(value.getClass())) {
      member("is", true);
      string(value.getClass().getSimpleName());
      first = false;
    }
    for (RecordComponent component : value.getClass().getRecordComponents()) {
      member(component.getName(), first);
      first = false;
      boolean uses = value instanceof Expr || value instanceof Target;
      inUse = uses;
      value(read(component, value), value instanceof VmModel);
    }
    close('}', first);
  }

  private static Object read(RecordComponent component, Record value) {
    try {
      return component.getAccessor().invoke(value);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(component.toString(), e);
    }
  }

  /** Whether the record is one of several that can stand in its place. */
  private static boolean kinds(Class<?> type) {
    for (Class<?> parent : type.getInterfaces()) {
      if (parent.isSealed() && parent.getPermittedSubclasses().length > 1) {
        return !State.class.isAssignableFrom(type);
      }
    }
    return false;
  }

  /**
   * A value.
   *
   * @param declares whether this is the place where things with names are written in full
   */
  private void value(Object value, boolean declares) {
    if (value instanceof Optional<?> optional) {
      optional.ifPresentOrElse(v -> value(v, declares), () -> text.append("null"));
    } else if (value instanceof OptionalLong optional) {
      text.append(optional.isPresent() ? String.valueOf(optional.getAsLong()) : "null");
    } else if (value instanceof OptionalInt optional) {
      text.append(optional.isPresent() ? String.valueOf(optional.getAsInt()) : "null");
    } else if (value instanceof Number || value instanceof Boolean) {
      text.append(value);
    } else if (value instanceof ScalarType || value instanceof ReferenceType && !declares) {
      string(((Type) value).text());
    } else if (value instanceof Enum<?> constant) {
      string(constant.name().toLowerCase(Locale.ROOT));
    } else if (value instanceof Collection<?> collection) {
      list(collection, declares);
    } else if (value instanceof Map<?, ?> map) {
      map(map);
    } else if (value instanceof Variable variable && inUse) {
      string(variable.name() + "#" + variable.id());
    } else if (value instanceof Record named && !declares && !name(named).isEmpty()) {
      string(name(named));
    } else if (value instanceof Record full) {
      declared(full);
    } else {
      string(String.valueOf(value));
    }
  }

  /** The name by which something that is declared elsewhere is meant; empty if it is not. */
  private static String name(Record value) {
    if (value instanceof State state) {
      return state.name();
    } else if (value instanceof Function function) {
      return function.name();
    } else if (value instanceof Extern extern) {
      return extern.name();
    } else if (value instanceof Instruction instruction) {
      return instruction.name();
    } else if (value instanceof Trap trap) {
      return trap.name();
    }
    return "";
  }

  private void list(Collection<?> collection, boolean declares) {
    open('[');
    boolean first = true;
    Collection<?> ordered =
        collection instanceof Set<?> set
            ? set.stream().map(ModelJson::word).sorted().toList()
            : collection;
    for (Object element : ordered) {
      separate(first);
      first = false;
      value(element, declares);
    }
    close(']', first);
  }

  /** An element of a set: states and enum constants only. */
  private static String word(Object element) {
    return element instanceof State state
        ? state.name()
        : element.toString().toLowerCase(Locale.ROOT);
  }

  private void map(Map<?, ?> map) {
    Map<String, Object> sorted = new TreeMap<>();
    map.forEach((key, value) -> sorted.put(key.toString(), value));
    open('{');
    boolean first = true;
    for (Map.Entry<String, Object> entry : sorted.entrySet()) {
      member(entry.getKey(), first);
      first = false;
      value(entry.getValue(), false);
    }
    close('}', first);
  }

  // ---- text -------------------------------------------------------------------------------------

  private void open(char bracket) {
    text.append(bracket);
    indent += 2;
  }

  private void close(char bracket, boolean empty) {
    indent -= 2;
    if (!empty) {
      newLine();
    }
    text.append(bracket);
  }

  private void member(String name, boolean first) {
    separate(first);
    string(name);
    text.append(": ");
  }

  private void separate(boolean first) {
    if (!first) {
      text.append(',');
    }
    newLine();
  }

  private void newLine() {
    text.append('\n').append(" ".repeat(indent));
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
          if (c < ' ' || c == 0x7f) {
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
