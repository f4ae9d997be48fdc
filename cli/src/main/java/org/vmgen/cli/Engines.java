package org.vmgen.cli;

import java.util.ArrayList;
import java.util.List;
import org.vmgen.generator.diagnostic.Similar;
import org.vmgen.generator.plan.Backends;

/** The engines that this vmgen knows: the reference engine and those of the back ends. */
public final class Engines {

  public static final String REFERENCE = "reference";

  private Engines() {}

  /** The names of all engines, the reference engine first. */
  static List<String> names() {
    List<String> names = new ArrayList<>();
    names.add(REFERENCE);
    Backends.all().forEach(backend -> names.add(backend.name()));
    return names;
  }

  /** What is wrong with an engine's name and which may be meant. */
  public static String unknown(String name) {
    String all = "the engines are " + String.join(", ", names());
    return "there is no engine '" + name + "': " + Similar.orElse(name, names(), all);
  }
}
