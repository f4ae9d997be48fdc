package org.vmgen.cli;

import java.io.PrintWriter;
import java.util.List;
import org.vmgen.generator.diagnostic.Diagnostic;
import org.vmgen.generator.diagnostic.DiagnosticPrinter;
import org.vmgen.generator.diagnostic.MessageFormat;
import org.vmgen.generator.diagnostic.Severity;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** Prints diagnostics to the command's error stream, in the format that the user asked for. */
final class Reporter {

  private final PrintWriter err;
  private final MessageFormat format;
  private final DiagnosticPrinter printer;

  Reporter(CommandLine command, MessageFormat format) {
    err = command.getErr();
    this.format = format;
    // On a terminal, and unless NO_COLOR is set.
    printer = new DiagnosticPrinter(format, Ansi.AUTO.enabled());
  }

  /** Prints them all and, for people, how many there are. */
  void print(List<Diagnostic> diagnostics) {
    err.print(printer.print(diagnostics));
    long errors = diagnostics.stream().filter(d -> d.severity() == Severity.ERROR).count();
    if (format == MessageFormat.PRETTY && errors > 0) {
      err.println(errors == 1 ? "1 error" : errors + " errors");
    }
    err.flush();
  }

  /** A remark that is no diagnostic; not for tools. */
  void remark(String text) {
    if (format != MessageFormat.JSON) {
      err.println("vmgen: " + text);
      err.flush();
    }
  }
}
