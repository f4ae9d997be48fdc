package org.vmgen.generator.c;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.vmgen.generator.model.Instruction;
import org.vmgen.generator.model.Memory;
import org.vmgen.generator.model.Region;
import org.vmgen.generator.model.Register;
import org.vmgen.generator.model.Stack;
import org.vmgen.generator.model.State;
import org.vmgen.generator.model.Trap;
import org.vmgen.generator.model.VmModel;
import org.vmgen.generator.plan.EngineConfig;
import org.vmgen.generator.reference.InstructionSets;
import org.vmgen.runtime.InstructionInfo;
import org.vmgen.runtime.InstructionSet;
import org.vmgen.runtime.ItemInfo;
import org.vmgen.runtime.Shown;

/** Output model of the interface and of the code around the run loop. */
final class MachineView {
  private final VmModel model;
  private final EngineConfig config;
  private final CNames names;
  private final CTypes types;
  private final InstructionSet set;

  MachineView(VmModel model, EngineConfig config) {
    this.model = model;
    this.config = config;
    this.names = CNames.of(model, config);
    this.set = InstructionSets.of(model);
    this.types = new CTypes(model, names, config.checked(), config.counts());
  }

  /** A macro or enum constant and its value. */
  record Named(String name, String value) {}

  /** A field of the limits. */
  record LimitView(String name, String comment, String byDefault, String most) {}

  /** A kind of trap. */
  record TrapView(String name, String constant, int code) {}

  /** An immediate's row. */
  record ImmediateView(String name, String typeText, String type, int array) {}

  /** How an item of an instruction's effect is shown; {@code change} of its stack's depth. */
  record ShownView(int output, int stack, int fromTop, String shown, int change) {}

  /** An instruction's row. */
  record InstructionView(
      String name,
      String mnemonic,
      String effect,
      List<ImmediateView> immediates,
      List<ShownView> shown,
      int shownCount,
      int count,
      int keepsNext,
      int falls,
      int endsBlock,
      int branches) {}

  /** A table of pieces of state. */
  record TableView(String name, List<StateView> rows) {}

  /** What both templates may name. */
  Map<String, Object> attributes() {
    Map<String, Object> all = new HashMap<>();
    all.put("vm", model.name());
    all.put("m", names.prefix());
    all.put("M", names.macro());
    all.put("engine", config.engine());
    all.put("description", CNames.comment(model.documentation().fileName()));
    all.put("checked", config.checked());
    all.put("counts", config.counts());
    all.put("profiles", config.profile());
    all.put("stacks", views(model.stacks()));
    all.put("inputCopies", InputCopies.of(model, types));
    all.put("registers", views(model.registers()));
    all.put("regions", views(model.regions()));
    all.put("ownRegions", views(ownRegions()));
    all.put("windows", windows());
    all.put("memories", views(model.memories()));
    all.put("numbers", numbers());
    all.put("limits", limits());
    all.put("traps", model.traps().stream().map(this::view).toList());
    all.put("trapNames", trapNames());
    all.put("instructions", model.instructions().stream().map(this::view).toList());
    all.put("opcodes", model.instructions().stream().map(Instruction::name).toList());
    all.put("stateTables", tables());
    all.put("instructionCount", model.instructions().size());
    all.put("stackCount", model.stacks().size());
    all.put("registerCount", model.registers().size());
    all.put("regionCount", model.regions().size());
    all.put("memoryCount", model.memories().size());
    return all;
  }

  private List<Region> ownRegions() {
    return model.regions().stream().filter(r -> r.on().isEmpty()).toList();
  }

  private List<StateView> views(List<? extends State> states) {
    return states.stream().map(s -> StateView.of(s, types, shown(s))).toList();
  }

  private String shown(State state) {
    String type = "";
    if (state instanceof Stack stack) {
      type = stack.typeName();
    } else if (state instanceof Region region) {
      type = region.typeName();
    } else if (state instanceof Register register) {
      type = register.typeName();
    }
    return names.shown(set.shown(type));
  }

  private List<Named> windows() {
    return model.regions().stream()
        .filter(region -> region.window().isPresent())
        .map(
            region ->
                new Named(
                    CNames.window(region),
                    "WINDOW(%s, %s)"
                        .formatted(
                            CNames.slots(region), CNames.register(region.window().orElseThrow()))))
        .toList();
  }

