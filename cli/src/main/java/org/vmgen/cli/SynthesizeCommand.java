package org.vmgen.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.vmgen.format.profile.Profile;
import org.vmgen.format.profile.ProfileException;
import org.vmgen.generator.model.VmModel;
import org.vmgen.generator.reference.InstructionSets;
import org.vmgen.generator.syntax.Supersets;
import org.vmgen.superinstructions.Synthesis;
import org.vmgen.superinstructions.corpus.Program;
import org.vmgen.superinstructions.cost.CostModels;
import org.vmgen.superinstructions.cost.Costs;
import org.vmgen.superinstructions.evaluate.Evaluation;
import org.vmgen.superinstructions.output.Outcome;
import org.vmgen.superinstructions.output.SupersetText;
import org.vmgen.superinstructions.report.Report;
import org.vmgen.superinstructions.select.Limits;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code vmgen synthesize}. */
@Command(
    name = "synthesize",
    header = "Chooses combined instructions from profiles of programs.",
    description =
        "Writes definitions that the description reads by `superset`: those combinations of "
            + "instructions with which the programs of the profiles cost least, each block run in "
            + "its cheapest way. Combinations that the description has are kept in mind, but for "
            + "those of the file that is written. Every profile is one program.",
    footerHeading = "%nExample:%n",
    footer = {
      "  vmgen run forth.vmg sieve.vmasm --profile sieve.prof",
      "  vmgen synthesize forth.vmg --profile sieve.prof fib.prof -k 40 -o my.super.vmg",
    })
final class SynthesizeCommand extends SpecCommand {

  private static final List<Integer> REPORTED = List.of(5, 10, 20, 40, 80);

  @Option(
      names = "--profile",
      required = true,
      arity = "1..*",
      paramLabel = "FILE",
      description = "profiles, of one program each")
  private List<Path> profiles = new ArrayList<>();

  @Option(
      names = {"-k", "--count"},
      paramLabel = "N",
      description = "how many combinations; 40 unless --bytes is given")
  private Optional<Integer> count = Optional.empty();

