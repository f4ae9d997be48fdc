package org.vmgen.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.LongSupplier;
import org.vmgen.format.ImageException;
import org.vmgen.generator.Vmgen;
import org.vmgen.generator.diagnostic.Diagnostics;
import org.vmgen.generator.java.CompiledEngine;
import org.vmgen.generator.model.VmModel;
import org.vmgen.generator.plan.BodyOptions;
import org.vmgen.generator.plan.EngineConfig;
import org.vmgen.generator.reference.InstructionSets;
import org.vmgen.runtime.Exit;
import org.vmgen.runtime.Host;
import org.vmgen.runtime.InstructionSet;
import org.vmgen.runtime.Machine;
import org.vmgen.runtime.image.Images;

/** The mini machine's description and its Java engines. */
final class MiniMachines {
  /** Relative to the root of the repository. */
  private static final String DESCRIPTION = "examples/mini/src/main/vmgen/org/vmgen/mini/mini.vmg";

  private MiniMachines() {}

  /**
   * The model with its instructions in an order that the seed decides.
   *
   * @param root of the repository
   */
  static VmModel model(Path root, long seed) {
    return Shuffle.model(inOrder(root), seed);
  }

  /** The model as its description has it. */
  static VmModel inOrder(Path root) {
    Path file = root.resolve(DESCRIPTION);
    return Vmgen.load(file, Map.of(), new Diagnostics())
        .orElseThrow(() -> new IllegalStateException(file + " is missing or has errors"));
  }

  /** A program that is ready to run on one engine. */
  interface Prepared {
    /** Makes the next run start afresh; this is not part of what is measured. */
    void reset();

    /** Runs to the end; the result of the program. */
    long run();
  }

  /**
   * Prepares a program.
   *
   * @param engine {@code hand}, {@code unchecked} or {@code checked}: the two java-switch engines
   *     without combined instructions; or the same with {@code combined-} before
   * @throws IOException if the image cannot be read
   */
  static Prepared prepare(String engine, VmModel model, Path image) throws IOException {
    byte[] bytes = Files.readAllBytes(image);
    try {
      if (engine.equals("hand")) {
        InstructionSet set = InstructionSets.of(model);
        HandSwitch hand = new HandSwitch(Images.read(bytes, set), set, System.err);
        return prepared(() -> {}, hand::run);
      }
      EngineConfig config =
          (engine.endsWith("checked") && !engine.endsWith("unchecked")
                  ? EngineConfig.checked("java-switch")
                  : EngineConfig.unchecked("java-switch"))
              .with(engine.startsWith("combined") ? BodyOptions.DEFAULT : BodyOptions.PLAIN);
      CompiledEngine compiled = CompiledEngine.of(model, config);
      Machine machine =
          compiled.machine(Images.read(bytes, compiled.instructionSet()), Host.silent());
      return prepared(machine::reset, () -> result(machine));
    } catch (ImageException e) {
      throw new IOException(image + " is no program of mini: " + e.getMessage(), e);
    }
  }

  private static long result(Machine machine) {
    Exit exit = machine.run();
    if (exit.kind() != Exit.Kind.HALT) {
      throw new IllegalStateException("the program did not halt: " + exit);
    }
    return exit.value();
  }

  private static Prepared prepared(Runnable reset, LongSupplier run) {
    return new Prepared() {
      @Override
      public void reset() {
        reset.run();
      }

      @Override
      public long run() {
        return run.getAsLong();
      }
    };
  }
}
