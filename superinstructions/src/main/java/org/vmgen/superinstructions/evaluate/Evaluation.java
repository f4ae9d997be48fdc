package org.vmgen.superinstructions.evaluate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.vmgen.generator.model.VmModel;
import org.vmgen.superinstructions.Synthesis;
import org.vmgen.superinstructions.corpus.Constants;
import org.vmgen.superinstructions.corpus.Corpus;
import org.vmgen.superinstructions.corpus.CorpusBuilder;
import org.vmgen.superinstructions.corpus.Joints;
import org.vmgen.superinstructions.corpus.Program;
import org.vmgen.superinstructions.cost.Costs;
import org.vmgen.superinstructions.mine.Pattern;
import org.vmgen.superinstructions.select.Limits;
import org.vmgen.superinstructions.select.OptimalStrategy;
import org.vmgen.superinstructions.select.Progress;
import org.vmgen.superinstructions.select.Strategies;
import org.vmgen.superinstructions.select.Strategy;

/**
 * What each strategy is worth with each number of combinations: to the programs that it was trained
 * with, and to each group of near-duplicates when it was trained with all others.
 *
 * @param folds the groups, by the names of their programs
 * @param points one for each strategy, number and program, of both kinds if there are two groups or
 *     more
 * @param bounds by number, what no choice reaches more than on the programs it is trained with, in
 *     the mean over programs; see {@link #reached}
 */
