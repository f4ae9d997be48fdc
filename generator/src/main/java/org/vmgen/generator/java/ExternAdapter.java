package org.vmgen.generator.java;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vmgen.generator.model.Extern;
import org.vmgen.runtime.ExternException;
import org.vmgen.runtime.Machine;

/**
 * Implements a generated interface of externs by methods of an object that does not know it; what
 * hosts of generated code do by implementing the interface.
 */
final class ExternAdapter implements InvocationHandler {
  private final Map<String, Method> methods = new HashMap<>();
  private final Optional<Object> given;

  private ExternAdapter(List<Extern> externs, Optional<Object> given) {
    this.given = given;
    for (Extern extern : externs) {
      given
          .flatMap(object -> find(extern, object))
          .ifPresent(method -> methods.put(JavaNames.identifier(extern.name()), method));
    }
  }

  static Object of(List<Extern> externs, Class<?> type, Optional<Object> given) {
    return Proxy.newProxyInstance(
        type.getClassLoader(), new Class<?>[] {type}, new ExternAdapter(externs, given));
  }

  @Override
  public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
    Method target = methods.get(method.getName());
    if (target == null) {
      if (method.isDefault()) {
        return InvocationHandler.invokeDefault(proxy, method, arguments);
      }
      throw new ExternException(
          "extern " + method.getName() + " has no Java implementation, so the program stops here");
    }
    boolean takesMachine = takesMachine(target);
    Object[] values = takesMachine ? arguments : Arrays.copyOfRange(arguments, 1, arguments.length);
    try {
      return result(target.invoke(given.orElseThrow(), values), method.getReturnType());
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  /** Several results come in a record of the implementation's own. */
  private static Object result(Object value, Class<?> type) throws ReflectiveOperationException {
    if (!type.isRecord() || type.isInstance(value)) {
      return value;
    }
    RecordComponent[] components = value.getClass().getRecordComponents();
    Object[] values = new Object[components.length];
    for (int i = 0; i < values.length; i++) {
      Method accessor = components[i].getAccessor();
      accessor.trySetAccessible();
      values[i] = accessor.invoke(value);
    }
    Constructor<?> constructor = type.getDeclaredConstructors()[0];
    constructor.trySetAccessible();
    return constructor.newInstance(values);
  }

  private static Optional<Method> find(Extern extern, Object given) {
    Class<?> type = given instanceof Class<?> c ? c : given.getClass();
    int count = extern.parameters().size();
    Optional<Method> found =
        Arrays.stream(type.getMethods())
            .filter(method -> method.getName().equals(extern.name()) && !method.isBridge())
            .filter(method -> Modifier.isStatic(method.getModifiers()) || !(given instanceof Class))
            .filter(method -> method.getParameterCount() - (takesMachine(method) ? 1 : 0) == count)
            .findFirst();
    found.ifPresent(Method::trySetAccessible);
    return found;
  }

  private static boolean takesMachine(Method method) {
    return method.getParameterCount() > 0
        && Machine.class.isAssignableFrom(method.getParameterTypes()[0]);
  }
}
