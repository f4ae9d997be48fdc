package org.vmgen.examples.forth;

import java.lang.reflect.Proxy;

/**
 * The signal that a user sends with Ctrl-C. Java's class for it is not for everybody ({@code
 * sun.misc}) and therefore reached by reflection; JLine does the same, but loads its logging too.
 */
final class InterruptSignal {

  private InterruptSignal() {}

  /** From now on runs an action, in another thread, in place of ending the process. */
  static void handle(Runnable action) {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      Object forwarder =
          Proxy.newProxyInstance(
              handler.getClassLoader(),
              new Class<?>[] {handler},
              (proxy, method, arguments) -> {
                if (method.getName().equals("handle")) {
                  action.run();
                  return null;
                }
                return method.invoke(action, arguments); // methods of Object
              });
      signal
          .getMethod("handle", signal, handler)
          .invoke(null, signal.getConstructor(String.class).newInstance("INT"), forwarder);
    } catch (ReflectiveOperationException | IllegalArgumentException e) {
      // Without it, the signal ends the process: that is no error of the program.
    }
  }
}
