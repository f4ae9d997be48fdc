package org.vmgen.superinstructions.evaluate;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.vmgen.generator.model.VmModel;
import org.vmgen.superinstructions.Synthesis;
import org.vmgen.superinstructions.corpus.Constants;
import org.vmgen.superinstructions.corpus.Corpus;
import org.vmgen.superinstructions.corpus.CorpusBuilder;
import org.vmgen.superinstructions.corpus.Joints;
import org.vmgen.superinstructions.corpus.Part;
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

  /** A program of which combinations can spare less than one in so many dispatches has no bound. */
  private static final double LEAST_SAVINGS = 1000;

  private Bounds() {}

  /**
   * The greatest mean over programs, by number of combinations beside those of the description;
   * nothing where the programs are too large to tell, or in one of them hardly anything can be
   * spared.
   *
   * @param longest the most parts of a combination
   */
  static Map<Integer, Double> of(
      VmModel model, List<Program> programs, int longest, List<Integer> counts) {
    Map<Integer, Double> bounds = new TreeMap<>();
    Joints joints = Joints.of(model);
    if (programs.stream().anyMatch(Bounds::savesTooLittle)) {
      return bounds;
    }
    List<List<Part>> there = Synthesis.combinations(model);
    Corpus corpus =
        CorpusBuilder.build(joints, programs, CorpusBuilder.Weighting.SAVINGS, Constants.of(there));
    Costs costs = CostModels.named("dispatches").orElseThrow().of(model);
    if (corpus.isLarge() || corpus.dispatches() == 0) {
      return bounds;
    }
    PatternPool pool = new PatternPool(costs, joints);
    there.forEach(pool::addFixed);
    int fixed = pool.patterns().size();
    pool.mine(corpus, longest, MOST);
    if (pool.patterns().size() >= MOST) {
      return bounds;
    }
    Problem problem = Problem.of(corpus, pool.patterns(), fixed, costs);
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

  /** Whether the weights of a program would be too large for sums, or too small beside others. */
  private static boolean savesTooLittle(Program program) {
    long all = program.profile().dispatches();
    return saves(program) && (all - program.profile().entries()) * LEAST_SAVINGS < all;
  }

  private static boolean saves(Program program) {
    return program.profile().dispatches() > program.profile().entries();
  }
}
