package org.vmgen.cli;

import java.io.PrintWriter;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.vmgen.format.profile.CountText;
import org.vmgen.format.profile.Profile;
import org.vmgen.superinstructions.corpus.Constants;
import org.vmgen.superinstructions.corpus.Corpus;
import org.vmgen.superinstructions.corpus.CorpusBuilder;
import org.vmgen.superinstructions.corpus.Joints;
import org.vmgen.superinstructions.corpus.Program;
import org.vmgen.superinstructions.mine.Sequence;
import org.vmgen.superinstructions.mine.SequenceMiner;

/** What is in a profile, for people. */
final class ProfileTables {

  private static final int MOST_VALUES = 6;

  private ProfileTables() {}

  /** Totals, instructions and values of their immediates. */
  static void show(Profile profile, PrintWriter out) {
    long all = profile.dispatches();
    out.printf(
        Locale.ROOT,
        "%s: %,d instructions executed in %,d blocks, %,d different; %s%n",
        profile.machine(),
        all,
        profile.entries(),
        profile.blocks().size(),
        CountText.runs(profile.runs()));
    Map<String, Map<Profile.Step, Long>> steps = new TreeMap<>();
    for (Profile.Block block : profile.blocks()) {
      long[] reach = block.reach();
      for (int i = 0; i < reach.length; i++) {
        Profile.Step step = block.steps().get(i);
        steps
            .computeIfAbsent(step.instruction().mnemonic(), m -> new HashMap<>())
            .merge(step, reach[i], Long::sum);
      }
    }
    Map<String, Long> executions = profile.executions();
    executions.entrySet().stream()
        .filter(e -> e.getValue() > 0)
        .sorted(
            Comparator.comparing((Map.Entry<String, Long> e) -> -e.getValue())
                .thenComparing(Map.Entry::getKey))
        .forEach(
            e ->
                out.printf(
                    Locale.ROOT,
                    "%6.2f %%  %s%s%n",
                    percent(e.getValue(), all),
                    e.getKey(),
                    values(steps.get(e.getKey()), e.getValue())));
    out.flush();
  }

  /** {@code : 5 40 %, 7 12 %}: the most frequent operands. */
  private static String values(Map<Profile.Step, Long> steps, long all) {
    if (steps.keySet().stream().allMatch(s -> operands(s).matches("[_ ]*"))) {
      return "";
    }
    return steps.entrySet().stream()
        .filter(e -> e.getValue() > 0)
        .sorted(
            Comparator.comparing((Map.Entry<Profile.Step, Long> e) -> -e.getValue())
                .thenComparing(e -> e.getKey().text()))
        .limit(MOST_VALUES)
        .map(
            e ->
                String.format(
                    Locale.ROOT, "%s %.0f %%", operands(e.getKey()), percent(e.getValue(), all)))
        .collect(Collectors.joining(", ", ": ", steps.size() > MOST_VALUES ? ", …" : ""));
  }

  private static String operands(Profile.Step step) {
    Profile.Step bare = new Profile.Step(step.instruction(), List.of());
    return step.text().substring(bare.text().length()).strip();
  }

  private static double percent(long part, long all) {
    return all == 0 ? 0 : 100.0 * part / all;
  }

  /** The blocks in which most instructions were executed. */
  static void blocks(Profile profile, int most, PrintWriter out) {
    long all = profile.dispatches();
    out.printf(
        Locale.ROOT,
        "%s: part of the %,d executed instructions; how often it was entered; block%n",
        profile.machine(),
        all);
    profile.blocks().stream()
        // The order of the profile decides between equal ones.
        .sorted(Comparator.comparing((Profile.Block b) -> -b.dispatches()))
        .limit(most)
        .forEach(
            block ->
                out.printf(
                    Locale.ROOT,
                    "%6.2f %%  %s: %s%n",
                    percent(block.dispatches(), all),
                    CountText.times(block.count()),
                    block.steps().stream()
                        .map(Profile.Step::text)
                        .collect(Collectors.joining("; "))));
    out.flush();
  }

  /** The sequences that save most dispatches. */
  static void sequences(Profile profile, int longest, int most, PrintWriter out) {
    Corpus corpus =
        CorpusBuilder.counted(
            Joints.of(profile), List.of(new Program("", profile)), Constants.none());
    out.printf(
        Locale.ROOT,
        "%s: part of the %,d dispatches that one instruction in its place saves; how often it ran to"
            + " its end; sequence%n",
        profile.machine(),
        corpus.dispatches());
    SequenceMiner.hottest(
            corpus, place -> corpus.symbols().get(corpus.symbol(place)).opcode(), longest, most)
        .forEach(sequence -> print(sequence, profile, corpus.dispatches(), out));
    out.flush();
  }

  private static void print(Sequence sequence, Profile profile, long all, PrintWriter out) {
    out.printf(
        Locale.ROOT,
        "%6.2f %%  %s: %s%n",
        percent(sequence.saved(), all),
        CountText.times(sequence.executions()),
        sequence.symbols().stream()
            .map(i -> profile.instructions().get(i).mnemonic())
            .collect(Collectors.joining("; ")));
  }
}
