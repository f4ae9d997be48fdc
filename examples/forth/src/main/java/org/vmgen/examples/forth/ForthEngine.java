package org.vmgen.examples.forth;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The kinds of engines that run the system; each but the reference is there checked and unchecked.
 */
enum ForthEngine {
  C_DIRECT,
  C_TAIL,
  C_INDIRECT,
  C_TOKEN,
  C_SWITCH,
  JAVA_SWITCH,
  REFERENCE;

  /** The engine that users call so. */
  static Optional<ForthEngine> named(String name) {
    return Arrays.stream(values()).filter(engine -> engine.toString().equals(name)).findFirst();
  }

  /** Whether it is written in C. */
  boolean isNative() {
    return this != JAVA_SWITCH && this != REFERENCE;
  }

  /** The name that users write. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
