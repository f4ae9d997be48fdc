package org.vmgen.maven;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;
import org.vmgen.generator.diagnostic.Diagnostic;
import org.vmgen.generator.diagnostic.DiagnosticPrinter;
import org.vmgen.generator.diagnostic.FirstMessages;
import org.vmgen.generator.diagnostic.MessageFormat;
import org.vmgen.generator.diagnostic.Severity;

/** What is wrong with all machines of a project, which is told at once. */
final class Problems {

  private final List<Diagnostic> diagnostics = new ArrayList<>();
  private final List<String> failures = new ArrayList<>();

  void add(List<Diagnostic> some) {
    diagnostics.addAll(some);
  }

  /** Adds an error that has no place in a description's text. */
  void fail(String message) {
    failures.add(message);
  }

  /** How many errors there are. */
  int errors() {
    return diagnosed().size() + failures.size();
  }

  private List<Diagnostic> diagnosed() {
    return diagnostics.stream().filter(d -> d.severity() == Severity.ERROR).toList();
  }

  /**
   * Tells them.
   *
   * @param most how many diagnostics are shown at most, errors first; 0 for all
   * @throws MojoFailureException if there is an error
   */
  void report(Log log, int most) throws MojoFailureException {
    DiagnosticPrinter printer = new DiagnosticPrinter(MessageFormat.GNU, false);
    FirstMessages first = FirstMessages.of(diagnostics, most);
    for (Diagnostic diagnostic : first.shown()) {
      log(log, diagnostic.severity(), printer.print(diagnostic).stripTrailing());
    }
    String rest = first.rest(MessageFormat.GNU).stripTrailing();
    if (!rest.isEmpty()) {
      log(log, first.errors() > 0 ? Severity.ERROR : Severity.WARNING, rest);
    }
    failures.forEach(log::error);
    if (errors() > 0) {
      String one =
          Stream.concat(
                  diagnosed().stream().map(e -> e.range().position() + ": " + e.message()),
                  failures.stream())
              .findFirst()
              .orElseThrow();
      throw new MojoFailureException(
          errors() == 1 ? one : errors() + " errors in descriptions, the first: " + one);
    }
  }

  private static void log(Log log, Severity severity, String text) {
    if (severity == Severity.ERROR) {
      log.error(text);
    } else {
      log.warn(text);
    }
  }
}
