package org.vmgen.generator.example;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vmgen.generator.action.Stmt;
import org.vmgen.generator.action.Target;
import org.vmgen.generator.action.Walk;
import org.vmgen.generator.model.Body;
import org.vmgen.generator.model.Effect;
import org.vmgen.generator.model.Example;
import org.vmgen.generator.model.Item;
import org.vmgen.generator.model.Memory;
import org.vmgen.generator.model.Region;
import org.vmgen.generator.model.Register;
import org.vmgen.generator.model.ScalarType;
import org.vmgen.generator.model.Stack;
import org.vmgen.generator.model.State;
import org.vmgen.generator.model.Type;
import org.vmgen.generator.model.VmModel;
import org.vmgen.generator.reference.InstructionSets;
import org.vmgen.runtime.Code;
import org.vmgen.runtime.CodeBuilder;
import org.vmgen.runtime.InstructionInfo;
import org.vmgen.runtime.InstructionSet;
import org.vmgen.runtime.Label;
import org.vmgen.runtime.ValueType;

/**
 * An example as a program: its instruction at position 1, after it one instruction for the position
 * that follows and one for each label, and what the machine holds before. Running one instruction
 * from position 1 is the example.
 *
 * <p>Slots are boxed 64 bits in the form of constants of the slot's type, or references.
 */
public final class ExampleProgram {

  private static final String START = "example";

  private final VmModel model;
  private final Example example;
  private final Map<String, Label> labels = new LinkedHashMap<>();
  private final CodeBuilder builder;
  private final Label next;
  private final Code code;
  private final List<List<Object>> stacks = new ArrayList<>();
  private final Map<Region, List<Object>> regions = new LinkedHashMap<>();
  private final Map<Register, Object> references = new HashMap<>();

  /**
   * The program of an example.
   *
   * @throws IllegalArgumentException if the example's immediates do not fit its instruction
   */
  public ExampleProgram(VmModel model, Example example) {
    this.model = model;
    this.example = example;
    builder = new CodeBuilder(InstructionSets.of(model));
    next = builder.newLabel("next");
    code = build();
    prepareStacks();
    prepareRegions();
  }

  public Example example() {
    return example;
  }

  /** The program; memories and registers start as the example says, but for references. */
  public Code code() {
    return code;
  }

  /** What each stack holds before, from the bottom, by index. */
  public List<List<Object>> stacks() {
    return stacks;
  }

  /** What regions with slots of their own hold before. */
  public Map<Region, List<Object>> regions() {
    return regions;
  }

  /** Registers of references that the example sets. */
  public Map<Register, Object> references() {
    return references;
  }

  /** The position after the instruction. */
  public int next() {
    return next.position();
  }

  /** The position of each label of the example. */
  public Map<String, Integer> labels() {
    Map<String, Integer> positions = new LinkedHashMap<>();
    labels.forEach((name, label) -> positions.put(name, label.position()));
    return positions;
  }

  // ---- values -----------------------------------------------------------------------------------

  /** A value of the example in a slot, register or memory cell of that type. */
  public Object value(Example.Value value, Type place) {
    if (value instanceof Example.Value.Bits bits) {
      long raw = bits.bits();
      ValueType to = InstructionSets.valueType(place);
      if (to.isFloat()) {
        return to.floatBits(InstructionSets.valueType(bits.type()).floatValue(raw));
      }
      return to.normalize(raw);
    } else if (value instanceof Example.Value.Label label) {
      return (long) labels.get(label.name()).position();
    } else if (value instanceof Example.Value.Next) {
      return (long) next();
    } else if (value instanceof Example.Value.Text text) {
      return text.text();
    }
    return null;
  }

  private Object operand(Example.Value value, Type type) {
    if (value instanceof Example.Value.Label label) {
      return label(label);
    } else if (value instanceof Example.Value.Next) {
      return next;
    } else if (value instanceof Example.Value.Text text) {
      return text.text();
    } else if (value instanceof Example.Value.Bits bits) {
      ValueType bitsType = InstructionSets.valueType(type);
      if (bitsType.isFloat()) {
        return bitsType.floatValue(bits.bits());
      }
      return type == ScalarType.BOOL ? (Object) (bits.bits() != 0) : (Object) bits.bits();
    }
    return null;
  }

  private Label label(Example.Value.Label label) {
    return labels.computeIfAbsent(label.name(), builder::newLabel);
  }

  // ---- code -------------------------------------------------------------------------------------

  private Code build() {
    allValues().stream()
        .filter(Example.Value.Label.class::isInstance)
        .forEach(value -> label((Example.Value.Label) value));
    builder.entry(START);
    builder.emit(example.instruction().opcode(), operands());
    builder.bind(next);
    if (allValues().stream().anyMatch(Example.Value.Next.class::isInstance)) {
      builder.entry(START + " next", next);
    }
    filler(next);
    labels.forEach(
        (name, label) -> {
          builder.bind(label).entry(START + " " + name, label);
          filler(label);
        });
    setState();
    return builder.build();
  }

  private Object[] operands() {
    List<Object> operands = new ArrayList<>();
    var immediates = example.instruction().effect().immediates();
    for (int i = 0; i < immediates.size(); i++) {
      Type type = immediates.get(i).type();
      Object[] values = example.arguments().get(i).stream().map(v -> operand(v, type)).toArray();
      operands.add(immediates.get(i).isArray() ? values : values[0]);
    }
    return operands.toArray();
  }

