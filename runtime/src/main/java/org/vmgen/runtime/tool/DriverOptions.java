package org.vmgen.runtime.tool;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.vmgen.runtime.ValueType;
import org.vmgen.runtime.text.NumberSyntax;

/**
 * What a launcher is asked to do.
 *
 * @param trace whether each instruction is printed to the error stream
 * @param budget most instructions to execute
 * @param slice run in slices of that many instructions, resuming after each
 * @param resumes after how many yields, at most, a program goes on; each is reported
 * @param entry the entry point, else the program's default
 * @param stack what is pushed before the run: numbers on the default stack; a word {@code R:} or
 *     {@code ret:} makes the following ones lie on the stack of that prefix or name
 * @param state whether all state is printed after the run
 * @param files images or assembler text
 */
public record DriverOptions(
    boolean trace,
    OptionalLong budget,
    OptionalLong slice,
    long resumes,
    Optional<String> entry,
    String stack,
    boolean state,
    List<String> files) {

  /** The options as launchers write them. */
  public static final String USAGE =
      "[--trace] [--budget N] [--slice N] [--resume N] [--entry NAME] [--stack \"1 2\"] [--state]"
          + " FILE...";

  public DriverOptions {
    files = List.copyOf(files);
  }

  /** Nothing but files. */
  public static DriverOptions of(List<String> files) {
    return new DriverOptions(
        false, OptionalLong.empty(), OptionalLong.empty(), 0, Optional.empty(), "", false, files);
  }

  /**
   * The options of a command line.
   *
   * @throws IllegalArgumentException with what is wrong
   */
  public static DriverOptions parse(List<String> arguments) {
    boolean trace = false;
    boolean state = false;
    OptionalLong budget = OptionalLong.empty();
    OptionalLong slice = OptionalLong.empty();
    long resumes = 0;
    Optional<String> entry = Optional.empty();
    String stack = "";
    List<String> files = new ArrayList<>();
    Iterator<String> rest = arguments.iterator();
    while (rest.hasNext()) {
      String argument = rest.next();
      switch (argument) {
        case "--trace" -> trace = true;
        case "--state" -> state = true;
        case "--budget" -> budget = OptionalLong.of(count(argument, value(argument, rest), 0));
        case "--slice" -> slice = OptionalLong.of(count(argument, value(argument, rest), 1));
        case "--resume" -> resumes = count(argument, value(argument, rest), 0);
        case "--entry" -> entry = Optional.of(value(argument, rest));
        case "--stack" -> stack = value(argument, rest);
        default -> {
          if (argument.startsWith("-")) {
            throw new IllegalArgumentException("there is no option " + argument);
          }
          files.add(argument);
        }
      }
    }
    if (files.isEmpty()) {
      throw new IllegalArgumentException("no file is named");
    }
    return new DriverOptions(trace, budget, slice, resumes, entry, stack, state, files);
  }

  private static String value(String option, Iterator<String> rest) {
    if (!rest.hasNext()) {
      throw new IllegalArgumentException(option + " needs a value");
    }
    return rest.next();
  }

  private static long count(String option, String text, long least) {
    OptionalLong value = NumberSyntax.integer(text, ValueType.I64);
    if (value.isEmpty() || value.getAsLong() < least) {
      throw new IllegalArgumentException(option + " needs a number from " + least);
    }
    return value.getAsLong();
  }
}
