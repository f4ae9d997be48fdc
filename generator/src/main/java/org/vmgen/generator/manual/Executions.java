package org.vmgen.generator.manual;

import java.util.Locale;
import java.util.Map;
import org.vmgen.format.profile.CountText;
import org.vmgen.format.profile.Profile;
import org.vmgen.generator.model.Composite;
import org.vmgen.generator.model.Instruction;

/** How often instructions were executed, by a profile. */
final class Executions {
  private final Map<String, Long> counts;
  private final long all;
  private final long runs;
  private final ManualCounts combined;

  Executions(ManualCounts of) {
    Profile profile = of.profile();
    this.combined = of;
    this.counts = profile.executions();
    this.all = profile.dispatches();
    this.runs = profile.runs();
  }

  long of(Instruction instruction) {
    return counts.getOrDefault(instruction.mnemonic(), 0L);
  }

  /** {@code 12.3 %}; a dash for what was never executed. */
  String share(Instruction instruction) {
    return of(instruction) == 0
        ? "–"
        : String.format(Locale.ROOT, "%.1f %%", 100.0 * of(instruction) / all);
  }

  /** {@code executed 1,234 times, 12.3 % of all instructions}. */
  String sentence(Instruction instruction) {
    long count = of(instruction);
    return count == 0
        ? "not executed"
        : String.format(
            Locale.ROOT,
            "executed %s, %s of all instructions",
            CountText.times(count),
            share(instruction));
  }

  long of(Composite composite) {
    return combined.combined().getOrDefault(composite.name(), 0L);
  }

  /** {@code 1,234 times, 12.3 %}; a dash for what would never run. */
  String timesAndShare(Composite composite) {
    long count = of(composite);
    return count == 0
        ? "–"
        : String.format(
            Locale.ROOT,
            "%s, %.1f %%",
            CountText.times(count),
            100.0 * count / combined.dispatches());
  }

  /** What combined instructions make of the counts. */
  String combinedSource() {
    return String.format(
        Locale.ROOT,
        "With them, the programs of the profile execute %,d in place of %,d instructions (%.1f %%), of which those in the table are so many, where a loader takes what it estimates to be the cheapest for each block.",
        combined.dispatches(),
        all,
        100.0 * combined.dispatches() / all);
  }

  /** What the counts are of. */
  String source() {
    return String.format(
        Locale.ROOT,
        "Counts are of a profile of %s, in which %,d instructions were executed.",
        CountText.runs(runs),
        all);
  }
}
