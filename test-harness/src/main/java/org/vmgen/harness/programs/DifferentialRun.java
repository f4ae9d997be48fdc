package org.vmgen.harness.programs;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.vmgen.generator.model.VmModel;
import org.vmgen.harness.TestEngine;
import org.vmgen.runtime.text.Disassembler;

/** Runs many programs of a machine on engines and makes the first differences small. */
final class DifferentialRun {
  private final Corpus corpus;
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
   * @param first the first seed
   * @param count how many programs
   * @param most after how many differences of an engine the others are not looked at
   * @param share on how many of the engines each batch of programs runs, in turn
   */
  List<Report> run(List<Variant> variants, long first, int count, int most, int share) {
    List<Report> reports = new ArrayList<>();
    Map<Variant, TestEngine> engines = new ConcurrentHashMap<>();
    Map<Variant, Integer> found = new ConcurrentHashMap<>();
    int next = 0;
    try {
      for (int done = 0; done < count; done += Batch.SIZE) {
        Batch batch = batch(first + done, Math.min(Batch.SIZE, count - done));
        List<Variant> some = new ArrayList<>();
        for (int i = 0; i < Math.min(share, variants.size()); i++) {
          some.add(variants.get(next++ % variants.size()));
        }
        List<Report> more =
            some.parallelStream()
                .flatMap(
                    variant -> {
                      TestEngine engine = engines.computeIfAbsent(variant, this::open);
                      int left = most - found.getOrDefault(variant, 0);
                      return compare(variant, engine, batch, left).stream();
                    })
                .toList();
        more.forEach(report -> found.merge(report.variant(), 1, Integer::sum));
        more.forEach(report -> progress.accept(report.text()));
        reports.addAll(more);
        progress.accept(done + batch.programs().size() + " of " + count + " programs");
        if (variants.stream().allMatch(v -> found.getOrDefault(v, 0) >= most)) {
          break;
        }
      }
    } finally {
      engines.values().forEach(TestEngine::close);
    }
    return reports;
  }

  /** An engine, made for the machine of these programs. */
  TestEngine open(Variant variant) {
    return variant.open(corpus);
  }

  /** Programs and what they mean. */
  Batch batch(long first, int count) {
    return Batch.of(corpus, judge, first, count, only);
  }

  /** The first differences of an engine. */
  List<Report> compare(Variant variant, TestEngine engine, Batch batch, int most) {
    List<Report> reports = new ArrayList<>();
    batch
        .expected()
        .forEach(
            (mode, expected) -> {
              if (reports.size() >= most || !variant.checked() && !mode.equals(Mode.WHOLE)) {
                return;
              }
              List<Optional<Judge.Difference>> differences =
                  judge.differences(
                      engine, variant.checked(), batch.programs(), batch.codes(), expected, mode);
              for (int i = 0; i < differences.size() && reports.size() < most; i++) {
                if (differences.get(i).isPresent()) {
                  reports.add(
                      report(variant, engine, batch.first() + i, mode, differences.get(i).get()));
                }
              }
            });
    return reports;
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
                shrinker.mode(),
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
    return new Report(variant, seed, shrinker.mode(), program.size(), small, text);
  }

  /** The program of a seed in assembler text. */
  String text(long seed) {
    return Disassembler.disassemble(corpus.program(seed).assemble(corpus.set()).code());
  }
}
