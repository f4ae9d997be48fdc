package org.vmgen.harness.programs;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.vmgen.harness.TestEngine;
import org.vmgen.runtime.verify.StackState;
import org.vmgen.runtime.verify.Verification;

/**
 * Makes a program smaller that means something else on an engine: takes out lines (as Zeller and
 * Hildebrandt, Simplifying and isolating failure-inducing input, 2002), puts a few instructions in
 * the place of many that have the same effect on the stacks, and simplifies operands, as long as
 * the difference stays. Programs for unchecked engines have to pass the verifier all the time.
 */
final class Shrinker {
  private static final int MOST_ROUNDS = 20;
  private static final int BATCH = 64;

  private final Corpus corpus;
  private final Judge judge;
  private final TestEngine engine;
  private final boolean checked;
  private Mode mode;
  private final Repair repair;
  private final boolean verified;

  Shrinker(Corpus corpus, TestEngine engine, boolean checked, Mode mode, Program start) {
    this.corpus = corpus;
    this.judge = new Judge(corpus);
    this.engine = engine;
    this.checked = checked;
    this.mode = mode;
    this.repair = new Repair(corpus.catalogue());
    this.verified = start.isStrict() && corpus.verify(start).isGood();
  }

  /** The smallest program found that still differs. */
  Program shrink(Program start) {
    Program program = start;
    for (int round = 0; round < MOST_ROUNDS; round++) {
      Program before = program;
      program = withoutLines(program);
      program = first(Simpler.functions(program), program);
      program = shortcuts(program);
      program = first(Simpler.operands(program), program);
      program = first(Simpler.state(program), program);
      if (program == before) {
        return tidy(program);
      }
    }
    return tidy(program);
  }

  /** Takes the first that differs, as often as there is one. */
  private Program first(List<Program> candidates, Program otherwise) {
    for (int from = 0; from < candidates.size(); from += BATCH) {
      List<Program> batch = candidates.subList(from, Math.min(from + BATCH, candidates.size()));
      Optional<Program> found = anyOf(batch);
      if (found.isPresent()) {
        return found.get();
      }
    }
    return otherwise;
  }

  // ---- taking out lines -------------------------------------------------------------------------

  private Program withoutLines(Program start) {
    Program program = start;
    for (int length = Math.max(1, program.lines().size() / 2); length >= 1; length /= 2) {
      boolean again = true;
      while (again) {
        List<Program> candidates = new ArrayList<>();
        for (int from = 0;
            from + length <= program.lines().size();
            from += Math.max(1, length / 2)) {
          candidate(program, from, from + length).ifPresent(candidates::add);
        }
        Program smaller = first(candidates, program);
        again = smaller != program;
        program = smaller;
      }
    }
    return pairs(program);
  }

  /** Takes out two instructions that belong together. */
  private Program pairs(Program start) {
    Program program = start;
    boolean again = program.size() <= 60;
    while (again) {
      List<Program> candidates = new ArrayList<>();
      for (int i = 0; i < program.lines().size(); i++) {
        for (int k = i + 2; k < Math.min(i + 14, program.lines().size()); k++) {
          if (program.lines().get(i) instanceof Program.Instruction
              && program.lines().get(k) instanceof Program.Instruction) {
            List<Program.Line> lines = new ArrayList<>(program.lines());
            lines.remove(k);
            lines.remove(i);
            candidates.add(program.withLines(lines));
          }
        }
      }
      Program smaller = first(candidates, program);
      again = smaller != program;
      program = smaller;
    }
    return program;
  }

  /** Without the instructions of some lines; labels stay. */
  private static Optional<Program> candidate(Program program, int from, int to) {
    List<Program.Line> lines = new ArrayList<>();
    for (int i = 0; i < program.lines().size(); i++) {
      boolean inside = i >= from && i < to;
      if (!inside || !(program.lines().get(i) instanceof Program.Instruction)) {
        lines.add(program.lines().get(i));
      }
    }
    return lines.size() == program.lines().size()
        ? Optional.empty()
        : Optional.of(program.withLines(lines));
  }

