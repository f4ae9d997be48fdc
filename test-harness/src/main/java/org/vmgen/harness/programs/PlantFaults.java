package org.vmgen.harness.programs;

import java.io.IOException;
import java.io.PrintStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/**
 * The command {@code plant-faults}: plants errors in the sources of the generator, one after the
 * other, each in a copy of what is built from the changed file, and tells which of them generated
 * programs find.
 */
final class PlantFaults {
  static final String OPTION = "--plant-faults";

  private static final String USAGE =
      """
      usage: plant-faults [options] FILE
      Plants the faults of FILE one after the other in a copy, and runs generated programs until one shows
      the fault. What FILE looks like is in docs/testing.md.
        --engine A,B,...    the engines; by default some of each sort, with combined instructions by chance
        --count N           how many programs on each engine in a round; 1000
        --rounds N          how often, each time other programs; 3
        --only TEXT         faults whose name or category contains TEXT
        --verbose           prints the programs that were found
      Exit code: 0 all are found by at most ten instructions, 1 not all, 2 wrong usage.
      """;

  /** A program that is too long to tell where the fault is. */
  private static final int LONG = 10;

  /** Minutes after which a run is ended that a fault keeps from ending. */
  private static final int MOST_MINUTES = 10;

  private static final List<String> ENGINES =
      List.of(
          "c-direct",
          "c-direct:nocache",
          "c-direct:unchecked:canonical=2",
          "java-switch",
          "c-switch:mixed=%d",
          "c-direct:canonical=0:mixed=%d",
          "c-direct:canonical=3:mixed=%d",
          "java-switch:unchecked:mixed=%d",
          "c-tail:unchecked:mixed=%d",
          "c-token:nosuper:canonical=0",
          "c-indirect:bodies=100");

  private static final Pattern FOUND =
      Pattern.compile("(?m)^(\\S+) differs in the program of seed (-?\\d+).*: (\\d+) of (\\d+) ");

  private final Path root;
  private final PrintStream out;
  private List<String> engines = ENGINES;
  private int count = 1000;
  private int rounds = 3;
  private String only = "";
  private boolean verbose;
  private Optional<Path> file = Optional.empty();

  private PlantFaults(Path root, PrintStream out) {
    this.root = root;
    this.out = out;
  }

  /**
   * Runs the command.
   *
   * @param arguments the folder of the sources, then those of the command line
   * @return the exit code
   */
  static int run(List<String> arguments, PrintStream out) throws IOException {
    PlantFaults command = new PlantFaults(Path.of(arguments.get(0)), out);
    if (arguments.contains("--help")) {
      out.print(USAGE);
      return 0;
    }
    command.parse(arguments.subList(1, arguments.size()));
    return command.all();
  }

  private void parse(List<String> arguments) {
    CommandLine line = new CommandLine(arguments);
    while (line.hasNext()) {
      String argument = line.next();
      switch (argument) {
        case "--engine" -> engines = List.of(line.value(argument).split(","));
        case "--count" -> count = (int) line.number(argument);
        case "--rounds" -> rounds = (int) line.number(argument);
        case "--only" -> only = line.value(argument);
        case "--verbose" -> verbose = true;
        default -> {
          if (argument.startsWith("-") || file.isPresent()) {
            throw new IllegalArgumentException("there is no option " + argument + "; try --help");
          }
          file = Optional.of(Path.of(argument));
        }
      }
    }
    if (file.isEmpty()) {
      throw new IllegalArgumentException("no file of faults is named; try --help");
    }
  }

