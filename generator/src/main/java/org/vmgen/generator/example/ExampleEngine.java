package org.vmgen.generator.example;

import java.io.IOException;
import java.util.List;
import org.vmgen.runtime.ExternException;

/** An engine that can run examples. */
public interface ExampleEngine {

  /** The name by which users ask for it. */
  String name();

  /**
   * Runs the program of each example for one instruction, on a machine of its own.
   *
   * @return what happened, in the order of the programs
   * @throws IOException if the engine is a program that could not be run
   */
  List<Attempt> run(List<ExampleProgram> programs) throws IOException;

  /** What came of one example: an observation, or why there is none. */
  sealed interface Attempt {

    /** The instruction ran. */
    record Observed(Observation observation) implements Attempt {}

    /** The engine cannot run it, such as an extern that has no implementation there. */
    record Impossible(String reason) implements Attempt {}

    /** The attempt that an {@link ExternException} ended. */
    static Attempt failed(ExternException e) {
      return new Impossible(e.getMessage());
    }
  }
}
