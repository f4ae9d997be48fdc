package org.vmgen.cli;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.vmgen.generator.model.VmModel;

/** The class with a description's externs that {@code externs java "…";} names. */
final class JavaExterns {

  private JavaExterns() {}

  /**
   * An object of that class if it has a constructor without parameters, else the class itself with
   * its static methods; empty if the description names none.
   *
   * @param classPath where to look for it, as for {@code java -cp}
   * @throws ClassNotFoundException if it is not there
   */
  static Optional<Object> find(VmModel model, String classPath)
      throws IOException, ClassNotFoundException {
    String name = model.externFiles().get("java");
    if (name == null || classPath.isEmpty()) {
      return Optional.empty();
    }
    List<URL> places = new ArrayList<>();
    for (Path place : places(classPath)) {
      places.add(place.toUri().toURL());
    }
    // Open as long as programs run: the class may load others at any time.
    ClassLoader loader =
        new URLClassLoader(places.toArray(URL[]::new), JavaExterns.class.getClassLoader());
    Class<?> type = loader.loadClass(name);
    Optional<Constructor<?>> constructor =
        Arrays.stream(type.getConstructors()).filter(c -> c.getParameterCount() == 0).findFirst();
    if (constructor.isEmpty()) {
      return Optional.of(type);
    }
    try {
      return Optional.of(constructor.get().newInstance());
    } catch (ReflectiveOperationException e) {
      throw new IOException(name + " cannot be made: " + e.getCause(), e);
    }
  }

  /** The folders and JARs of a class path. */
  static List<Path> places(String classPath) {
    return Arrays.stream(classPath.split(File.pathSeparator))
        .filter(place -> !place.isEmpty())
        .map(Path::of)
        .toList();
  }
}
