package org.vmgen.examples.forth;

import java.util.Locale;

/** The kinds of engines that run the system; each there is checked and unchecked. */
enum ForthEngine {
  C_DIRECT,
  C_SWITCH,
  JAVA_SWITCH;

  boolean isNative() {
    return this != JAVA_SWITCH;
  }

  /** The name that users write. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
