package org.vmgen.generator.example;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.vmgen.generator.model.Example;
import org.vmgen.generator.model.VmModel;

/** Runs the examples of a description on an engine. */
public final class ExampleRunner {

  private ExampleRunner() {}

  /**
   * An example that did not do what it says.
   *
   * @param expected in the notation of examples; of several differences all, separated by commas
   * @param actual the same for what the engine did
   */
  public record Failure(Example example, String expected, String actual) {}

  /** An example that an engine cannot run, and why. */
  public record Skip(Example example, String reason) {}

  /**
   * What came of all examples.
   *
   * @param passed how many did what they say
   */
  public record Report(int passed, List<Failure> failures, List<Skip> skips) {
    public Report {
      failures = List.copyOf(failures);
      skips = List.copyOf(skips);
    }
  }

  /**
   * Runs all examples of a model.
   *
   * @param engine an engine of the model {@link VmModel#withoutHandlers without its handlers}:
   *     examples show what an instruction itself throws
   * @throws IOException if the engine could not be run
   */
  public static Report run(VmModel model, ExampleEngine engine) throws IOException {
    List<ExampleProgram> programs = new ArrayList<>();
    for (Example example : model.examples()) {
      programs.add(new ExampleProgram(model, example));
    }
    List<ExampleEngine.Attempt> attempts = engine.run(programs);
    List<Failure> failures = new ArrayList<>();
    List<Skip> skips = new ArrayList<>();
    for (int i = 0; i < programs.size(); i++) {
      Example example = programs.get(i).example();
      if (attempts.get(i) instanceof ExampleEngine.Attempt.Observed observed) {
        List<ExampleComparison.Difference> differences =
            new ExampleComparison(model, programs.get(i)).differences(observed.observation());
        if (!differences.isEmpty()) {
          failures.add(failure(example, differences));
        }
      } else if (attempts.get(i) instanceof ExampleEngine.Attempt.Impossible impossible) {
        skips.add(new Skip(example, impossible.reason()));
      }
    }
    return new Report(programs.size() - failures.size() - skips.size(), failures, skips);
  }

  private static Failure failure(Example example, List<ExampleComparison.Difference> differences) {
    return new Failure(
        example,
        differences.stream()
            .map(ExampleComparison.Difference::expected)
            .collect(Collectors.joining(", ")),
        differences.stream()
            .map(ExampleComparison.Difference::actual)
            .collect(Collectors.joining(", ")));
  }
}
