package org.vmgen.superinstructions.mine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.vmgen.format.profile.Profile.Operand;
import org.vmgen.superinstructions.corpus.Corpus;
import org.vmgen.superinstructions.corpus.Joints;
import org.vmgen.superinstructions.corpus.Part;
import org.vmgen.superinstructions.cost.Costs;

/** The candidates among which a selection chooses. */
public final class PatternPool {

  private final Costs costs;
  private final Joints joints;
  private final Set<List<Part>> known = new HashSet<>();
  private final List<Pattern> patterns = new ArrayList<>();

  /** No candidates. */
  public PatternPool(Costs costs, Joints joints) {
    this.costs = costs;
    this.joints = joints;
  }

  /**
   * Adds the sequences of a text that matter most, with unknown immediates and with those that are
   * constants in the text; also those that differ from these in one constant that is left open.
   *
   * @param longest the most parts, at least 2
   * @param most how many sequences to start from
   */
  public void mine(Corpus corpus, int longest, int most) {
    List<Part> symbols = corpus.symbols();
    Map<Part, Integer> numbers = new HashMap<>();
    List<Part> opened = new ArrayList<>();
    int[] open = new int[symbols.size()];
    for (int i = 0; i < open.length; i++) {
      Part part = symbols.get(i).opened();
      open[i] =
          numbers.computeIfAbsent(
              part,
              p -> {
                opened.add(p);
                return opened.size() - 1;
              });
    }
    for (Sequence sequence :
        SequenceMiner.mine(corpus, place -> open[corpus.symbol(place)], longest, most)) {
      add(sequence.symbols().stream().map(opened::get).toList());
    }
    if (symbols.stream().anyMatch(s -> !s.isOpen())) {
      symbols.stream().filter(s -> joints.specializes(s.opcode())).forEach(this::addAlone);
      for (Sequence sequence : SequenceMiner.mine(corpus, corpus::symbol, longest, most)) {
        addBound(sequence.symbols().stream().map(symbols::get).toList());
      }
    }
  }

  private void addAlone(Part part) {
    if (!part.isOpen()) {
      addBound(List.of(part));
    }
  }

  /** A sequence with constants, and with each of them left open. */
  private void addBound(List<Part> parts) {
    add(parts);
    for (int i = 0; i < parts.size(); i++) {
      for (int k = 0; k < parts.get(i).operands().size(); k++) {
        if (!(parts.get(i).operands().get(k) instanceof Operand.Open)) {
          List<Part> more = new ArrayList<>(parts);
          more.set(i, parts.get(i).opened(k));
          add(more);
        }
      }
    }
  }

  /** Adds a candidate, unless binding its immediates gains nothing. */
  void add(List<Part> parts) {
    int[] cost = costs.parts(parts);
    List<Part> opened = parts.stream().map(Part::opened).toList();
    boolean useless =
        !opened.equals(parts)
            && Arrays.stream(costs.parts(opened)).sum() <= Arrays.stream(cost).sum();
    if (!useless && (parts.size() > 1 || !opened.equals(parts))) {
      addFixed(parts);
    }
  }

  /** Adds a combination that the description has, or any other, if it is not there yet. */
  public void addFixed(List<Part> parts) {
    if (known.add(parts)) {
      patterns.add(Pattern.of(parts, costs));
    }
  }

  /** The candidates by number. */
  public List<Pattern> patterns() {
    return List.copyOf(patterns);
  }
}
