package org.vmgen.harness.programs;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vmgen.generator.Vmgen;
import org.vmgen.generator.diagnostic.DiagnosticPrinter;
import org.vmgen.generator.diagnostic.Diagnostics;
import org.vmgen.generator.diagnostic.MessageFormat;
import org.vmgen.generator.model.VmModel;
import org.vmgen.generator.reference.InstructionSets;
import org.vmgen.harness.TestEngine;
import org.vmgen.runtime.Code;
import org.vmgen.runtime.text.Assembler;
import org.vmgen.runtime.text.AssemblyException;

/** The command {@code run-programs}: generated programs of any machine on any engines. */
public final class RunPrograms {
  private static final String USAGE =
      """
      usage: run-programs [options] [SPEC]
      Makes programs of a described machine, runs them on engines, and compares all that can be seen with
      the reference engine. A program that differs is made small and printed.
        SPEC                a .vmg file; a machine with every feature
        --config FILE       what the generator has to know; SPEC with .programs instead of .vmg, if it exists
        --engine A,B,...    engines with options, such as c-direct, java-switch:unchecked, c-direct:nocache,
                            c-direct:nosuper, c-direct:plain, c-direct:canonical=2, c-direct:clang,
                            c-direct:mixed=7, c-direct:profile; pairs: so many that any two
                            options occur together; all engines, checked and unchecked
        --all               all engines with all options
        --share N           each 500 programs run on N of the engines, which take turns; on all, with --all on 6
        --count N           how many programs; 1000
        --seed N            the seed of the first program; 0
        --budget N          ends each run after N instructions; else some runs have budgets
        --slice N           runs in slices of N instructions; else some runs do
        --differences N     how many are made small of each engine; 3
        --show              prints the programs and runs nothing
        --program FILE      runs this one (.vmasm) instead of generated ones
        -DNAME=VALUE        an option of the description
      Exit code: 0 no difference, 1 differences or errors in the input, 2 wrong usage.
      """;

  private static final int SHARE = 6;

  private final PrintStream out;
  private final Map<String, String> options = new java.util.LinkedHashMap<>();
  private Optional<Path> spec = Optional.empty();
  private Optional<Path> config = Optional.empty();
  private Optional<Path> program = Optional.empty();
  private List<Variant> variants = List.of();
  private int count = 1000;
  private long seed;
  private int most = 3;
  private Optional<Mode> mode = Optional.empty();
  private boolean show;
  private int share = Integer.MAX_VALUE;

  private RunPrograms(PrintStream out) {
    this.out = out;
  }

  /** Runs the command and leaves with its exit code. */
  public static void main(String[] arguments) throws IOException {
    System.exit(run(List.of(arguments), new PrintStream(System.out, true, StandardCharsets.UTF_8)));
  }

  /** Runs the command; gives its exit code. */
  static int run(List<String> arguments, PrintStream out) throws IOException {
    RunPrograms command = new RunPrograms(out);
    try {
      if (arguments.size() > 1 && arguments.get(0).equals(PlantFaults.OPTION)) {
        return PlantFaults.run(arguments.subList(1, arguments.size()), out);
      }
      if (arguments.contains("--help")) {
        out.print(USAGE);
        return 0;
      }
      command.parse(arguments);
      return command.run();
    } catch (IllegalArgumentException e) {
      out.println(e.getMessage());
      return 2;
    }
  }

