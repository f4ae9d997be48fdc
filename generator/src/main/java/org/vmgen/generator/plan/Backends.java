package org.vmgen.generator.plan;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/** The back ends that are on the class path. */
public final class Backends {

  private Backends() {}

  /** All of them, in the order of their names. */
  public static List<Backend> all() {
    return ServiceLoader.load(Backend.class, Backend.class.getClassLoader()).stream()
        .map(ServiceLoader.Provider::get)
        .sorted(Comparator.comparing(Backend::name))
        .toList();
  }

  /** The one of that name. */
  public static Optional<Backend> named(String name) {
    return all().stream().filter(backend -> backend.name().equals(name)).findFirst();
  }
}
