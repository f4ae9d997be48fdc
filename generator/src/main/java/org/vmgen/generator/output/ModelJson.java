package org.vmgen.generator.output;

import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import org.vmgen.generator.action.Expr;
import org.vmgen.generator.action.Target;
import org.vmgen.generator.json.Json;
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

  private boolean inUse;

  private ModelJson() {}

  /** The model, ended by a new line. */
  public static String of(VmModel model) {
    return Json.lines(new ModelJson().declared(model), Integer.MAX_VALUE) + "\n";
  }

  /** A record in full. */
  private Map<String, Object> declared(Record value) {
    Map<String, Object> object = new LinkedHashMap<>();
    if (kinds(value.getClass())) {
      object.put("is", value.getClass().getSimpleName());
    }
    for (RecordComponent component : value.getClass().getRecordComponents()) {
      inUse = value instanceof Expr || value instanceof Target;
      object.put(component.getName(), value(read(component, value), value instanceof VmModel));
    }
    return object;
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
  private Object value(Object value, boolean declares) {
    if (value instanceof Optional<?> optional) {
      return optional.isPresent() ? value(optional.get(), declares) : Json.NULL;
    } else if (value instanceof OptionalLong optional) {
      return optional.isPresent() ? optional.getAsLong() : Json.NULL;
    } else if (value instanceof OptionalInt optional) {
      return optional.isPresent() ? optional.getAsInt() : Json.NULL;
    } else if (value instanceof Number || value instanceof Boolean) {
      return value;
    } else if (value instanceof ScalarType || value instanceof ReferenceType && !declares) {
      return ((Type) value).text();
    } else if (value instanceof Enum<?> constant) {
      return constant.name().toLowerCase(Locale.ROOT);
    } else if (value instanceof Set<?> set) {
      return set.stream().map(ModelJson::word).sorted().toList();
    } else if (value instanceof Collection<?> collection) {
      return collection.stream().map(element -> value(element, declares)).toList();
    } else if (value instanceof Map<?, ?> map) {
      Map<String, Object> sorted = new TreeMap<>();
      map.forEach((key, entry) -> sorted.put(key.toString(), value(entry, false)));
      return sorted;
    } else if (value instanceof Variable variable && inUse) {
      return variable.name() + "#" + variable.id();
    } else if (value instanceof Record named && !declares && !name(named).isEmpty()) {
      return name(named);
    } else if (value instanceof Record full) {
      return declared(full);
    }
    return String.valueOf(value);
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

  /** An element of a set: states and enum constants only. */
  private static String word(Object element) {
    return element instanceof State state
        ? state.name()
        : element.toString().toLowerCase(Locale.ROOT);
  }
}
