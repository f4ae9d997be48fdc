package org.vmgen.examples.forth;

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

/** The command {@code forth}, as its help describes it: reads every command line. */
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
      "1:an error that nobody caught, Ctrl-C too; a program's own exit codes come as they are",
      "2:wrong usage",
      "3:a file could not be read, or a tool is missing"
    },
    footer = {
      "",
      "Engines in C are compiled on first use. The environment variable CC names the",
      "compiler; without it c-tail takes the first Clang from 19 on, all others gcc,",
      "or clang if there is no gcc.",
      "",
      "Examples:",
      "  forth -e ': square dup * ;  7 square .'",
      "  forth --engine c-direct,java-switch programs/queens.fs",
      "  forth --unchecked programs/lisp.fs"
    })
final class ForthCommand implements Callable<Integer> {

  @Option(
      names = "--engine",
      split = ",",
      paramLabel = "NAME",
      converter = ForthEngineConverter.class,
      completionCandidates = ForthEngineConverter.class,
      description = {
        "${COMPLETION-CANDIDATES}; several, separated by commas, run one after another.",
        "Without: c-direct if there is a C compiler, else java-switch. With --unchecked"
            + " c-tail comes first, if there is a Clang that it is fastest with, from 19 on.",
        "reference interprets the description itself: exact, and hundreds of times slower"
      })
  private List<ForthEngine> engines = List.of();

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

  @Option(names = "--best", hidden = true, description = "only name the engine that would run")
  private boolean best;

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

  static CommandLine commandLine(ForthCommand command) {
    return new CommandLine(command).setExpandAtFiles(false);
  }

  @Override
  public Integer call() {
    if (best) {
      System.out.println(CCompilers.here().best(unchecked));
      return 0;
    }
    return request().run();
  }

  /** What has been read. */
  Request request() {
    List<Item> items = sources.stream().map(Source::item).toList();
    List<ForthEngine> named =
        engines.isEmpty() ? List.of(CCompilers.here().best(unchecked)) : engines;
    return new Request(named, unchecked, trace, build, Optional.ofNullable(image), items);
  }
}