  /** Some instruction, so that the position is one; it is never executed. */
  private void filler(Label here) {
    InstructionSet set = builder.instructionSet();
    InstructionInfo shortest = set.instruction(0);
    for (InstructionInfo info : set.instructions()) {
      if (info.immediates().size() < shortest.immediates().size()) {
        shortest = info;
      }
    }
    Object[] operands =
        shortest.immediates().stream()
            .map(i -> i.array() ? new Object[0] : zero(i.type(), here))
            .toArray();
    builder.emit(shortest.opcode(), operands);
  }

  private static Object zero(ValueType type, Label here) {
    return switch (type) {
      case CODE -> here;
      case BOOL -> false;
      case F32, F64 -> 0.0;
      case REF -> null;
      default -> 0L;
    };
  }

  private List<Example.Value> allValues() {
    List<Example.Value> values = new ArrayList<>();
    example.arguments().forEach(values::addAll);
    example.given().forEach(binding -> values.add(binding.value()));
    example.before().forEach(placed -> values.add(placed.value()));
    example.after().forEach(placed -> values.add(placed.value()));
    example.expected().forEach(binding -> values.add(binding.value()));
    example
        .outcome()
        .filter(Example.Outcome.Jump.class::isInstance)
        .ifPresent(jump -> values.add(((Example.Outcome.Jump) jump).target()));
    return values;
  }

  // ---- state before -----------------------------------------------------------------------------

  private void setState() {
    for (Example.Binding binding : example.given()) {
      if (binding.state() instanceof Register register) {
        Object value = value(binding.value(), register.type());
        if (register.type() instanceof ScalarType) {
          builder.register(register.index(), (Long) value);
        } else {
          references.put(register, value);
        }
      } else if (binding.state() instanceof Memory memory) {
        ScalarType width = (ScalarType) binding.width();
        long bits = (Long) value(binding.value(), width);
        byte[] bytes = new byte[width.bytes()];
        for (int i = 0; i < bytes.length; i++) {
          int at = memory.bigEndian() ? bytes.length - 1 - i : i;
          bytes[at] = (byte) (bits >>> 8 * i);
        }
        builder.memory(memory.index(), binding.index(), bytes);
      }
    }
  }

  private void prepareStacks() {
    for (Stack stack : model.stacks()) {
      List<Object> slots = new ArrayList<>();
      for (Region region : model.regions()) {
        if (region.on().equals(Optional.of(stack))) {
          place(region, slots, region.reserve());
        }
      }
      for (Example.Placed item : example.before()) {
        if (item.stack().equals(stack)) {
          slots.add(value(item.value(), stack.slot()));
        }
      }
      stacks.add(slots);
    }
  }

  private void prepareRegions() {
    for (Region region : model.regions()) {
      if (region.on().isEmpty()) {
        List<Object> slots = new ArrayList<>();
        place(region, slots, 0);
        regions.put(region, slots);
      }
    }
  }

  /**
   * Makes the slots of a region that the example names, before and after, and {@code reserve} more
   * above them. An instruction that changes the region's depth makes those of after itself.
   */
  private void place(Region region, List<Object> slots, int reserve) {
    List<Example.Binding> named = new ArrayList<>(example.given());
    if (!changesDepth(region)) {
      named.addAll(example.expected());
    }
    int needed = 0;
    for (Example.Binding binding : named) {
      if (binding.state().equals(region)) {
        needed = Math.max(needed, slot(region, binding.index()) + 1 + reserve);
      }
    }
    for (long index : operandIndexes(region)) {
      needed = Math.max(needed, slot(region, index) + 1 + reserve);
    }
    while (slots.size() < needed) {
      slots.add(region.slot() instanceof ScalarType ? (Object) 0L : null);
    }
    for (Example.Binding binding : example.given()) {
      if (binding.state().equals(region)) {
        slots.set(slot(region, binding.index()), value(binding.value(), region.slot()));
      }
    }
  }

  /** The slots of a region that are operands of the instruction. */
  private List<Long> operandIndexes(Region region) {
    List<Long> indexes = new ArrayList<>();
    Effect effect = example.instruction().effect();
    for (List<Item> items : List.of(effect.inputs(), effect.outputs())) {
      for (Item item : items) {
        if (item instanceof Item.Operand operand && operand.region().equals(region)) {
          int immediate = effect.immediates().indexOf(operand.index());
          Example.Value index = example.arguments().get(immediate).get(0);
          indexes.add((Long) value(index, operand.index().type()));
        }
      }
    }
    return indexes;
  }

  /** The slot that a region's index names with the window where the example puts it before. */
  private int slot(Region region, long index) {
    long window = region.window().map(this::given).orElse(0L);
    return Math.toIntExact(window + index);
  }

  /** What a register of integers holds before. */
  private long given(Register register) {
    return example.given().stream()
        .filter(binding -> binding.state().equals(register))
        .map(binding -> (Long) value(binding.value(), register.type()))
        .findFirst()
        .orElse(0L);
  }

  private boolean changesDepth(State region) {
    boolean[] found = {false};
    if (example.instruction().body() instanceof Body.Action action) {
      Walk.statements(
          action.block(),
          s ->
              found[0] |=
                  s instanceof Stmt.Assign assign
                      && assign.target() instanceof Target.ToDepth depth
                      && depth.stackOrRegion().equals(region));
    }
    return found[0];
  }
}
