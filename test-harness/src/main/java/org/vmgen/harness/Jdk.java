package org.vmgen.harness;

import java.nio.file.Path;

/**
 * A JDK of this computer.
 *
 * @param home its folder
 * @param feature its feature release, such as 17
 */
public record Jdk(Path home, int feature) {

  /** The command {@code java}. */
  public Path java() {
    return home.resolve("bin").resolve("java");
  }
}
