package org.vmgen.superinstructions.output;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.vmgen.generator.model.VmModel;
import org.vmgen.superinstructions.corpus.Constants;
import org.vmgen.superinstructions.corpus.Corpus;
import org.vmgen.superinstructions.corpus.CorpusBuilder;
import org.vmgen.superinstructions.corpus.Definitions;
import org.vmgen.superinstructions.corpus.Joints;
import org.vmgen.superinstructions.corpus.Program;
import org.vmgen.superinstructions.cost.Costs;
import org.vmgen.superinstructions.evaluate.Prediction;
import org.vmgen.superinstructions.mine.Pattern;
import org.vmgen.superinstructions.select.Problem;

/**
 * What a selection gave.
 *
 * @param chosen in the order of their names
 * @param replicas likewise
 * @param prediction of the programs as they weigh
 */
public record Outcome(List<Chosen> chosen, List<Replica> replicas, Prediction prediction) {
  public Outcome {
    chosen = List.copyOf(chosen);
    replicas = List.copyOf(replicas);
  }

  /** How many bodies it adds to an engine: combinations, and further ones of instructions. */
  public int added() {
    return chosen.size() + replicas.stream().mapToInt(replica -> replica.bodies() - 1).sum();
  }

  /** The same with further bodies of instructions. */
  public Outcome with(List<Replica> replicas) {
    return new Outcome(chosen, replicas, prediction);
  }

  /**
   * What is to be said about patterns that were chosen.
   *
   * @param fixed patterns that the description has already
   * @param takenNames names of combinations that stay
   */
  public static Outcome of(
      VmModel model,
      List<Program> programs,
      CorpusBuilder.Weighting weighting,
      Costs costs,
      List<Pattern> fixed,
      List<Pattern> patterns,
      List<String> takenNames) {
    List<Pattern> sorted = new ArrayList<>(patterns);
    Definitions definitions = new Definitions(model);
    sorted.sort(Comparator.comparing((Pattern p) -> definitions.text(p.parts())));
    List<Pattern> all = new ArrayList<>(fixed);
    all.addAll(sorted);
    Constants constants = Constants.of(all.stream().map(Pattern::parts).toList());
    Joints joints = Joints.of(model);
    Corpus weighted = CorpusBuilder.build(joints, programs, weighting, constants);
    Corpus counted = CorpusBuilder.counted(joints, programs, constants);
    Prediction prediction = Prediction.of(joints, weighted, all, costs);
    List<Long> executions = Prediction.of(joints, counted, all, costs).uses();
    Problem problem = Problem.of(weighted, all, fixed.size(), costs);
    List<Long> losses = problem.losses(IntStream.range(fixed.size(), all.size()).boxed().toList());
    double none = Math.max(1, Problem.of(weighted, List.of(), 0, costs).cost(List.of()));
    Naming naming = new Naming(model, takenNames);
    List<Chosen> chosen = new ArrayList<>();
    for (int i = fixed.size(); i < all.size(); i++) {
      Pattern pattern = all.get(i);
      chosen.add(
          new Chosen(
              definitions.composite(naming.name(pattern.parts()), pattern.parts()),
              executions.get(i),
              prediction.uses().get(i) / (double) Math.max(1, prediction.dispatches()),
              losses.get(i - fixed.size()) / none,
              pattern.bytes()));
    }
    return new Outcome(chosen, List.of(), prediction);
  }
}
