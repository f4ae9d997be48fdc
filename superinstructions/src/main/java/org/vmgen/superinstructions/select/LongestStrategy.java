package org.vmgen.superinstructions.select;

import java.util.List;
import org.vmgen.superinstructions.corpus.Corpus;
import org.vmgen.superinstructions.mine.Matches;

/** What longest match would use if it had everything. */
public final class LongestStrategy implements Strategy {

  /** For the service loader. */
  public LongestStrategy() {}

  @Override
  public String name() {
    return "longest";
  }

  @Override
  public String description() {
    return "each block is cut from its start into the longest candidates; those that save the most"
        + " dispatches (greedy parsing: Ertl, Gregg, Krall, Paysan 2002; Eller 2005)";
  }

  @Override
  public List<Integer> choose(Problem problem, Limits limits, Progress progress) {
    Corpus corpus = problem.corpus();
    Matches matches = problem.matches();
    long[] saved = new long[problem.patterns().size()];
    for (int segment = 0; segment < corpus.segments(); segment++) {
      int at = 0;
      for (int edge = matches.from(segment); edge < matches.from(segment + 1); edge++) {
        int pattern = matches.pattern(edge);
        int parts = problem.patterns().get(pattern).parts().size();
        if (matches.at(edge) >= at && parts > 1 && problem.patterns().get(pattern).isOpen()) {
          for (int i = 1; i < parts; i++) {
            saved[pattern] += corpus.weight(corpus.start(segment) + matches.at(edge) + i);
          }
          at = matches.at(edge) + parts;
        }
      }
    }
    return problem.first(Strategies.ranked(problem, saved), limits);
  }
}
