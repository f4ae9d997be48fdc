package org.vmgen.cli.tune;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.vmgen.cli.BodyChoice;
import org.vmgen.cli.CostNames;
import org.vmgen.cli.Counts;
import org.vmgen.cli.Engines;
import org.vmgen.cli.ExitCode;
import org.vmgen.cli.ExternsChoice;
import org.vmgen.cli.LocalEngines;
import org.vmgen.cli.ProfileFiles;
import org.vmgen.cli.ReportFiles;
import org.vmgen.cli.SelectionChoice;
import org.vmgen.cli.SpecCommand;
import org.vmgen.cli.SupersetTarget;
import org.vmgen.generator.Vmgen;
import org.vmgen.generator.diagnostic.Diagnostics;
import org.vmgen.generator.model.VmModel;
import org.vmgen.generator.plan.Backends;
import org.vmgen.generator.plan.EngineConfig;
import org.vmgen.generator.syntax.Supersets;
import org.vmgen.superinstructions.corpus.Program;
import org.vmgen.superinstructions.cost.CostModels;
import org.vmgen.superinstructions.evaluate.Evaluation;
import org.vmgen.superinstructions.output.SupersetText;
import org.vmgen.superinstructions.report.Report;
import org.vmgen.superinstructions.select.Strategies;
import picocli.CommandLine.Command;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;

/** {@code vmgen tune}. */
@Command(
    name = "tune",
    header = "Finds the combined instructions with which programs run fast.",
    description =
        "Profiles the programs, chooses combined instructions as `vmgen synthesize` does, builds an "
            + "engine with each number of them, measures the programs on all, and writes the fewest "
            + "with which they take at most 5 %% more time than with the best. What was done stays "
            + "in a folder: a run that was ended in any way goes on when the same command is given "
            + "again.",
    defaultValueProvider = TuneCommand.Defaults.class,
    footerHeading = "%nExample:%n",
    footer = {
      "  vmgen tune toy.vmg --programs sieve.vmasm fib.img --engine c-direct",
      "  vmgen tune mini.vmg --programs *.mini --engine java-switch \\",
      "    --compile 'examples/mini/mini --image {image} {program}'"
    })
public final class TuneCommand extends SpecCommand {

  /** What costs least on the programs that are given: others are not asked about here. */
  static final class Defaults implements IDefaultValueProvider {
    @Override
    public String defaultValue(ArgSpec argument) {
      return argument instanceof OptionSpec option && option.longestName().equals("--strategy")
          ? Strategies.DEFAULT_OF_TUNE
          : null;
    }
  }

  @Option(
      names = "--programs",
      required = true,
      arity = "1..*",
      paramLabel = "FILE",
      description =
          "programs: assembler text or images, or whatever --compile or --run takes; they read "
              + "nothing, and what they print is compared and not shown")
  private List<Path> programs = new ArrayList<>();

  @Option(
      names = "--engine",
      required = true,
      paramLabel = "NAME",
      description =
          "the engine to tune: c-switch, c-token, c-direct, c-indirect, c-tail or java-switch")
  private String engine;

  @Option(names = "--unchecked", description = "without tests of bounds, counts and budgets")
  private boolean unchecked;

  @Mixin private BodyChoice bodies;

