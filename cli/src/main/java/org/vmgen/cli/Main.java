package org.vmgen.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.ParseResult;

/** The {@code vmgen} command. What it can do is in the classes that {@link Commands} lists. */
@Command(
    name = "vmgen",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    header = "Generates interpreters in C and in Java from one description of a virtual machine.",
    commandListHeading = "%nCommands:%n",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:fine",
      "1:errors in the input, each reported with its place",
      "2:wrong usage of the command",
      "3:a file could not be read or written",
      "70:an error in vmgen itself"
    })
final class Main {

  private Main() {}

  /** Runs the command line {@code arguments} and leaves with its exit code. */
  public static void main(String[] arguments) {
    int code = commandLine().execute(arguments);
    System.out.flush();
    System.exit(code);
  }

  /** The command line with all its commands, ready to execute. */
  static CommandLine commandLine() {
    CommandLine commandLine = new CommandLine(new Main());
    commandLine.addSubcommand(new HelpCommand());
    Commands.all().forEach(commandLine::addSubcommand);
    commandLine.setCaseInsensitiveEnumValuesAllowed(true);
    commandLine.setUsageHelpAutoWidth(true);
    commandLine.setExecutionExceptionHandler(Main::report);
    return commandLine;
  }

  private static int report(Exception problem, CommandLine commandLine, ParseResult parsed) {
    if (problem instanceof IOException || problem instanceof UncheckedIOException) {
      commandLine.getErr().println("vmgen: " + IoMessages.describe(problem));
      return ExitCode.IO;
    }
    commandLine.getErr().println("vmgen: this is an error in vmgen itself, please report it:");
    problem.printStackTrace(commandLine.getErr());
    return ExitCode.INTERNAL;
  }
}