public record Evaluation(
    List<List<String>> folds, List<Point> points, Map<Integer, Double> bounds) {
  public Evaluation {
    folds = List.copyOf(folds);
    points = List.copyOf(points);
    bounds = Collections.unmodifiableMap(new TreeMap<>(bounds));
  }

  /**
   * One program with one choice.
   *
   * @param unseen whether the choice was made without it
   * @param count how many combinations were asked for
   * @param chosen how many there are
   * @param bytes of code that they take, by estimate
   */
  public record Point(
      String strategy,
      boolean unseen,
      int count,
      int chosen,
      long bytes,
      String program,
      Prediction prediction) {}

  /**
   * Evaluates all strategies.
   *
   * @param counts of combinations, in any order
   * @param progress is told each step
   */
  public static Evaluation of(
      VmModel model,
      List<Program> programs,
      Costs costs,
      Synthesis.Options options,
      List<Integer> counts,
      Consumer<String> progress) {
    List<List<Program>> folds = Folds.of(programs);
    List<Point> points = new ArrayList<>();
    List<Integer> ascending = counts.stream().distinct().sorted().toList();
    Runner runner = new Runner(model, costs, options, ascending, points);
    progress.accept("trained with all programs");
    runner.run(programs, programs, false);
    if (folds.size() > 1) {
      for (List<Program> fold : folds) {
        progress.accept("trained without " + String.join(", ", names(fold)));
        List<Program> others = new ArrayList<>(programs);
        others.removeAll(fold);
        runner.run(others, fold, true);
      }
    }
    progress.accept("bounds of what is possible");
    return new Evaluation(
        folds.stream().map(Evaluation::names).toList(),
        points,
        Bounds.of(model, programs, options.longest(), ascending));
  }

  private static List<String> names(List<Program> programs) {
    return programs.stream().map(Program::name).toList();
  }

  private record Runner(
      VmModel model,
      Costs costs,
      Synthesis.Options options,
      List<Integer> counts,
      List<Point> points) {

    void run(List<Program> training, List<Program> judged, boolean unseen) {
      Synthesis synthesis = Synthesis.of(model, training, costs, options);
      for (Strategy strategy : Strategies.all()) {
        List<List<Integer>> known = new ArrayList<>();
        for (int count : counts) {
          List<Integer> choice = choose(strategy, synthesis, count, known);
          known.clear();
          known.add(choice);
          judge(strategy.name(), synthesis, choice, count, judged, unseen);
        }
      }
    }

    private static List<Integer> choose(
        Strategy strategy, Synthesis synthesis, int count, List<List<Integer>> known) {
      Limits limits = Limits.count(count);
      return strategy instanceof OptimalStrategy optimal
          ? optimal.choose(synthesis.problem(), limits, Progress.NONE, known)
          : strategy.choose(synthesis.problem(), limits, Progress.NONE);
    }

    private void judge(
        String strategy,
        Synthesis synthesis,
        List<Integer> choice,
        int count,
        List<Program> judged,
        boolean unseen) {
      List<Pattern> patterns = synthesis.fixed();
      patterns.addAll(synthesis.patterns(choice));
      Constants constants = Constants.of(patterns.stream().map(Pattern::parts).toList());
      long bytes = patterns.stream().mapToLong(Pattern::bytes).sum();
      Joints joints = Joints.of(model);
      for (Program program : judged) {
        Corpus corpus = CorpusBuilder.counted(joints, List.of(program), constants);
        points.add(
            new Point(
                strategy,
                unseen,
                count,
                choice.size(),
                bytes,
                program.name(),
                Prediction.of(joints, corpus, patterns, costs)));
      }
    }
  }

  /**
   * By strategy and number, the mean over programs of the part of the possible reduction of
   * dispatches that is reached.
   */
  public Map<String, Map<Integer, Double>> reached(boolean unseen) {
    Map<String, Map<Integer, List<Double>>> all = new LinkedHashMap<>();
    for (Point point : points) {
      if (point.unseen() == unseen) {
        all.computeIfAbsent(point.strategy(), s -> new LinkedHashMap<>())
            .computeIfAbsent(point.count(), k -> new ArrayList<>())
            .add(point.prediction().reached());
      }
    }
    Map<String, Map<Integer, Double>> means = new LinkedHashMap<>();
    all.forEach(
        (strategy, byCount) -> {
          Map<Integer, Double> mean = new LinkedHashMap<>();
          byCount.forEach(
              (count, values) ->
                  mean.put(
                      count,
                      values.stream().mapToDouble(Double::doubleValue).average().orElseThrow()));
          means.put(strategy, mean);
        });
    return means;
  }

  /**
   * By strategy and number, the geometric mean over programs of the cost relative to that without
   * combinations, as dispatches.
   */
  public Map<String, Map<Integer, Double>> dispatches(boolean unseen) {
    Map<String, Map<Integer, double[]>> sums = new LinkedHashMap<>();
    for (Point point : points) {
      if (point.unseen() == unseen && point.prediction().instructions() > 0) {
        double[] sum =
            sums.computeIfAbsent(point.strategy(), s -> new LinkedHashMap<>())
                .computeIfAbsent(point.count(), k -> new double[2]);
        sum[0] +=
            Math.log((double) point.prediction().dispatches() / point.prediction().instructions());
        sum[1]++;
      }
    }
    Map<String, Map<Integer, Double>> means = new LinkedHashMap<>();
    sums.forEach(
        (strategy, byCount) -> {
          Map<Integer, Double> mean = new LinkedHashMap<>();
          byCount.forEach((count, sum) -> mean.put(count, Math.exp(sum[0] / sum[1])));
          means.put(strategy, mean);
        });
    return means;
  }

  /**
   * How many dispatches a strategy leaves beside another one: the geometric mean over the numbers
   * of combinations of the ratio of what {@link #dispatches} says; below 1 the first one is better.
   */
  public double ratio(String strategy, String other, boolean unseen) {
    Map<Integer, Double> own = dispatches(unseen).getOrDefault(strategy, Map.of());
    Map<Integer, Double> others = dispatches(unseen).getOrDefault(other, Map.of());
    return Math.exp(
        own.entrySet().stream()
            .mapToDouble(e -> Math.log(e.getValue() / others.get(e.getKey())))
            .average()
            .orElse(0));
  }
}
