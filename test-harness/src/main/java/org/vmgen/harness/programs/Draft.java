package org.vmgen.harness.programs;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.vmgen.runtime.ImmediateInfo;
import org.vmgen.runtime.ItemInfo;
import org.vmgen.runtime.ValueType;
import org.vmgen.runtime.verify.StackState;
import org.vmgen.runtime.verify.Way;

/** A program under construction: lines, and what is known of the stacks before each. */
final class Draft {
  /** That what was tried does not go: the generator starts again. */
  static final class DeadEnd extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DeadEnd() {
      super("dead end", null, false, false);
    }
  }

  /**
   * Where an instruction stands.
   *
   * @param before the stacks before it
   * @param floor what it must not take from them
   */
  record Site(StackState before, int[] floor) {}

  final Random random;
  final Catalogue catalogue;
  final Repair repair;
  final Values values;
  final List<Program.Line> lines = new ArrayList<>();
  final Map<Program.Line, Site> sites = new java.util.IdentityHashMap<>();
  private int labels;
  private int deep; // where a stack begins to be deep
  private int[] floor;
  private Map<String, Long> sizes = new HashMap<>(); // of the function

  Draft(Catalogue catalogue, Repair repair, Random random) {
    this.catalogue = catalogue;
    this.repair = repair;
    this.random = random;
    this.values = new Values(random);
    this.deep = catalogue.settings().slots() / 4;
    this.floor = new int[catalogue.effects().set().stacks().size()];
  }

  /** How many items lie on a stack until some are dropped. */
  int deep() {
    return deep;
  }

  /** How many slots a stack has. */
  int slots(int stack) {
    return Limited.slots(catalogue.model().stacks().get(stack), catalogue.settings().slots());
  }

  /** Pushes so many items on a stack that few more have room, and lets them lie. */
  StackState filled(StackState state, int stack) {
    deep = catalogue.settings().slots();
    StackState wanted = state.copy();
    while (wanted.depth(stack) < slots(stack) - random.nextInt(4)) {
      wanted.push(stack, catalogue.anything(stack));
    }
    return become(state, wanted, false);
  }

  int newLabel() {
    return labels++;
  }

  void mark(int label) {
    lines.add(new Program.Mark(label));
  }

  boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  <T> T one(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  /** What the instructions that follow must not take, and what ranges of immediates refer to. */
  void inside(int[] floor, int taken, int locals) {
    this.floor = floor.clone();
    sizes = Map.of("taken", (long) taken, "locals", (long) locals);
  }

  int[] floor() {
    return floor;
  }

  /** Appends an instruction whose inputs are there; the stacks after its way on. */
  StackState emit(Template template, StackState state, Way way, List<Program.Operand> operands) {
    StackState after = template.after(state, way, operands);
    append(template.opcode(), operands, state);
    return after;
  }

  /** Appends an instruction that touches no stack. */
  void append(int opcode, List<Program.Operand> operands, StackState before) {
    Program.Instruction line = new Program.Instruction(opcode, operands);
    lines.add(line);
    sites.put(line, new Site(before.copy(), floor));
  }

  /** Appends what makes those stacks of these. */
  StackState become(StackState from, StackState to, boolean small) {
    StackState state = from;
    for (Program.Instruction line :
        repair.between(from, to, random, small).orElseThrow(DeadEnd::new)) {
      Template template = catalogue.template(line.opcode());
      lines.add(line);
      sites.put(line, new Site(state.copy(), floor));
      state = template.after(state, template.falls().orElseThrow(), line.operands());
    }
    return state;
  }

  /**
   * Values for the immediates of an instruction; code ones are left for others to choose.
   *
   * @return empty if there is no value that is allowed here
   */
  Optional<List<Program.Operand>> operands(Template template, StackState state, boolean small) {
    List<Program.Operand> operands = new ArrayList<>();
    List<ImmediateInfo> immediates = template.info().immediates();
    for (int i = 0; i < immediates.size(); i++) {
      Optional<Program.Operand> operand = operand(template, i, state, small);
      if (operand.isEmpty()) {
        return Optional.empty();
      }
      operands.add(operand.get());
    }
    return Optional.of(operands);
  }

  private Optional<Program.Operand> operand(
      Template template, int index, StackState state, boolean small) {
    ImmediateInfo immediate = template.info().immediates().get(index);
    Settings.Range range =
        catalogue.settings().ranges().get(template.info().name() + "." + immediate.name());
    if (range instanceof Settings.Between between) {
      return Optional.of(values.between(immediate, between.low(), between.high()));
    } else if (range instanceof Settings.Taken) {
      return Optional.of(new Program.Bits(sizes.getOrDefault("taken", 0L)));
    } else if (range instanceof Settings.Local) {
      long locals = sizes.getOrDefault("locals", 0L);
      return locals == 0 ? Optional.empty() : Optional.of(values.between(immediate, 0, locals - 1));
    } else if (immediate.array()) {
      return Optional.of(array(immediate, small));
    } else if (immediate.type() == ValueType.CODE) {
      return Optional.of(new Program.Target(-1));
    }
    Optional<ItemInfo> counted =
        template.info().inputs().stream()
            .filter(item -> item.kind() == ItemInfo.Kind.MANY && item.immediate() == index)
            .findFirst();
    if (counted.isPresent()) {
      int there = state.depth(counted.get().place()) - floor[counted.get().place()];
      return Optional.of(new Program.Bits(random.nextInt(Math.max(1, Math.min(there, 5)))));
    }
    boolean slot =
        java.util.stream.Stream.concat(
                template.info().inputs().stream(), template.info().outputs().stream())
            .anyMatch(item -> item.kind() == ItemInfo.Kind.OPERAND && item.immediate() == index);
    return Optional.of(
        slot && immediate.type().isInteger()
            ? values.between(immediate, 0, 5)
            : values.of(immediate.type(), small));
  }

  private Program.Operand array(ImmediateInfo immediate, boolean small) {
    List<Program.Operand> elements = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      elements.add(
          immediate.type() == ValueType.CODE
              ? new Program.Target(-1)
              : values.of(immediate.type(), small));
    }
    return new Program.Many(elements);
  }

  /** Pushes what an instruction takes, unless it lies there already and will do. */
  StackState supply(
      Template template, StackState state, List<Program.Operand> operands, boolean fresh) {
    List<ItemInfo> items = template.inputs(operands);
    if (!fresh && template.isReady(state, floor, items)) {
      return state;
    }
    StackState wanted = state.copy();
    for (ItemInfo item : items) {
      wanted.push(item.place(), template.expected(item));
    }
    return become(state, wanted, template.isDelicate() && chance(75));
  }
}