  @Option(
      names = "--bytes",
      paramLabel = "N",
      description = "how many bytes of code they may take, by the cost model's estimate")
  private Optional<Long> bytes = Optional.empty();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "the file to write; standard output without")
  private Optional<Path> output = Optional.empty();

  @Option(
      names = "--costs",
      paramLabel = "NAME",
      defaultValue = "c-direct",
      description = "what is made small: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})",
      completionCandidates = CostNames.class)
  private String costs;

  @Mixin private SelectionChoice selection;

  @Option(
      names = "--evaluate",
      paramLabel = "N",
      split = ",",
      description =
          "instead of choosing, shows what each strategy is worth with so many combinations, to the "
              + "programs and to each when it is left out")
  private List<Integer> evaluated = new ArrayList<>();

  @Option(
      names = "--report",
      paramLabel = "DIR",
      description =
          "writes a page about the choice, with the data as JSON and CSV beside it; takes as long as "
              + "--evaluate")
  private Optional<Path> report = Optional.empty();

  @Option(names = "--progress", description = "says on standard error how far it is")
  private boolean progress;

  @Override
  protected void checkUsage() throws IOException {
    selection.check();
    Optional<String> misuse = report.flatMap(ReportFiles::misuse).or(() -> CostNames.misuse(costs));
    if (misuse.isPresent()) {
      throw wrongUsage(misuse.get());
    } else if (count.orElse(1) < 1 || bytes.orElse(1L) < 1) {
      throw wrongUsage("-k and --bytes need a number from 1");
    } else if (evaluated.stream().anyMatch(k -> k < 1)) {
      throw wrongUsage("--evaluate needs numbers from 1");
    } else if (profiles.stream().map(Path::normalize).distinct().count() < profiles.size()) {
      throw wrongUsage("--profile names a file twice");
    }
    if (report.isPresent()) {
      ReportFiles.check(report.get());
    }
    if (output.isPresent()) {
      checkTarget(new SupersetTarget(output.get()), profiles);
    }
  }

  /** Combinations of the file that is written are chosen anew; all others stay. */
  @Override
  protected Supersets supersets() {
    return new Supersets(List.of(), output.stream().toList());
  }

  /** What is written if anything is: the tables of --evaluate alone are only shown. */
  private boolean writes() {
    return evaluated.isEmpty() || report.isPresent();
  }

  @Override
  protected int run(VmModel model) throws IOException {
    if (output.isPresent()) {
      checkTarget(new SupersetTarget(output.get()), model, writes());
    }
    List<Program> programs;
    try {
      programs = programs(model);
    } catch (ProfileException e) {
      e.getMessage().lines().forEach(reporter()::remark);
      return ExitCode.INPUT;
    }
    Synthesis.Options options = selection.options();
    Costs bodies = CostModels.named(costs).orElseThrow().of(model);
    Consumer<String> said = progress ? reporter()::remark : step -> {};
    if (!writes()) {
      EvaluationTable.print(
          Evaluation.of(model, programs, bodies, options, evaluated, said), out());
      return ExitCode.FINE;
    }
    Synthesis synthesis = Synthesis.of(model, programs, bodies, options);
    Outcome outcome;
    try (StopRequest stop = new StopRequest()) {
      outcome =
          synthesis.choose(
              selection.strategy(), limits(), (what, cost) -> goesOn(what, cost, stop));
      List<String> origin = new ArrayList<>(origin(programs));
      if (stop.isStopped()) {
        origin.add("Stopped early: the best until then.");
        reporter().remark("stopped early: these are the best combinations until then");
      }
      write(SupersetText.of(model.name(), origin, outcome));
      if (stop.isStopped()) {
        return ExitCode.FINE;
      }
    }
    if (report.isPresent()) {
      // The number that was chosen too: the page is about it.
      List<Integer> counts = new ArrayList<>(evaluated.isEmpty() ? REPORTED : evaluated);
      counts.add(Math.max(1, outcome.added()));
      Evaluation evaluation = Evaluation.of(model, programs, bodies, options, counts, said);
      String strategy = selection.strategy().name();
      ReportFiles.write(
          new Report(
              model.name(), strategy, options, costs, programs, outcome, evaluation, List.of()),
          report.get());
    }
    return ExitCode.FINE;
  }

  private boolean goesOn(String what, double cost, StopRequest stop) {
    if (progress) {
      reporter().remark(String.format(Locale.ROOT, "%s: cost %.2f %%", what, 100 * cost));
    }
    return !stop.isStopped();
  }

  private void write(String text) throws IOException {
    if (output.isEmpty()) {
      out().print(text);
      out().flush();
    } else {
      byte[] content = text.getBytes(StandardCharsets.UTF_8);
      ProfileFiles.replace(output.get(), to -> to.write(content));
      unread(new SupersetTarget(output.get())).ifPresent(reporter()::remark);
    }
  }

  private List<Program> programs(VmModel model) throws IOException {
    List<Profile> read = ProfileFiles.ofMachine(profiles, InstructionSets.of(model));
    ProfileFiles.checkSum(profiles, read);
    List<Program> programs = new ArrayList<>();
    for (int i = 0; i < read.size(); i++) {
      programs.add(new Program(ProgramNames.of(profiles.get(i), profiles), read.get(i)));
    }
    // What is chosen where gains are equal must not depend on the order of the arguments.
    programs.sort(Comparator.comparing(Program::name));
    return programs;
  }

  private Limits limits() {
    return bytes.isPresent()
        ? new Limits(count.orElse(Integer.MAX_VALUE), bytes.get())
        : Limits.count(count.orElse(40));
  }

  private List<String> origin(List<Program> programs) {
    String names = programs.stream().map(Program::name).collect(Collectors.joining(", "));
    List<String> limits = new ArrayList<>();
    if (count.isPresent() || bytes.isEmpty()) {
      limits.add(Integer.toString(limits().count()));
    }
    bytes.ifPresent(n -> limits.add(n + " bytes of code"));
    String limit = "at most " + String.join(" of ", limits);
    return List.of(
        "Chosen by vmgen synthesize: " + selection.text() + ", costs " + costs + ", " + limit + ".",
        "Profiles, " + selection.weights() + ": " + names + ".");
  }
}
