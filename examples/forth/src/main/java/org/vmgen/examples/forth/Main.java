package org.vmgen.examples.forth;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command {@code forth}: Forth on one generated engine or on several. */
@Command(
    name = "forth",
    mixinStandardHelpOptions = true,
    version = "forth 0.1.0",
    sortOptions = false,
    synopsisHeading = "",
    customSynopsis =
        "Usage: forth [--engine NAME] [--unchecked] [--trace] [--image F] {FILE | -e TEXT}...%n",
    description = {
      "Interprets files and texts in Forth, in the order given; without any, what is typed.",
      ""
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:everything was interpreted, or BYE",
      "1:an error that nobody caught; a program's own exit codes come as they are",
      "2:wrong usage",
      "3:a file could not be read, or a tool is missing"
    },
    footer = {
      "",
      "Examples:",
      "  forth -e ': square dup * ;  7 square .'",
      "  forth --engine c-direct,java-switch programs/queens.fs"
    })
public final class Main implements Callable<Integer> {
  private static final int IO = 3;

  @Option(
      names = "--engine",
      split = ",",
      paramLabel = "NAME",
      description = {
        "${COMPLETION-CANDIDATES}; several, separated by commas, run one after another.",
        "Without: c-direct if there is a C compiler, else java-switch"
      })
  private List<ForthEngine> engines = List.of(ForthEngine.JAVA_SWITCH);

  @Option(
      names = "--unchecked",
      description =
          "without tests of stacks and addresses: faster, for programs that are known to be good")
  private boolean unchecked;

  @Option(
      names = "--trace",
      description = "show each instruction with the stacks before and after, on standard error")
  private boolean trace;

  @Option(
      names = "--image",
      paramLabel = "F",
      description = "start from an image that SAVE-SYSTEM wrote")
  private Path image;

  @Option(names = "--build", hidden = true, description = "only compile the engines")
  private boolean build;

  @ArgGroup(exclusive = true, multiplicity = "0..*")
  private List<Source> sources = new ArrayList<>();

  /** One of the things to interpret, so that their order is kept. */
  static final class Source {
    @Option(names = "-e", paramLabel = "TEXT", description = "interpret a text")
    private String text;

    @Parameters(paramLabel = "FILE", arity = "1", description = "interpret a file")
    private String file;

    Item item() {
      return text == null ? new Item(true, file) : new Item(false, text);
    }
  }

  /** Runs the command and ends the JVM with its exit code. */
  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    return new CommandLine(new Main()).setCaseInsensitiveEnumValuesAllowed(true);
  }

  @Override
  public Integer call() {
    if (trace && unchecked) {
      System.err.println("forth: --trace needs an engine that counts instructions: a checked one");
      return CommandLine.ExitCode.USAGE;
    }
    int result = 0;
    for (ForthEngine engine : engines) {
      if (engines.size() > 1 && !build) {
        System.out.println("== " + engine);
        System.out.flush();
      }
      result = Math.max(result, engine.isNative() ? runNative(engine) : runHere());
    }
    return result;
  }

  private int runHere() {
    List<Item> items = sources.stream().map(Source::item).toList();
    return build
        ? 0
        : new ForthSystem(
                new ForthSystem.Options(unchecked, trace, Optional.ofNullable(image), items))
            .run();
  }

  private int runNative(ForthEngine engine) {
    List<String> arguments = new ArrayList<>();
    if (trace) {
      arguments.add("--trace");
    }
    if (image != null) {
      arguments.addAll(List.of("--image", image.toString()));
    }
    for (Source source : sources) {
      Item item = source.item();
      arguments.addAll(item.isFile() ? List.of(item.value()) : List.of("-e", item.value()));
    }
    try {
      NativeEngine program = new NativeEngine(engine + (unchecked ? "-unchecked" : ""));
      program.build();
      return build ? 0 : program.run(arguments);
    } catch (IOException e) {
      System.err.println("forth: " + e.getMessage());
      return IO;
    }
  }
}