  /** Without labels that nobody uses. */
  private static Program tidy(Program program) {
    Set<Integer> used = new HashSet<>();
    for (Program.Line line : program.lines()) {
      if (line instanceof Program.Instruction instruction) {
        instruction.operands().forEach(operand -> use(operand, used));
      }
    }
    return program.withLines(
        program.lines().stream()
            .filter(line -> !(line instanceof Program.Mark mark) || used.contains(mark.label()))
            .toList());
  }

  private static void use(Program.Operand operand, Set<Integer> used) {
    if (operand instanceof Program.Target target) {
      used.add(target.label());
    } else if (operand instanceof Program.Many many) {
      many.elements().forEach(element -> use(element, used));
    }
  }

  // ---- shortcuts --------------------------------------------------------------------------------

  /** Puts what the verifier knows to be the same for the stacks in the place of longer pieces. */
  private Program shortcuts(Program start) {
    Program program = start;
    boolean again = verified;
    while (again) {
      Program smaller = first(shorter(program), program);
      again = smaller != program;
      program = smaller;
    }
    return program;
  }

  private List<Program> shorter(Program program) {
    List<Program> candidates = new ArrayList<>();
    Verification verification = corpus.verify(program);
    Program.Assembled assembled = program.assemble(corpus.set());
    int count = program.lines().size();
    Random random = new Random(count);
    for (int length = Math.min(count, 24); length >= 2; length -= length > 8 ? 4 : 1) {
      for (int from = 0; from + length < count; from++) {
        Optional<StackState> before = verification.at(assembled.positions().get(from));
        Optional<StackState> after = verification.at(assembled.positions().get(from + length));
        if (before.isPresent() && after.isPresent()) {
          replaced(program, from, length, before.get(), after.get(), random)
              .ifPresent(candidates::add);
        }
      }
    }
    return candidates;
  }

  private Optional<Program> replaced(
      Program program, int from, int length, StackState before, StackState after, Random random) {
    List<Program.Line> inside = program.lines().subList(from, from + length);
    long instructions = inside.stream().filter(Program.Instruction.class::isInstance).count();
    if (instructions < 2 || inside.stream().anyMatch(Program.Start.class::isInstance)) {
      return Optional.empty();
    }
    return repair
        .between(before, after, random, true)
        .filter(found -> found.size() < instructions)
        .map(
            found -> {
              List<Program.Line> lines = new ArrayList<>(program.lines().subList(0, from));
              lines.addAll(found);
              inside.stream().filter(Program.Mark.class::isInstance).forEach(lines::add);
              lines.addAll(program.lines().subList(from + length, program.lines().size()));
              return program.withLines(lines);
            });
  }

  // ---- what stays a difference ------------------------------------------------------------------

  private Optional<Program> anyOf(List<Program> candidates) {
    List<Program> valid = candidates.stream().filter(this::isValid).toList();
    if (valid.isEmpty()) {
      return Optional.empty();
    }
    for (Mode tried : modes()) {
      List<String> expected = judge.expected(valid, tried);
      Optional<Program> found =
          judge.differences(engine, checked, valid, expected, tried).stream()
              .flatMap(Optional::stream)
              .map(Judge.Difference::program)
              .findFirst();
      if (found.isPresent()) {
        mode = tried;
        return found;
      }
    }
    return Optional.empty();
  }

  /** Where a budget ends the run, a shorter program needs a smaller one. */
  private List<Mode> modes() {
    List<Mode> modes = new ArrayList<>(List.of(mode));
    for (long less = 1; less < mode.budget(); less += 1 + less / 4) {
      modes.add(new Mode(mode.budget() - less, mode.slice()));
    }
    return modes;
  }

  /** How the program runs that was found last. */
  Mode mode() {
    return mode;
  }

  private boolean isValid(Program program) {
    try {
      if (program.size() == 0) {
        return false;
      }
      program.assemble(corpus.set());
      return checked || !verified || corpus.verify(program).isGood();
    } catch (IllegalStateException | IllegalArgumentException e) {
      return false;
    }
  }

  /** What both engines show of a program. */
  Optional<Judge.Difference> difference(Program program) {
    List<Program> one = List.of(program);
    return judge.differences(engine, checked, one, judge.expected(one, mode), mode).get(0);
  }
}
