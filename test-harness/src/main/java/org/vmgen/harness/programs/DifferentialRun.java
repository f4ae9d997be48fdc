package org.vmgen.harness.programs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import org.vmgen.generator.model.VmModel;
import org.vmgen.harness.TestEngine;
import org.vmgen.runtime.text.Disassembler;

/** Runs many programs of a machine on engines and makes the first differences small. */
final class DifferentialRun {
  private static final int BATCH = 500;

  private final Corpus corpus;
  private final Settings settings;
  private final Judge judge;
  private final String command;
  private final Optional<Mode> only;
  private final Consumer<String> progress;

  /**
   * A run.
   *
   * @param command with which it is run again, up to engine and seed
   * @param only in which mode; empty for several
   */
  DifferentialRun(
      VmModel model,
      Settings settings,
      String command,
      Optional<Mode> only,
      Consumer<String> progress) {
    this.command = command;
    this.only = only;
    this.corpus = new Corpus(model, settings);
    this.settings = settings;
    this.judge = new Judge(corpus);
    this.progress = progress;
  }

  Corpus corpus() {
    return corpus;
  }

  /**
   * A difference, made small.
   *
   * @param seed of the program in which it was found
   * @param size how many instructions that one has
   */
  record Report(Variant variant, long seed, Mode mode, int size, Program program, String text) {
    @Override
    public String toString() {
      return text;
    }
  }

  /**
   * Compares programs on engines.
   *
   * @param from the first seed
   * @param count how many programs
   * @param most after how many differences of an engine the others are not looked at
   */
  List<Report> run(List<Variant> variants, long from, int count, int most) {
    List<Report> reports = new ArrayList<>();
    List<TestEngine> engines = new ArrayList<>();
    try {
      for (Variant variant : variants) {
        engines.add(variant.open(corpus.model(), settings));
      }
      int[] found = new int[variants.size()];
      for (int done = 0; done < count; done += BATCH) {
        batch(variants, engines, found, from + done, Math.min(BATCH, count - done), most, reports);
        progress.accept(Math.min(done + BATCH, count) + " of " + count + " programs");
      }
    } finally {
      engines.forEach(TestEngine::close);
    }
    return reports;
  }

  private void batch(
      List<Variant> variants,
      List<TestEngine> engines,
      int[] found,
      long from,
      int count,
      int most,
      List<Report> reports) {
    List<Program> programs = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      programs.add(corpus.program(from + i));
    }
    for (Mode mode : modes(from)) {
      List<String> expected = judge.expected(programs, mode);
      for (int v = 0; v < variants.size(); v++) {
        Variant variant = variants.get(v);
        if (found[v] >= most || !variant.checked() && !mode.equals(Mode.WHOLE)) {
          continue;
        }
        List<Optional<Judge.Difference>> differences =
            judge.differences(engines.get(v), variant.checked(), programs, expected, mode);
        for (int i = 0; i < count && found[v] < most; i++) {
          if (differences.get(i).isPresent()) {
            found[v]++;
            Report report =
                report(variant, engines.get(v), from + i, mode, differences.get(i).get());
            reports.add(report);
            progress.accept(report.text());
          }
        }
      }
    }
  }

  /** Whole, in slices and with a budget, which differ from batch to batch. */
  private List<Mode> modes(long from) {
    if (only.isPresent()) {
      return List.of(only.get());
    }
    Random random = new Random(from);
    return List.of(
        Mode.WHOLE, new Mode(0, 1 + random.nextInt(7)), new Mode(1 + random.nextInt(60), 0));
  }

  private Report report(
      Variant variant, TestEngine engine, long seed, Mode mode, Judge.Difference difference) {
    Program program = difference.program();
    Shrinker shrinker = new Shrinker(corpus, engine, variant.checked(), mode, program);
    Program small = shrinker.shrink(program);
    Judge.Difference shown = shrinker.difference(small).orElse(difference);
    String text =
        """
        %s differs in the program of seed %d%s: %d of %d instructions are enough
        --- program
        %s--- reference
        %s--- %s
        %sagain: %s --engine %s --seed %d --count 1%s
        """
            .formatted(
                variant,
                seed,
                mode,
                small.size(),
                program.size(),
                Disassembler.disassemble(small.assemble(corpus.set()).code()),
                shown.expected(),
                variant,
                shown.actual(),
                command,
                variant,
                seed,
                mode.equals(Mode.WHOLE) ? "" : mode);
    return new Report(variant, seed, mode, program.size(), small, text);
  }

  /** The program of a seed in assembler text. */
  String text(long seed) {
    return Disassembler.disassemble(corpus.program(seed).assemble(corpus.set()).code());
  }
}
