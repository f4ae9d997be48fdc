package org.vmgen.harness.programs;

import java.util.ArrayList;
import java.util.List;
import org.vmgen.harness.TestEngine;
import org.vmgen.harness.Tool;
import org.vmgen.harness.Tools;

/** Generated programs on one engine; see {@link GeneratedPrograms}. */
public final class GeneratedRun {
  private static final int MOST = 3;

  private final DifferentialRun run;
  private final List<Batch> batches;
  private final Variant variant;

  GeneratedRun(DifferentialRun run, List<Batch> batches, Variant variant) {
    this.run = run;
    this.batches = batches;
    this.variant = variant;
  }

  /** The engine with its options. */
  public String engine() {
    return variant.toString();
  }

  /**
   * Runs the programs on the engine and compares all that can be seen with the reference engine.
   *
   * @throws AssertionError with small programs for the first differences, if there are any
   */
  public void compare() {
    if (variant.isNative()) {
      Tools.require(
          switch (variant.compiler()) {
            case "clang" -> Tool.CLANG;
            case "clang-19" -> Tool.CLANG_19;
            default -> Tool.GCC;
          });
    }
    List<String> reports = new ArrayList<>();
    try (TestEngine engine = run.open(variant)) {
      for (Batch batch : batches) {
        run.compare(variant, engine, batch, MOST - reports.size())
            .forEach(report -> reports.add(report.text()));
      }
    }
    if (!reports.isEmpty()) {
      throw new AssertionError(String.join("\n", reports));
    }
  }
}