  private List<Named> numbers() {
    List<Named> numbers = new ArrayList<>();
    List<State> states = new ArrayList<>();
    states.addAll(model.stacks());
    states.addAll(model.registers());
    states.addAll(model.regions());
    states.addAll(model.memories());
    states.forEach(s -> numbers.add(new Named(names.number(s), String.valueOf(s.index()))));
    return numbers;
  }

  private List<LimitView> limits() {
    List<LimitView> limits = new ArrayList<>();
    for (Stack stack : model.stacks()) {
      limits.add(limit("stack_", stack, "slots", 65_536, stack.max()));
    }
    for (Region region : ownRegions()) {
      limits.add(limit("region_", region, "slots", 1_048_576, region.max()));
    }
    for (Memory memory : model.memories()) {
      limits.add(limit("memory_", memory, "bytes", 1_048_576, memory.max()));
    }
    return limits;
  }

  private static LimitView limit(
      String kind, State state, String unit, long byDefault, OptionalLong max) {
    long usual = Math.min(byDefault, max.orElse(byDefault));
    String most = max.isPresent() ? ", at most %,d".formatted(max.getAsLong()) : "";
    String comment = "/* %s; default %,d%s */".formatted(unit, usual, most);
    String bound = max.isPresent() ? "UINT64_C(" + max.getAsLong() + ")" : "UINT64_MAX";
    return new LimitView(kind + state.name(), comment, String.valueOf(usual), bound);
  }

  private TrapView view(Trap trap) {
    return new TrapView(CNames.string(trap.name()), names.trap(trap), trap.code());
  }

  private List<TrapView> trapNames() {
    List<Trap> traps = new ArrayList<>(Trap.BUILT_IN);
    traps.addAll(model.traps());
    return traps.stream().map(this::view).toList();
  }

  private InstructionView view(Instruction instruction) {
    List<ImmediateView> immediates =
        instruction.effect().immediates().stream()
            .map(
                i ->
                    new ImmediateView(
                        CNames.string(i.name()),
                        CNames.string(i.type().text()),
                        types.constant(i.type()),
                        i.isArray() ? 1 : 0))
            .toList();
    boolean falls =
        instruction
            .properties()
            .controls()
            .contains(org.vmgen.generator.model.Properties.Control.FALL);
    List<ShownView> shown = shown(set.instruction(instruction.opcode()));
    return new InstructionView(
        instruction.name(),
        CNames.string(instruction.mnemonic()),
        CNames.string(set.signature(set.instruction(instruction.opcode()))),
        immediates,
        shown,
        shown.size(),
        immediates.size(),
        instruction.properties().readsNext() ? 1 : 0,
        falls ? 1 : 0,
        instruction.properties().endsBlock() ? 1 : 0,
        instruction.properties().branches() ? 1 : 0);
  }

  /** Items that are not shown as numbers, on stacks from which the instruction takes no array. */
  private List<ShownView> shown(InstructionInfo instruction) {
    List<ShownView> views = new ArrayList<>();
    for (int stack = 0; stack < set.stacks().size(); stack++) {
      List<ItemInfo> inputs = on(stack, instruction.inputs());
      List<ItemInfo> outputs = on(stack, instruction.outputs());
      if (inputs.stream().allMatch(i -> i.kind() == ItemInfo.Kind.SINGLE)) {
        int change = outputs.size() - inputs.size();
        shown(stack, inputs, 0, change, views);
        shown(stack, outputs, 1, change, views);
      }
    }
    return views;
  }

  private static List<ItemInfo> on(int stack, List<ItemInfo> items) {
    return items.stream()
        .filter(i -> i.kind() != ItemInfo.Kind.OPERAND && i.place() == stack)
        .toList();
  }

  private void shown(
      int stack, List<ItemInfo> items, int output, int change, List<ShownView> views) {
    for (int i = 0; i < items.size(); i++) {
      Shown shown = set.shown(items.get(i).typeName());
      if (shown != Shown.NUMBER) {
        int fromTop = items.size() - 1 - i;
        views.add(new ShownView(output, stack, fromTop, names.shown(shown), change));
      }
    }
  }

  private List<TableView> tables() {
    return List.of(
        new TableView("stacks", views(model.stacks())),
        new TableView("registers", views(model.registers())),
        new TableView("regions", views(model.regions())),
        new TableView("memories", views(model.memories())));
  }
}
