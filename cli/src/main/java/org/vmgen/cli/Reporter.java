package org.vmgen.cli;

import java.io.PrintWriter;
import java.util.List;
import org.vmgen.generator.diagnostic.Diagnostic;
import org.vmgen.generator.diagnostic.DiagnosticPrinter;
import org.vmgen.generator.diagnostic.FirstMessages;
import org.vmgen.generator.diagnostic.MessageFormat;
import org.vmgen.generator.diagnostic.Severity;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** Prints diagnostics to the command's error stream, in the format that the user asked for. */
public final class Reporter {

  private final PrintWriter err;
  private final MessageFormat format;
  private final int most;
  private final DiagnosticPrinter printer;

  /**
   * A reporter.
   *
   * @param most how many diagnostics are printed, 0 for all
   */
  Reporter(CommandLine command, MessageFormat format, int most) {
    err = command.getErr();
    this.format = format;
    this.most = most;
    // On a terminal, and unless NO_COLOR is set.
    printer = new DiagnosticPrinter(format, Ansi.AUTO.enabled());
  }

  /** Prints the first of them, how many are left out and, for people, how many there are. */
  public void print(List<Diagnostic> diagnostics) {
    FirstMessages first = FirstMessages.of(diagnostics, most);
    err.print(printer.print(first.shown()));
    err.print(first.rest(format));
    long errors = diagnostics.stream().filter(d -> d.severity() == Severity.ERROR).count();
    if (format == MessageFormat.PRETTY && errors > 0) {
      err.println(errors == 1 ? "1 error" : errors + " errors");
    }
    err.flush();
  }

  /** A remark that is no diagnostic; not for tools. */
  public void remark(String text) {
    if (format != MessageFormat.JSON) {
      err.println("vmgen: " + text);
      err.flush();
    }
  }
}
