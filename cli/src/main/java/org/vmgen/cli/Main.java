package org.vmgen.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.vmgen.generator.diagnostic.FirstMessages;
import org.vmgen.generator.diagnostic.MessageFormat;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;

/** The {@code vmgen} command. What it can do is in the classes that {@link Commands} lists. */
@Command(
    name = "vmgen",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    header = "Generates interpreters in C and in Java from one description of a virtual machine.",
    commandListHeading = "%nCommands:%n",
    footerHeading = "%nMore:%n",
    footer = {
      "  vmgen COMMAND --help  what the command does and takes",
      "  -DNAME=VALUE          in every command: sets an option of the description",
      "  CC, VMGEN_CACHE       environment: the C compiler; where compiled engines are",
      "  NO_COLOR              environment: no colours, on a terminal neither"
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:fine",
      "1:errors in the input, each reported with its place",
      "2:wrong usage of the command",
      "3:a file could not be read or written",
      "70:an error in vmgen itself"
    })
final class Main {

  @Option(
      names = "--message-format",
      scope = ScopeType.INHERIT,
      paramLabel = "FORMAT",
      defaultValue = "pretty",
      description =
          "how messages look: pretty (with source lines), gnu (a line each) or json (an object a line)")
  private MessageFormat messageFormat;

  @Option(
      names = "--max-messages",
      scope = ScopeType.INHERIT,
      paramLabel = "N",
      defaultValue = "" + FirstMessages.DEFAULT,
      description =
          "how many messages about the description are shown, errors first; 0 for all "
              + "(default: ${DEFAULT-VALUE})")
  private int maxMessages;

  private final Streams streams;

  private Main(Streams streams) {
    this.streams = streams;
  }

  MessageFormat messageFormat() {
    return messageFormat;
  }

  int maxMessages() {
    return maxMessages;
  }

  Streams streams() {
    return streams;
  }

  /** Runs the command line {@code arguments} and leaves with its exit code. */
  public static void main(String[] arguments) {
    int code = commandLine().execute(arguments);
    System.out.flush();
    System.exit(code);
  }

  /** The command line with all its commands, ready to execute. */
  static CommandLine commandLine() {
    return commandLine(Streams.ofProcess());
  }

  /** The same for programs with other streams than those of this process. */
  static CommandLine commandLine(Streams streams) {
    CommandLine commandLine = new CommandLine(new Main(streams));
    commandLine.addSubcommand(new HelpCommand());
    Commands.all().forEach(commandLine::addSubcommand);
    // One object: HotSpot 17 crashes when it archives two of the same kind (scripts/launch.sh).
    ITypeConverter<Integer> whole = WrongUsage::whole;
    commandLine.registerConverter(Integer.class, whole);
    commandLine.registerConverter(int.class, whole);
    commandLine.setCaseInsensitiveEnumValuesAllowed(true);
    commandLine.setUsageHelpAutoWidth(true);
    commandLine.setHelpFactory(HelpLayout::help);
    commandLine.setParameterExceptionHandler(WrongUsage::tell);
    commandLine.setExecutionStrategy(Main::run);
    commandLine.setExecutionExceptionHandler(Main::report);
    return commandLine;
  }

  /** Runs the command; the library's own way tells no exception handler of errors. */
  private static int run(ParseResult parsed) {
    try {
      return new CommandLine.RunLast().execute(parsed);
    } catch (OutOfMemoryError e) {
      throw new ExecutionException(parsed.commandSpec().commandLine(), "out of memory", e);
    }
  }

  private static int report(Exception problem, CommandLine commandLine, ParseResult parsed) {
    if (problem instanceof IOException || problem instanceof UncheckedIOException) {
      IoMessages.describe(problem)
          .lines()
          .forEach(line -> commandLine.getErr().println("vmgen: " + line));
      return ExitCode.IO;
    } else if (problem.getCause() instanceof OutOfMemoryError) {
      commandLine
          .getErr()
          .println("vmgen: not enough memory for what is read: VMGEN_JAVA_OPTS=-Xmx8g gives more");
      return ExitCode.IO;
    }
    commandLine.getErr().println("vmgen: this is an error in vmgen itself, please report it:");
    problem.printStackTrace(commandLine.getErr());
    return ExitCode.INTERNAL;
  }
}
