package org.vmgen.harness.programs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.vmgen.generator.model.VmModel;
import org.vmgen.generator.reference.ReferenceMachine;
import org.vmgen.harness.TestEngine;
import org.vmgen.runtime.Exit;
import org.vmgen.runtime.ExternException;
import org.vmgen.runtime.Host;
import org.vmgen.runtime.Limits;
import org.vmgen.runtime.TrapInfo;
import org.vmgen.runtime.verify.StackState;

/**
 * Makes programs run longer: where one throws or traps on the reference engine, other inputs are
 * given to the instruction, or others are put in its place. Some programs are left as they are.
 */
final class Healer {
  private static final int ROUNDS = 30;
  private static final int BUDGET = 20_000;

  /** Traps to which programs seldom come. */
  private static final Set<Integer> RARE =
      Set.of(TrapInfo.MEMORY, TrapInfo.OVERFLOW, TrapInfo.ZERO_DIVIDE, TrapInfo.DIVISION_OVERFLOW);

  private final Catalogue catalogue;
  private final Repair repair;
  private final VmModel model;
  private final Limits limits;

  Healer(Catalogue catalogue) {
    this.catalogue = catalogue;
    this.repair = new Repair(catalogue);
    this.model = catalogue.model();
    this.limits = Limited.limits(model, catalogue.settings().slots());
  }

  Program heal(ProgramGenerator.Generated generated, long seed) {
    Random random = new Random(~seed);
    Program program = generated.program();
    List<Program.Line> supplied = new ArrayList<>();
    int rounds = random.nextInt(100) < 15 ? 0 : ROUNDS;
    for (int round = 0; round < rounds && random.nextInt(100) < 99; round++) {
      Program.Assembled assembled = program.assemble(catalogue.effects().set());
      Optional<Exit> exit = run(assembled);
      if (exit.isEmpty()
          || exit.get().kind() != Exit.Kind.TRAP && exit.get().kind() != Exit.Kind.THROW
          || RARE.contains(exit.get().trap()) && random.nextInt(100) < 30) {
        return program;
      }
      int at = assembled.lineAt(program, exit.get().position());
      Optional<List<Program.Line>> lines =
          at < 0 ? Optional.empty() : healed(program, at, generated, supplied, random);
      if (lines.isEmpty()) {
        return program;
      }
      program = program.withLines(lines.get());
    }
    return program;
  }

  private Optional<Exit> run(Program.Assembled assembled) {
    ReferenceMachine machine =
        new ReferenceMachine(
            model,
            catalogue.effects().set(),
            assembled.code(),
            limits,
            Host.silent(),
            catalogue.settings().externs().map(c -> c));
    machine.setBudget(BUDGET);
    try {
      Exit exit = machine.run(assembled.code().defaultEntry());
      for (int i = 0; i < TestEngine.RESUMES && exit.kind() == Exit.Kind.YIELD; i++) {
        exit = machine.resume();
      }
      return Optional.of(exit);
    } catch (ExternException e) {
      return Optional.empty();
    }
  }

  private Optional<List<Program.Line>> healed(
      Program program,
      int at,
      ProgramGenerator.Generated generated,
      List<Program.Line> supplied,
      Random random) {
    Program.Instruction line = (Program.Instruction) program.lines().get(at);
    Draft.Site site = generated.sites().get(line);
    Template template = catalogue.template(line.opcode());
    if (site == null || template.kind() != Template.Kind.PLAIN) {
      return Optional.empty();
    }
    List<Program.Line> lines = new ArrayList<>(program.lines());
    boolean first = supplied.stream().noneMatch(other -> other == line);
    Optional<List<Program.Instruction>> found = Optional.empty();
    if (first && !template.inputs(line.operands()).isEmpty()) {
      supplied.add(line);
      found = fresh(template, line, site, random);
    }
    if (found.isEmpty()) {
      StackState after =
          template.after(site.before(), template.falls().orElseThrow(), line.operands());
      found = repair.between(site.before(), after, random, true);
      lines.remove(at);
    }
    found.ifPresent(instructions -> lines.addAll(at, instructions));
    return found.map(instructions -> lines);
  }

  /** Drops the inputs and pushes others. */
  private Optional<List<Program.Instruction>> fresh(
      Template template, Program.Instruction line, Draft.Site site, Random random) {
    StackState without = site.before().copy();
    template.inputs(line.operands()).forEach(item -> without.pop(item.place()));
    Optional<List<Program.Instruction>> down = repair.between(site.before(), without, random, true);
    Optional<List<Program.Instruction>> up = repair.between(without, site.before(), random, true);
    if (down.isEmpty() || up.isEmpty()) {
      return Optional.empty();
    }
    List<Program.Instruction> all = new ArrayList<>(down.get());
    all.addAll(up.get());
    return Optional.of(all);
  }
}
