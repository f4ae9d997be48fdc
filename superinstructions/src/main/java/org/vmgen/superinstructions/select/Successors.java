package org.vmgen.superinstructions.select;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.vmgen.superinstructions.corpus.Corpus;

/**
 * What follows an instruction within blocks, and how often a processor that remembers the last
 * target of each jump is right about it if the instruction has several bodies (M. A. Ertl, D.
 * Gregg, Optimizing indirect branch prediction accuracy in virtual machine interpreters, PLDI
 * 2003). Two executions in a row from one body have the same successor if they are of the same
 * place, or of two that share the successor; they are of one body if they are of the same place, or
 * by chance of two that share the body. What follows the end of a block a profile does not say.
 */
final class Successors {

  /** A description can ask for so many bodies of an instruction. */
  static final int MOST_BODIES = 64;

  private final int pattern;
  private final Map<Integer, Double> next = new HashMap<>();
  private double squares;
  private double executions;

  private Successors(int pattern) {
    this.pattern = pattern;
  }

  /** Those of the plain instructions among the candidates of a problem. */
  static List<Successors> of(Problem problem) {
    Map<Integer, Successors> byOpcode = new HashMap<>();
    List<Successors> all = new ArrayList<>();
    for (int i = problem.fixed(); i < problem.patterns().size(); i++) {
      if (problem.patterns().get(i).isPlain()) {
        Successors made = new Successors(i);
        byOpcode.put(problem.patterns().get(i).parts().get(0).opcode(), made);
        all.add(made);
      }
    }
    Corpus corpus = problem.corpus();
    for (int segment = 0; segment < corpus.segments(); segment++) {
      int end = corpus.start(segment) + corpus.length(segment);
      for (int place = corpus.start(segment); place + 1 < end; place++) {
        Successors of = byOpcode.get(opcode(corpus, place));
        if (of != null) {
          of.add(opcode(corpus, place + 1), corpus.weight(place + 1));
        }
      }
    }
    return all;
  }

  private static int opcode(Corpus corpus, int place) {
    return corpus.symbols().get(corpus.symbol(place)).opcode();
  }

  private void add(int successor, double weight) {
    executions += weight;
    squares += weight * weight;
    next.merge(successor, weight, Double::sum);
  }

  /** The number of the instruction among the candidates. */
  int pattern() {
    return pattern;
  }

  /** How often the last target of the same body is the next one, of so many bodies. */
  double predicted(int bodies) {
    if (executions == 0) {
      return 0;
    }
    double all = executions * executions;
    double samePlace = squares / all;
    double sameNext = next.values().stream().mapToDouble(w -> w * w).sum() / all;
    double right = samePlace + (sameNext - samePlace) / bodies;
    double oneBody = samePlace + (1 - samePlace) / bodies;
    return executions * right / oneBody;
  }

  /**
   * By how much the text costs less if a plain instruction has so many bodies.
   *
   * @param pattern the number of the instruction among the candidates
   */
  static double gain(Problem problem, int pattern, int bodies) {
    return of(problem).stream()
        .filter(successors -> successors.pattern == pattern)
        .mapToDouble(s -> s.predicted(bodies) - s.predicted(1))
        .map(predicted -> predicted * problem.costs().misprediction())
        .sum();
  }
}
