package org.vmgen.benchmarks;

import java.nio.file.Path;
import java.util.List;

/** Engines race against the hand-written one of their own language. */
enum Language {
  C {
    @Override
    List<String> engines(Builds build) {
      return List.copyOf(build.c().keySet());
    }

    @Override
    List<String> command(Builds build, String engine, Path image) {
      return build.cCommand(engine, image);
    }
  },
  JAVA {
    @Override
    List<String> engines(Builds build) {
      return List.copyOf(Builds.JAVA_ENGINES.keySet());
    }

    @Override
    List<String> command(Builds build, String engine, Path image) {
      return build.javaCommand(engine, image);
    }
  };

  /** The hand-written one first. */
  abstract List<String> engines(Builds build);

  /** The command of a process that runs an image again and again. */
  abstract List<String> command(Builds build, String engine, Path image);

  @Override
  public String toString() {
    return this == C ? "C" : "Java";
  }
}
