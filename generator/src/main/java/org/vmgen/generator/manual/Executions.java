package org.vmgen.generator.manual;

import java.util.Locale;
import java.util.Map;
import org.vmgen.format.profile.CountText;
import org.vmgen.format.profile.Profile;
import org.vmgen.generator.model.Instruction;

/** How often instructions were executed, by a profile. */
final class Executions {
  private final Map<String, Long> counts;
  private final long all;
  private final long runs;

  Executions(Profile profile) {
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

  /** What the counts are of. */
  String source() {
    return String.format(
        Locale.ROOT,
        "Counts are of a profile of %s, in which %,d instructions were executed.",
        CountText.runs(runs),
        all);
  }
}
