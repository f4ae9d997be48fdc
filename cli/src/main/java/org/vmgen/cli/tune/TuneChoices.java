package org.vmgen.cli.tune;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.vmgen.cli.ContentKey;
import org.vmgen.cli.Counts;
import org.vmgen.cli.SelectionChoice;
import org.vmgen.format.profile.ProfileWriter;
import org.vmgen.generator.Vmgen;
import org.vmgen.generator.model.VmModel;
import org.vmgen.superinstructions.Synthesis;
import org.vmgen.superinstructions.corpus.Program;
import org.vmgen.superinstructions.cost.CostModels;
import org.vmgen.superinstructions.cost.Costs;
import org.vmgen.superinstructions.evaluate.Prediction;
import org.vmgen.superinstructions.output.Outcome;
import org.vmgen.superinstructions.output.SupersetText;
import org.vmgen.superinstructions.select.Limits;
import org.vmgen.superinstructions.select.Progress;

/** Chooses combined instructions, each number of them once. */
final class TuneChoices {

  private final TuneFolder folder;
  private final VmModel model;
  private final List<Program> programs;
  private final SelectionChoice selection;
  private final String costs;
  private final Consumer<String> said;
  private final Map<Integer, Outcome> outcomes = new HashMap<>();
  private Optional<Synthesis> synthesis = Optional.empty();

  /**
   * Chooses.
   *
   * @param model with the combined instructions that stay
   * @param costs the name of a cost model
   */
  TuneChoices(
      TuneFolder folder,
      VmModel model,
      List<Program> programs,
      SelectionChoice selection,
      String costs,
      Consumer<String> said) {
    this.folder = folder;
    this.model = model;
    this.programs = List.copyOf(programs);
    this.selection = selection;
    this.costs = costs;
    this.said = said;
  }

  /** The best choice of so many combinations at most. */
  TuneChoice of(int count) throws IOException {
    Path file = folder.part("chosen").resolve(count + "-" + key(count) + ".super.vmg");
    Optional<TuneChoice> known = TuneChoice.read(count, file);
    if (known.isPresent()) {
      return known.get();
    }
    Outcome outcome = outcome(count);
    Prediction prediction = outcome.prediction();
    Prediction none = outcome(0).prediction();
    TuneChoice made =
        new TuneChoice(
            count,
            outcome.added(),
            prediction.dispatches() / (double) Math.max(1, prediction.instructions()),
            prediction.cost() / Math.max(1, none.cost()),
            SupersetText.definitions(outcome),
            file);
    made.write();
    if (count > 0) {
      int chosen = outcome.added();
      said.accept(
          "chose "
              + Counts.of(chosen, "combination")
              + (chosen < count ? ", fewer than " + count : ""));
    }
    return made;
  }

  /** The same with all that is known about it, which takes as long as choosing again. */
  Outcome outcome(int count) {
    return outcomes.computeIfAbsent(count, this::choose);
  }

  private Outcome choose(int count) {
    if (synthesis.isEmpty()) {
      synthesis = Optional.of(Synthesis.of(model, programs, costs(), selection.options()));
    }
    return count == 0
        ? synthesis.get().outcome(List.of())
        : synthesis.get().choose(selection.strategy(), Limits.count(count), Progress.NONE);
  }

  /** What instructions cost by the model that was named. */
  Costs costs() {
    return CostModels.named(costs).orElseThrow().of(model);
  }

  List<Program> programs() {
    return programs;
  }

  /** How so many combinations were chosen, in the words of comments. */
  List<String> origin(int count) {
    return List.of(
        "Chosen by vmgen tune: %s, costs %s, at most %d.".formatted(selection.text(), costs, count),
        "Programs, "
            + selection.weights()
            + ": "
            + programs.stream().map(Program::name).collect(Collectors.joining(", "))
            + ".");
  }

  private String key(int count) throws IOException {
    ContentKey key =
        new ContentKey()
            .add(Integer.toString(count))
            .add(selection.strategy().name())
            .add(selection.options().toString())
            .add(costs)
            .addDescription(model);
    for (Program program : programs) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      ProfileWriter.write(program.profile(), bytes);
      key.add(program.name()).add(bytes.toByteArray());
    }
    // What chooses: another version may choose otherwise.
    return key.addCode(Vmgen.class).addCode(Synthesis.class).text();
  }
}
