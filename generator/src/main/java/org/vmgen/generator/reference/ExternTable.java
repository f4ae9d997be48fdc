package org.vmgen.generator.reference;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.vmgen.generator.model.EffectWord;
import org.vmgen.generator.model.Extern;
import org.vmgen.generator.model.ScalarType;
import org.vmgen.generator.model.Type;
import org.vmgen.generator.model.Variable;
import org.vmgen.runtime.ExternException;
import org.vmgen.runtime.Machine;
import org.vmgen.runtime.StandardExterns;
import org.vmgen.runtime.VmThrow;

/**
 * Calls externs by reflection: methods of the object that the embedder gave, else the standard
 * ones. An extern that nobody implements fails when it is called.
 */
final class ExternTable {

  private record Implementation(Method method, Object receiver, boolean takesMachine) {}

  private final Machine machine;
  private final List<Optional<Implementation>> implementations = new ArrayList<>();

  /**
   * A table.
   *
   * @param given an object whose methods implement externs, or a {@link Class} whose static ones do
   */
  ExternTable(Machine machine, List<Extern> externs, Optional<Object> given) {
    this.machine = machine;
    for (Extern extern : externs) {
      Optional<Implementation> found = given.flatMap(object -> find(extern, object));
      implementations.add(
          found.isEmpty() && extern.standard() ? find(extern, StandardExterns.class) : found);
    }
  }

  private static Optional<Implementation> find(Extern extern, Object given) {
    Class<?> type = given instanceof Class<?> c ? c : given.getClass();
    int count = extern.parameters().size();
    return Arrays.stream(type.getMethods())
        .filter(method -> method.getName().equals(extern.name()) && !method.isBridge())
        .filter(method -> Modifier.isStatic(method.getModifiers()) || !(given instanceof Class))
        .filter(method -> method.getParameterCount() - (takesMachine(method) ? 1 : 0) == count)
        .findFirst()
        .map(
            method -> {
              // Of a class that is not public, such as a lambda's or a local one.
              method.trySetAccessible();
              return new Implementation(method, given, takesMachine(method));
            });
  }

  private static boolean takesMachine(Method method) {
    return method.getParameterCount() > 0
        && Machine.class.isAssignableFrom(method.getParameterTypes()[0]);
  }

  /**
   * Calls an extern.
   *
   * @param arguments scalars as boxed {@link Long}, references
   * @return its results in the same form
   * @throws VmThrow if the implementation makes the instruction throw
   * @throws ExternException if it fails, or if there is none
   */
  Object[] call(Extern extern, Object[] arguments) {
    Implementation implementation =
        implementations.get(extern.index()).orElseThrow(() -> missing(extern));
    List<Object> values = new ArrayList<>();
    if (implementation.takesMachine()) {
      values.add(machine);
    }
    for (int i = 0; i < arguments.length; i++) {
      values.add(toJava(extern.parameters().get(i).type(), arguments[i]));
    }
    try {
      return results(
          extern, implementation.method().invoke(implementation.receiver(), values.toArray()));
    } catch (InvocationTargetException e) {
      throw failure(extern, e.getCause());
    } catch (IllegalAccessException | IllegalArgumentException e) {
      throw new ExternException("extern " + extern.name() + " cannot be called: " + e, e);
    }
  }

  private static ExternException missing(Extern extern) {
    return new ExternException(
        "extern " + extern.name() + " has no Java implementation, so the program stops here");
  }

  private static RuntimeException failure(Extern extern, Throwable cause) {
    if (cause instanceof VmThrow thrown && extern.may(EffectWord.Kind.THROWS)) {
      return thrown;
    } else if (cause instanceof ExternException nested) {
      return nested;
    } else if (cause instanceof Error error) {
      throw error;
    }
    return new ExternException("extern " + extern.name() + " failed: " + cause, cause);
  }

  private static Object toJava(Type type, Object value) {
    if (!(type instanceof ScalarType scalar)) {
      return value;
    }
    long bits = (Long) value;
    return switch (scalar) {
      case I8, I16, I32, U8, U16, U32, CODE -> (int) bits;
      case I64, U64 -> bits;
      case BOOL -> bits != 0;
      case F32 -> Float.intBitsToFloat((int) bits);
      case F64 -> Double.longBitsToDouble(bits);
    };
  }

  private static Object[] results(Extern extern, Object returned) {
    List<Variable> results = extern.results();
    return switch (results.size()) {
      case 0 -> new Object[0];
      case 1 -> new Object[] {fromJava(results.get(0).type(), returned)};
      default -> components(extern, returned);
    };
  }

  private static Object[] components(Extern extern, Object returned) {
    if (!(returned instanceof Record)
        || returned.getClass().getRecordComponents().length != extern.results().size()) {
      throw new ExternException(
          "extern "
              + extern.name()
              + " must return a record of "
              + extern.results().size()
              + " components");
    }
    RecordComponent[] components = returned.getClass().getRecordComponents();
    Object[] results = new Object[components.length];
    try {
      for (int i = 0; i < results.length; i++) {
        Method accessor = components[i].getAccessor();
        accessor.trySetAccessible();
        results[i] = fromJava(extern.results().get(i).type(), accessor.invoke(returned));
      }
    } catch (ReflectiveOperationException e) {
      throw new ExternException("extern " + extern.name() + ": its record cannot be read", e);
    }
    return results;
  }

  private static Object fromJava(Type type, Object value) {
    if (!(type instanceof ScalarType scalar)) {
      return value;
    } else if (value instanceof Boolean bool) {
      return Bits.ofBool(bool);
    } else if (value instanceof Number number) {
      return scalar.isFloat()
          ? Bits.ofDouble(scalar, number.doubleValue())
          : Bits.wrap(scalar, number.longValue());
    }
    throw new ExternException("an extern must return " + scalar.text() + ", not " + value);
  }
}
