package org.vmgen.superinstructions.evaluate;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.vmgen.generator.model.VmModel;
import org.vmgen.superinstructions.corpus.Constants;
import org.vmgen.superinstructions.corpus.Corpus;
import org.vmgen.superinstructions.corpus.CorpusBuilder;
import org.vmgen.superinstructions.corpus.Joints;
import org.vmgen.superinstructions.corpus.Program;
import org.vmgen.superinstructions.cost.CostModels;
import org.vmgen.superinstructions.cost.Costs;
import org.vmgen.superinstructions.mine.PatternPool;
import org.vmgen.superinstructions.select.Bound;
import org.vmgen.superinstructions.select.Limits;
import org.vmgen.superinstructions.select.OptimalStrategy;
import org.vmgen.superinstructions.select.Problem;
import org.vmgen.superinstructions.select.Progress;

/** How much of the possible reduction of dispatches any choice can reach at most. */
final class Bounds {

  /** Above so many sequences not all of them are candidates, so that nothing would be proved. */
  private static final int MOST = 1 << 16;

  private Bounds() {}

  /**
   * The greatest mean over programs, by number of combinations; nothing where the programs are too
   * large to tell, or nothing can be spared.
   *
   * @param longest the most parts of a combination
   */
  static Map<Integer, Double> of(
      VmModel model, List<Program> programs, int longest, List<Integer> counts) {
    Map<Integer, Double> bounds = new TreeMap<>();
    Joints joints = Joints.of(model);
    Corpus corpus =
        CorpusBuilder.build(joints, programs, CorpusBuilder.Weighting.SAVINGS, Constants.none());
    Costs costs = CostModels.named("dispatches").orElseThrow().of(model);
    if (corpus.isLarge() || corpus.dispatches() == 0) {
      return bounds;
    }
    PatternPool pool = new PatternPool(costs, joints);
    pool.mine(corpus, longest, MOST);
    if (pool.patterns().size() >= MOST) {
      return bounds;
    }
    Problem problem = Problem.of(corpus, pool.patterns(), 0, costs);
    double possible = corpus.dispatches() - corpus.entries();
    // A program in which nothing can be spared reaches everything.
    long all = programs.stream().filter(p -> saves(p)).count();
    for (int count : counts) {
      long known = problem.cost(OptimalStrategy.quick(problem, Limits.count(count), Progress.NONE));
      double reached = (corpus.dispatches() - Bound.of(problem, count, known)) / possible;
      bounds.put(count, (reached * all + programs.size() - all) / programs.size());
    }
    return bounds;
  }

  private static boolean saves(Program program) {
    return program.profile().dispatches() > program.profile().entries();
  }
}