  private void parse(List<String> arguments) {
    CommandLine line = new CommandLine(arguments);
    while (line.hasNext()) {
      String argument = line.next();
      switch (argument) {
        case "--config" -> config = Optional.of(Path.of(line.value(argument)));
        case "--program" -> program = Optional.of(Path.of(line.value(argument)));
        case "--count" -> count = (int) line.number(argument);
        case "--seed" -> seed = line.number(argument);
        case "--budget" -> mode = Optional.of(new Mode(line.number(argument), 0));
        case "--slice" -> mode = Optional.of(new Mode(0, line.number(argument)));
        case "--differences" -> most = (int) line.number(argument);
        case "--show" -> show = true;
        case "--engine" -> variants = Variant.list(List.of(line.value(argument).split(",")));
        case "--all" -> {
          variants = Variant.all();
          share = Math.min(share, SHARE);
        }
        case "--share" -> share = (int) line.number(argument);
        default -> {
          if (argument.startsWith("-D")) {
            String[] parts = argument.substring(2).split("=", 2);
            options.put(parts[0], parts.length == 1 ? "true" : parts[1]);
          } else if (argument.startsWith("-") || spec.isPresent()) {
            throw new IllegalArgumentException("there is no option " + argument + "; try --help");
          } else {
            spec = Optional.of(Path.of(argument));
          }
        }
      }
    }
  }

  private int run() throws IOException {
    Path file = spec.isPresent() ? spec.get() : Medley.description();
    Diagnostics diagnostics = new Diagnostics();
    Optional<VmModel> model = Vmgen.load(file, options, diagnostics);
    out.print(new DiagnosticPrinter(MessageFormat.PRETTY, false).print(diagnostics.sorted()));
    if (model.isEmpty() || diagnostics.hasErrors()) {
      return 1;
    }
    Settings settings = settings(file, model.get());
    DifferentialRun run = new DifferentialRun(model.get(), settings, command(), mode, out::println);
    if (show) {
      for (int i = 0; i < count; i++) {
        out.print("; seed " + (seed + i) + "\n" + run.text(seed + i) + "\n");
      }
      return 0;
    }
    List<Variant> chosen = variants.isEmpty() ? Variant.engines() : variants;
    if (program.isPresent()) {
      return one(run.corpus(), chosen);
    }
    int found = run.run(chosen, seed, count, most, share).size();
    out.println(found == 0 ? "no differences" : found + " differences");
    return found == 0 ? 0 : 1;
  }

  /** How this command is run again. */
  private String command() {
    StringBuilder text = new StringBuilder("test-harness/run-programs");
    spec.ifPresent(file -> text.append(' ').append(file));
    config.ifPresent(file -> text.append(" --config ").append(file));
    options.forEach((name, value) -> text.append(" -D").append(name).append('=').append(value));
    return text.toString();
  }

  private Settings settings(Path file, VmModel model) throws IOException {
    Path beside = Path.of(file.toString().replaceFirst("\\.vmg$", "") + ".programs");
    Path chosen = config.orElse(beside);
    String text = config.isPresent() || Files.exists(chosen) ? Files.readString(chosen) : "";
    return SettingsReader.read(
        InstructionSets.of(model),
        chosen.toString(),
        text,
        Optional.of(file.toAbsolutePath().getParent()),
        RunPrograms.class.getClassLoader());
  }

  /** One program, as somebody wrote it, on all engines. */
  private int one(Corpus corpus, List<Variant> chosen) throws IOException {
    Code code;
    try {
      Path file = program.orElseThrow();
      code =
          new Assembler(corpus.set())
              .assemble(file.getFileName().toString(), Files.readString(file));
    } catch (AssemblyException e) {
      out.print(e.getMessage());
      return 1;
    }
    String expected = corpus.reference().run(List.of(code)).get(0);
    out.print("--- reference\n" + expected);
    List<String> different = new ArrayList<>();
    for (Variant variant : chosen) {
      try (TestEngine engine = variant.open(corpus)) {
        Optional<String> shown = Judge.difference(engine, variant.checked(), code, expected);
        if (shown.isPresent()) {
          different.add(variant.toString());
          out.print("--- " + variant + "\n" + shown.get());
        }
      }
    }
    out.println(
        different.isEmpty() ? "no differences" : "different: " + String.join(", ", different));
    return different.isEmpty() ? 0 : 1;
  }
}