  @Option(
      names = "--k-values",
      split = ",",
      paramLabel = "N",
      defaultValue = "10,20,40,80",
      description = "the numbers of combinations to try (default: ${DEFAULT-VALUE})")
  private List<Integer> counts = new ArrayList<>();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "the file to write; SPEC's name with .super.vmg, here")
  private Optional<Path> output = Optional.empty();

  @Option(
      names = "--work",
      paramLabel = "DIR",
      description = "the folder for what is done; SPEC's name with .tune, here")
  private Optional<Path> work = Optional.empty();

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "5",
      description = "how often each program is measured (default: ${DEFAULT-VALUE})")
  private int rounds;

  @Option(
      names = "--shortest",
      paramLabel = "MS",
      defaultValue = "20",
      description =
          "programs that take fewer milliseconds do not count for the choice: their time is that of "
              + "starting them (default: ${DEFAULT-VALUE})")
  private int shortest;

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      defaultValue = "120",
      description = "how long a run or a compilation may take (default: ${DEFAULT-VALUE})")
  private int timeout;

  @Option(
      names = "--no-compare",
      description = "does not compare what programs print, for those that print times")
  private boolean unequal;

  @Option(
      names = "--costs",
      paramLabel = "NAME",
      description = "what is made small, as in synthesize; what fits the engine if nothing is said")
  private Optional<String> costs = Optional.empty();

  @Option(
      names = "--report",
      paramLabel = "DIR",
      description =
          "writes a page about the choice, with predicted and measured times, and the data as JSON "
              + "and CSV beside it; as in synthesize, it takes a while")
  private Optional<Path> report = Optional.empty();

  @Mixin private SelectionChoice selection;

  @Mixin private ExternsChoice externs;

  @Mixin private HostCommands host;

  @Override
  protected void checkUsage() throws IOException {
    selection.check();
    host.check();
    if (engine.equals(Engines.REFERENCE)) {
      throw wrongUsage("the reference engine runs instructions one by one: choose another");
    } else if (Backends.named(engine).isEmpty()) {
      throw wrongUsage(Engines.unknown(engine));
    } else if (!bodies.options().composites()) {
      throw wrongUsage("--no-composites leaves nothing to tune");
    } else if (counts.stream().anyMatch(k -> k < 1)) {
      throw wrongUsage("--k-values needs numbers from 1");
    } else if (rounds < 1) {
      throw wrongUsage("--rounds needs a number from 1");
    } else if (shortest < 0) {
      throw wrongUsage("--shortest needs a number from 0");
    } else if (programs.stream().map(Path::normalize).distinct().count() < programs.size()) {
      throw wrongUsage("--programs names a file twice");
    } else if (timeout < 1) {
      throw wrongUsage("--timeout needs a number from 1");
    }
    Optional<String> misuse =
        report.flatMap(ReportFiles::misuse).or(() -> CostNames.misuse(costs()));
    if (misuse.isPresent()) {
      throw wrongUsage(misuse.get());
    }
    if (report.isPresent()) {
      ReportFiles.check(report.get());
    }
    List<Path> inputs = new ArrayList<>(programs);
    inputs.addAll(host.depends());
    checkTarget(new SupersetTarget(output()), inputs);
  }

  private String costs() {
    return costs.orElseGet(() -> CostModels.nameFor(target(), !unchecked));
  }

  private boolean isC() {
    return target().equals("c");
  }

  private String target() {
    return Backends.named(engine).orElseThrow().target();
  }

  private Path output() {
    return output.orElseGet(() -> Path.of(baseName() + ".super.vmg"));
  }

  private String baseName() {
    return file().getFileName().toString().replaceFirst("\\.vmg$", "");
  }

  /** Combinations of the file that is written are chosen anew; all others stay. */
  @Override
  protected Supersets supersets() {
    return new Supersets(List.of(), List.of(output()));
  }

  @Override
  protected int run(VmModel model) throws IOException {
    checkTarget(new SupersetTarget(output()), model, true);
    List<Path> missing = programs.stream().filter(p -> !Files.isRegularFile(p)).toList();
    if (!missing.isEmpty()) {
      missing.forEach(
          p ->
              reporter()
                  .remark(
                      p + (Files.isDirectory(p) ? ": it is a directory" : ": no such program")));
      return ExitCode.IO;
    }
    Optional<Object> own = externs.find(model);
    Thread farewell =
        new Thread(
            () -> {
              ChildProcess.endAll();
              reporter().remark("stopped; the same command goes on from here");
            });
    Runtime.getRuntime().addShutdownHook(farewell);
    try (TuneFolder folder = TuneFolder.open(work.orElse(Path.of(baseName() + ".tune")))) {
      tune(model, folder, host.engines(config(), folder, own, externs.places(), limit()));
      return ExitCode.FINE;
    } catch (TuneException e) {
      e.getMessage().lines().forEach(reporter()::remark);
      return ExitCode.INPUT;
    } catch (LocalEngines.NotHereException e) {
      reporter().remark(engine + " cannot run here: " + e.getMessage());
      return ExitCode.INPUT;
    } finally {
      forget(farewell);
    }
  }

  private static void forget(Thread farewell) {
    try {
      Runtime.getRuntime().removeShutdownHook(farewell);
    } catch (IllegalStateException e) {
      // The process ends: it speaks now.
    }
  }

  private Duration limit() {
    return Duration.ofSeconds(timeout);
  }

  private EngineConfig config() {
    return EngineConfig.of(engine, !unchecked).with(bodies.options());
  }

  private void tune(VmModel model, TuneFolder folder, TuneEngines engines)
      throws IOException, TuneException, LocalEngines.NotHereException {
    List<TuneProgram> found =
        new TunePrograms(
                folder, host.compile(), host.depends(), host.isOwn(), limit(), reporter()::remark)
            .of(programs);
    // First, because nothing else matters if it cannot be built.
    engines.measured(model, engine, () -> reporter().remark("building " + engine));
    TuneEngine counting =
        engines.counting(model, () -> reporter().remark("building an engine that counts"));
    TuneProfiles profiles = new TuneProfiles(folder, counting, model, reporter()::remark);
    List<Program> profiled = profiles.of(found);
    TuneChoices choices =
        new TuneChoices(folder, model, profiled, selection, costs(), reporter()::remark);
    List<TuneChoice> chosen = different(choices);
    List<TuneEngine> built =
        built(
            isC() ? engines : engines.with(profiled.stream().map(Program::profile).toList()),
            chosen);
    if (!unequal) {
      new TuneOutputs(folder, reporter()::remark).compare(built, found);
    }
    try (TuneTimes times = TuneTimes.open(folder.file("times.txt"), Computer.key())) {
      new TuneRace(times, rounds, reporter()::remark).run(built, found);
      TuneTable table =
          TuneTable.of(chosen, built, found, times, rounds, Duration.ofMillis(shortest));
      ProfileFiles.replace(folder.file("summary.txt"), table.text(engine, rounds));
      finish(model, choices, table, isC() ? List.of() : profiles.files(found));
    }
  }

  /** An engine for each choice. */
  private List<TuneEngine> built(TuneEngines engines, List<TuneChoice> chosen)
      throws IOException, TuneException, LocalEngines.NotHereException {
    List<TuneEngine> built = new ArrayList<>();
    for (TuneChoice choice : chosen) {
      String name = engine + " with " + Counts.of(choice.combinations(), "combination");
      String step = "building engine %d of %d: %s".formatted(built.size() + 1, chosen.size(), name);
      built.add(engines.measured(with(choice), name, () -> reporter().remark(step)));
    }
    return built;
  }

  /** The choices by their size, from none on; where there is no more to gain they are the same. */
  private List<TuneChoice> different(TuneChoices choices) throws IOException {
    TreeSet<Integer> numbers = new TreeSet<>(counts);
    numbers.add(0);
    Map<String, TuneChoice> different = new LinkedHashMap<>();
    for (int count : numbers) {
      TuneChoice choice = choices.of(count);
      different.putIfAbsent(choice.definitions(), choice);
    }
    return List.copyOf(different.values());
  }

  /** The description with a choice, read as its users will. */
  private VmModel with(TuneChoice choice) throws TuneException {
    Supersets supersets = new Supersets(List.of(choice.file()), List.of(output()));
    Diagnostics diagnostics = new Diagnostics();
    Optional<VmModel> model = Vmgen.load(file(), supersets, options(), diagnostics);
    if (diagnostics.hasErrors()) {
      // The file of the choice was tampered with, or the description changed just now.
      reporter().print(diagnostics.sorted());
      throw new TuneException(
          choice.file() + " cannot be read with " + file() + ": delete it, and try again");
    }
    return model.orElseThrow();
  }

  private void finish(VmModel model, TuneChoices choices, TuneTable table, List<Path> usage)
      throws IOException {
    TuneChoice best = table.chosen().choice();
    List<String> origin = new ArrayList<>(choices.origin(best.count()));
    table
        .time(table.chosen())
        .ifPresent(
            time ->
                origin.add(
                    String.format(
                        Locale.ROOT,
                        "Measured on %s: %.1f %% of the time without them.",
                        engine,
                        100 * time)));
    ProfileFiles.replace(output(), SupersetText.head(model.name(), origin) + best.text());
    out().print(table.text(engine, rounds));
    out().println("\nwrote " + output() + ": " + Counts.of(best.combinations(), "combination"));
    unread(new SupersetTarget(output())).ifPresent(out()::println);
    if (!usage.isEmpty()) {
      out().println("engines were generated with --use-profile and the profile of each program:");
      usage.forEach(file -> out().println("  " + file));
    }
    out().flush();
    if (report.isPresent()) {
      // Last, since it takes a while: who stops it has the answer.
      ReportFiles.write(report(model, choices, table), report.get());
    }
    if (!table.tooShort().isEmpty()) {
      reporter()
          .remark(
              "too short to be measured, less than %d ms: %s"
                  .formatted(shortest, String.join(", ", table.tooShort())));
    }
    if (!table.isMeasured()) {
      reporter()
          .remark(
              "no program is long enough: this was chosen by predicted dispatches; let programs "
                  + "run for some tenths of a second");
    }
  }

  private Report report(VmModel model, TuneChoices choices, TuneTable table) {
    Evaluation evaluation =
        Evaluation.of(
            model,
            choices.programs(),
            choices.costs(),
            selection.options(),
            List.copyOf(new TreeSet<>(counts)),
            reporter()::remark);
    return new Report(
        model.name(),
        selection.strategy().name(),
        selection.options(),
        costs(),
        choices.programs(),
        choices.outcome(table.chosen().choice().count()),
        evaluation,
        table.measurements());
  }
}
