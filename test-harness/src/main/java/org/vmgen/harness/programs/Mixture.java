package org.vmgen.harness.programs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.vmgen.generator.combine.Combinable;
import org.vmgen.generator.model.Composite;
import org.vmgen.generator.model.Composite.Operand;
import org.vmgen.generator.model.Documentation;
import org.vmgen.generator.model.Instruction;
import org.vmgen.generator.model.VmModel;
import org.vmgen.runtime.ImmediateInfo;
import org.vmgen.runtime.ValueType;

/**
 * Combined instructions by chance, in the place of those of a description: sequences that stand in
 * generated programs, some of their immediates bound to the values that they have there. So engines
 * are tested with more combinations than somebody thought of.
 */
final class Mixture {
  private static final int COUNT = 40;
  private static final int PROGRAMS = 300;
  private static final int LONGEST = 6;
  private static final Documentation NOWHERE = new Documentation(List.of(), "harness", 1, 1);

  private final Corpus corpus;
  private final VmModel model;
  private final Random random;
  private final Map<String, Composite> found = new LinkedHashMap<>();

  private Mixture(Corpus corpus, long seed) {
    this.corpus = corpus;
    this.model = corpus.model();
    this.random = new Random(seed);
  }

  /** The machine with other combined instructions; the same ones for the same number. */
  static VmModel of(Corpus corpus, long number) {
    Mixture mixture = new Mixture(corpus, number);
    for (int i = 0; i < 20 * COUNT && mixture.found.size() < COUNT; i++) {
      mixture.draw(corpus.program(mixture.random.nextInt(PROGRAMS)));
    }
    return mixture.model.withComposites(List.copyOf(mixture.found.values()), List.of());
  }

  /** A few instructions of a program that stand one after the other. */
  private void draw(Program program) {
    List<Composite.Part> parts = new ArrayList<>();
    int most = 1 + random.nextInt(LONGEST);
    for (int at = random.nextInt(program.lines().size());
        at < program.lines().size() && parts.size() < most;
        at++) {
      if (!(program.lines().get(at) instanceof Program.Instruction line)
          || isObstacle(line.opcode(), parts.isEmpty(), true)) {
        break;
      }
      parts.add(part(line));
      if (isObstacle(line.opcode(), parts.size() == 1, false)) {
        break;
      }
    }
    Composite composite = new Composite("mixed_" + found.size(), parts, NOWHERE);
    if (!parts.isEmpty() && !composite.isPlain()) {
      found.putIfAbsent(composite.text(), composite);
    }
  }

  private boolean isObstacle(int opcode, boolean first, boolean last) {
    Instruction instruction = model.instructions().get(opcode);
    return Combinable.obstacle(model, instruction, first, last).isPresent();
  }

  private Composite.Part part(Program.Instruction line) {
    Instruction instruction = model.instructions().get(line.opcode());
    List<ImmediateInfo> immediates = corpus.set().instruction(line.opcode()).immediates();
    boolean fixed = immediates.stream().noneMatch(ImmediateInfo::array);
    List<Operand> operands = new ArrayList<>();
    for (int i = 0; i < immediates.size(); i++) {
      operands.add(fixed ? operand(line, immediates, operands) : new Operand.Open());
    }
    return new Composite.Part(instruction, operands);
  }

  private Operand operand(
      Program.Instruction line, List<ImmediateInfo> immediates, List<Operand> before) {
    int index = before.size();
    ValueType type = immediates.get(index).type();
    Program.Operand value = line.operands().get(index);
    int choice = random.nextInt(100);
    for (int other = 0; other < index && choice < 30; other++) {
      if (before.get(other) instanceof Operand.Open
          && immediates.get(other).type() == type
          && line.operands().get(other).equals(value)) {
        return new Operand.Same(other);
      }
    }
    if (choice >= 70 && type != ValueType.CODE && value instanceof Program.Bits bits) {
      return new Operand.Bound(bits.word(), Long.toString(bits.word()));
    }
    return new Operand.Open();
  }
}
