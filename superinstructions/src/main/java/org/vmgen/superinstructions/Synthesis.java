package org.vmgen.superinstructions;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.vmgen.format.profile.Profile;
import org.vmgen.generator.model.Composite;
import org.vmgen.generator.model.Instruction;
import org.vmgen.generator.model.VmModel;
import org.vmgen.superinstructions.corpus.Constants;
import org.vmgen.superinstructions.corpus.Corpus;
import org.vmgen.superinstructions.corpus.CorpusBuilder;
import org.vmgen.superinstructions.corpus.Generalization;
import org.vmgen.superinstructions.corpus.Joints;
import org.vmgen.superinstructions.corpus.Part;
import org.vmgen.superinstructions.corpus.Program;
import org.vmgen.superinstructions.cost.Costs;
import org.vmgen.superinstructions.mine.Pattern;
import org.vmgen.superinstructions.mine.PatternPool;
import org.vmgen.superinstructions.output.Outcome;
import org.vmgen.superinstructions.output.Replica;
import org.vmgen.superinstructions.select.Limits;
import org.vmgen.superinstructions.select.Problem;
import org.vmgen.superinstructions.select.Progress;
import org.vmgen.superinstructions.select.Strategy;

/**
 * The way from profiles to a problem whose solution is a choice of combinations.
 *
 * @param problem whose first candidates are the combinations that the description has
 */
public record Synthesis(
    VmModel model,
    List<Program> programs,
    CorpusBuilder.Weighting weighting,
    Costs costs,
    Problem problem) {

  /**
   * How far to look.
   *
   * @param longest the most instructions of a sequence
   * @param candidates how many sequences at most
   * @param constants how many values of operands at most a sequence may hold instead of taking them
   *     from the code; 0 for none
   */
  public record Options(
      CorpusBuilder.Weighting weighting, int longest, int candidates, int constants) {

    /** Programs weigh the same; sequences of at most 8 instructions. */
    public static final Options DEFAULT = new Options(CorpusBuilder.Weighting.EQUAL, 8, 2_000, 200);

    /** What a choice is bound to that it usually is not, in words that go on after its strategy. */
    public String text() {
      return (longest == DEFAULT.longest ? "" : ", of at most " + longest + " instructions")
          + (constants == 0 ? ", without constants" : "");
    }
  }

  /**
   * The candidates that programs suggest.
   *
   * @param model with the combinations that stay
   * @param programs whose profiles are of this machine
   */
  public static Synthesis of(VmModel model, List<Program> programs, Costs costs, Options options) {
    Joints joints = Joints.of(model);
    List<List<Part>> there = combinations(model);
    Constants constants =
        CorpusBuilder.frequentConstants(joints, programs, options.weighting(), options.constants())
            .and(Constants.of(there));
    Corpus corpus = CorpusBuilder.build(joints, programs, options.weighting(), constants);
    PatternPool pool = new PatternPool(costs, joints);
    there.forEach(pool::addFixed);
    int fixed = pool.patterns().size();
    pool.mine(corpus, options.longest(), options.candidates());
    Corpus others = corpus.isLarge() ? corpus : Generalization.of(joints, programs, constants);
    if (others != corpus) {
      pool.mine(others, options.longest(), options.candidates());
      // Of these there can be several bodies.
      corpus.symbols().stream()
          .map(Part::opened)
          .filter(part -> !isReplicated(model, part))
          .forEach(part -> pool.addFixed(List.of(part)));
    }
    List<Profile> profiles = programs.stream().map(Program::profile).toList();
    Problem problem =
        Problem.of(corpus, pool.patterns(), fixed, costs)
            .withOthers(others)
            .withDisplacement(costs.displacement(profiles));
    return new Synthesis(model, programs, options.weighting(), costs, problem);
  }

  private static boolean isReplicated(VmModel model, Part part) {
    String name = model.instructions().get(part.opcode()).name();
    return model.replications().stream().anyMatch(r -> r.name().equals(name));
  }

  /** The parts of the combinations that a description has. */
  public static List<List<Part>> combinations(VmModel model) {
    return model.composites().stream().map(Synthesis::parts).toList();
  }

  /** The parts of a combination of a description. */
  private static List<Part> parts(Composite composite) {
    return composite.parts().stream()
        .map(part -> new Part(part.instruction().opcode(), part.known()))
        .toList();
  }

  /**
   * Chooses combinations.
   *
   * @param limits of those that are added to the description's
   */
  public Outcome choose(Strategy strategy, Limits limits, Progress progress) {
    return outcome(strategy.choose(problem, limits, progress));
  }

  /** What is to be said about a choice. */
  public Outcome outcome(List<Integer> choice) {
    List<Integer> combinations =
        choice.stream().filter(i -> !problem.patterns().get(i).isPlain()).toList();
    Outcome outcome =
        Outcome.of(
            model,
            programs,
            weighting,
            costs,
            fixed(),
            patterns(combinations),
            model.composites().stream().map(Composite::name).toList());
    return combinations.size() == choice.size() ? outcome : outcome.with(replicas(choice));
  }

  /** The instructions that a choice makes further bodies of, by name. */
  private List<Replica> replicas(List<Integer> choice) {
    Map<Integer, Integer> bodies = new TreeMap<>();
    choice.stream()
        .filter(i -> problem.patterns().get(i).isPlain())
        .forEach(i -> bodies.merge(i, 2, (sum, two) -> sum + 1));
    double none = Math.max(1, problem.cost(List.of()));
    return bodies.entrySet().stream()
        .map(
            entry -> {
              Pattern pattern = problem.patterns().get(entry.getKey());
              Instruction instruction = model.instructions().get(pattern.parts().get(0).opcode());
              return new Replica(
                  instruction.name(),
                  entry.getValue(),
                  executions(instruction.mnemonic()),
                  problem.replicated(entry.getKey(), entry.getValue()) / none,
                  (entry.getValue() - 1) * pattern.bytes());
            })
        .sorted(Comparator.comparing(Replica::name))
        .toList();
  }

  private long executions(String mnemonic) {
    return programs.stream()
        .mapToLong(p -> p.profile().executions().getOrDefault(mnemonic, 0L))
        .sum();
  }

  /** The patterns of a choice. */
  public List<Pattern> patterns(List<Integer> choice) {
    return choice.stream().map(problem.patterns()::get).toList();
  }

  /** The combinations that the description has. */
  public List<Pattern> fixed() {
    return new ArrayList<>(problem.patterns().subList(0, problem.fixed()));
  }
}