  private int all() throws IOException {
    List<Fault> faults =
        Fault.read(file.orElseThrow().toString(), Files.readString(file.orElseThrow())).stream()
            .filter(fault -> fault.name().contains(only) || fault.category().contains(only))
            .toList();
    for (Fault fault : faults) {
      fault.plantedIn(Files.readString(root.resolve(fault.file()))); // all messages before any run
    }
    int good = 0;
    for (Fault fault : faults) {
      long start = System.nanoTime();
      Path copy = Files.createTempDirectory("vmgen-fault");
      try {
        String result = build(fault, copy).or(() -> search(copy)).orElse("NOT FOUND");
        good += size(result) <= LONG ? 1 : 0;
        long seconds = (System.nanoTime() - start) / 1_000_000_000;
        out.printf("%s: %s: %s, %d s%n", fault.category(), fault.name(), result, seconds);
      } finally {
        delete(copy);
      }
    }
    out.printf("%d of %d faults found by at most %d instructions%n", good, faults.size(), LONG);
    return good == faults.size() ? 0 : 1;
  }

  /** Puts what is built from the faulty file into a folder; why it cannot be built. */
  private Optional<String> build(Fault fault, Path copy) throws IOException {
    String text = fault.plantedIn(Files.readString(root.resolve(fault.file())));
    String name = fault.file();
    if (name.startsWith("templates/")) {
      Path to = copy.resolve("org/vmgen").resolve(name);
      Files.createDirectories(to.getParent());
      Files.writeString(to, text);
      return Optional.empty();
    }
    Path source = copy.resolve("sources").resolve(Path.of(name).getFileName());
    Files.createDirectories(source.getParent());
    Files.writeString(source, text);
    StringWriter messages = new StringWriter();
    List<String> options =
        List.of("-proc:none", "-d", copy.toString(), "-cp", System.getProperty("java.class.path"));
    var compiler = ToolProvider.getSystemJavaCompiler();
    try (var files = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
      boolean fine =
          compiler
              .getTask(messages, files, null, options, null, files.getJavaFileObjects(source))
              .call();
      return fine
          ? Optional.empty()
          : Optional.of("DOES NOT COMPILE\n" + messages.toString().strip() + "\n");
    }
  }

  /** Runs programs until a small one differs; the smallest. */
  private Optional<String> search(Path copy) {
    Optional<String> best = Optional.empty();
    for (int round = 0; round < rounds; round++) {
      for (int i = 0; i < engines.size(); i++) {
        String engine = engines.get(i).formatted(1 + round * engines.size() + i);
        Optional<String> found = runPrograms(copy, engine, (long) round * count);
        if (found.isPresent() && (best.isEmpty() || size(found.get()) < size(best.get()))) {
          best = found;
        }
        if (best.isPresent() && size(best.get()) <= LONG) {
          return best;
        }
      }
    }
    return best;
  }

  /** The number of instructions in a result; many if it is none. */
  private static int size(String result) {
    Matcher size = Pattern.compile("^found, (\\d+) ").matcher(result);
    return size.find() ? Integer.parseInt(size.group(1)) : Integer.MAX_VALUE;
  }

  private Optional<String> runPrograms(Path copy, String engine, long seed) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:TieredStopAtLevel=1"); // these runs are short
    command.add("-cp");
    command.add(
        copy + System.getProperty("path.separator") + System.getProperty("java.class.path"));
    command.addAll(List.of(RunPrograms.class.getName(), "--engine", engine, "--differences", "2"));
    command.addAll(List.of("--count", Integer.toString(count), "--seed", Long.toString(seed)));
    try {
      Path log = copy.resolve("log");
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      boolean ended = process.waitFor(MOST_MINUTES, TimeUnit.MINUTES);
      if (!ended) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().waitFor();
      }
      String said = Files.readString(log);
      Optional<String> found =
          FOUND
              .matcher(said)
              .results()
              .min(Comparator.comparingInt(match -> Integer.parseInt(match.group(3))))
              .map(
                  match ->
                      "found, %s instructions of %s in seed %s, %s"
                          .formatted(
                              match.group(3), match.group(4), match.group(2), match.group(1)));
      if (found.isPresent()) {
        if (verbose) {
          out.print(said);
        }
        return found;
      } else if (!ended) {
        return Optional.of("DOES NOT END on " + engine);
      } else if (process.exitValue() != 0) {
        return Optional.of("CANNOT RUN " + engine + "\n" + said.strip() + "\n");
      }
      return Optional.empty();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path path : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
