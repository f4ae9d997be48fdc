package org.vmgen.cli;

import java.io.PrintWriter;
import java.math.BigInteger;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what is wrong with a command line. */
final class WrongUsage {

  private WrongUsage() {}

  /** Says what is wrong and where to read more; the whole help would hide it. */
  static int tell(ParameterException problem, String[] arguments) {
    CommandLine command = problem.getCommandLine();
    PrintWriter err = command.getErr();
    err.println("vmgen: " + message(problem));
    UnmatchedArgumentException.printSuggestions(problem, err);
    err.println("Try: " + command.getCommandSpec().qualifiedName() + " --help");
    err.flush();
    return ExitCode.USAGE;
  }

  private static String message(ParameterException problem) {
    CommandLine command = problem.getCommandLine();
    String name = command.getCommandSpec().qualifiedName();
    boolean hasCommands = !command.getSubcommands().isEmpty();
    if (hasCommands && problem instanceof UnmatchedArgumentException unmatched) {
      String word = unmatched.getUnmatched().get(0);
      if (!word.startsWith("-")) {
        return "there is no command '" + name + " " + word + "': use " + commands(command);
      }
    } else if (hasCommands && problem.getClass() == ParameterException.class) {
      String message = problem.getMessage();
      return message.equals("Missing required subcommand")
          ? "a command is missing: " + commands(command)
          : message;
    } else if (problem instanceof MissingParameterException missing
        && missing.getMissing().stream().anyMatch(ArgSpec::isPositional)) {
      return problem.getMessage() + hint(greedy(command.getCommandSpec()));
    }
    return problem.getMessage();
  }

  private static String commands(CommandLine command) {
    return String.join(", ", command.getSubcommands().keySet());
  }

  /** What has swallowed the parameter, most likely. */
  private static String hint(List<OptionSpec> greedy) {
    return greedy.isEmpty()
        ? ""
        : greedy.stream()
            .map(OptionSpec::longestName)
            .collect(
                Collectors.joining(
                    " or ", "; it comes first: what follows ", " is taken for one of its files"));
  }

  /** The options of a command that take several words. */
  static List<OptionSpec> greedy(CommandSpec command) {
    return command.options().stream().filter(option -> option.arity().max() > 1).toList();
  }

  /** Whole numbers of options. */
  static int whole(String word) {
    try {
      return new BigInteger(word).intValueExact();
    } catch (NumberFormatException e) {
      throw new TypeConversionException("'" + word + "' is no whole number");
    } catch (ArithmeticException e) {
      throw new TypeConversionException("'" + word + "' is too large");
    }
  }
}
