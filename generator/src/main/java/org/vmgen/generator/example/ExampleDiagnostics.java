package org.vmgen.generator.example;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vmgen.generator.diagnostic.Diagnostic;
import org.vmgen.generator.diagnostic.Problem;
import org.vmgen.generator.diagnostic.SourceFile;
import org.vmgen.generator.diagnostic.SourceRange;
import org.vmgen.generator.model.Documentation;
import org.vmgen.generator.plan.UnsupportedModelException;

/** Failed examples, and what engines cannot do, as diagnostics at their declarations. */
public final class ExampleDiagnostics {

  private final List<String> order;
  private final Map<String, SourceFile> files = new HashMap<>();

  /**
   * Diagnostics for a model.
   *
   * @param order the files of the model, in the order of reading
   */
  public ExampleDiagnostics(List<String> order) {
    this.order = List.copyOf(order);
  }

  /** A failure on that engine. */
  public Diagnostic failed(ExampleRunner.Failure failure, String engine) {
    return Diagnostic.of(
        Problem.EXAMPLE_FAILED,
        range(failure.example().documentation()),
        List.of(),
        failure.example().instruction().name(),
        engine,
        failure.expected(),
        failure.actual());
  }

  /** A reason why an engine cannot be generated. */
  public Diagnostic unsupported(UnsupportedModelException.Reason reason, String engine) {
    return Diagnostic.of(
        Problem.ENGINE_CANNOT,
        range(reason.where()),
        List.of(),
        engine,
        reason.message(),
        reason.advice());
  }

  /** From where a declaration starts to the end of its line. */
  private SourceRange range(Documentation where) {
    SourceFile file = files.computeIfAbsent(where.file(), this::read);
    String line = file.line(where.line()).stripTrailing();
    int end = Math.max(where.column() + 1, line.codePointCount(0, line.length()) + 1);
    return new SourceRange(file, where.line(), where.column(), where.line(), end, Optional.empty());
  }

  /** The file again, for its lines; without text if it cannot be read any more. */
  private SourceFile read(String name) {
    String text = "";
    try {
      if (!name.startsWith("<")) {
        text = Files.readString(Path.of(name));
      }
    } catch (IOException e) {
      text = "";
    }
    return new SourceFile(name, text, order.indexOf(name), Optional.empty());
  }
}
