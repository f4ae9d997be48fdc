package org.vmgen.generator.java;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.vmgen.generator.model.Effect;
import org.vmgen.generator.model.Instruction;
import org.vmgen.generator.model.Item;
import org.vmgen.generator.model.Memory;
import org.vmgen.generator.model.ReferenceType;
import org.vmgen.generator.model.Region;
import org.vmgen.generator.model.Register;
import org.vmgen.generator.model.SlotClass;
import org.vmgen.generator.model.Stack;
import org.vmgen.generator.model.State;
import org.vmgen.generator.model.VmModel;

/**
 * The names of a machine's state in generated methods: {@code data} and {@code dataSp} for a stack,
 * {@code locals} and {@code localsDepth} for a region of its own, {@code mem} for a memory's bytes,
 * a register's name for itself.
 */
final class StateNames {

  /**
   * A local variable of a generated method that stands for a piece of the machine's state.
   *
   * @param load the expression that reads it from the machine's fields
   * @param reload the expression that reads it again where they, or other locals, have changed
   * @param save the statement that writes it back, empty if it never changes
   */
  record StateLocal(String type, String name, String load, String reload, String save) {
    StateLocal(String type, String name, String load, String save) {
      this(type, name, load, load, save);
    }

    String declaration() {
      return type + " " + name + " = " + load + ";";
    }

    /** Whether it is an object that is always there, as are the arrays of stacks. */
    boolean isObject() {
      return save.isEmpty() && !type.equals("int");
    }

    String reloading() {
      return name + " = " + reload + ";";
    }
  }

  private final VmModel model;
  private final String externsClass;
  private final boolean counts;
  private final boolean profiles;
  private final Map<State, String> names = new HashMap<>();
  private final Set<String> taken = new HashSet<>();
  private final List<StateLocal> locals = new ArrayList<>();
  private final Set<String> localNames = new HashSet<>();
  private final Map<Register, StateLocal> windows = new HashMap<>();

  /**
   * @param counts whether instructions are counted
   * @param profiles whether jumps are
   */
  StateNames(VmModel model, String externsClass, boolean counts, boolean profiles) {
    this.model = model;
    this.externsClass = externsClass;
    this.counts = counts;
    this.profiles = profiles;
    locals.add(new StateLocal("long[]", "code", "this.code", ""));
    locals.add(new StateLocal("long[]", "leaders", "this.leaders", ""));
    locals.add(new StateLocal("Object[]", "constants", "this.constants", ""));
    locals.add(new StateLocal("InterruptRequest", "interrupt", "this.interrupt", ""));
    if (counts) {
      locals.add(new StateLocal("long", "left", "remaining", "remaining = left;"));
    }
    model.stacks().forEach(this::addStack);
    model.regions().forEach(this::addRegion);
    model.memories().forEach(this::addMemory);
    model.registers().forEach(this::addRegister);
    busiest().ifPresent(stack -> List.of(pointer(stack), of(stack)).forEach(this::first));
    locals.forEach(local -> localNames.add(local.name()));
  }

  /** The stack that most items of instructions are on. */
  private Optional<Stack> busiest() {
    Map<Stack, Integer> items = new HashMap<>();
    for (Instruction instruction : model.instructions()) {
      Effect effect = instruction.effect();
      Stream.concat(effect.inputs().stream(), effect.outputs().stream())
          .filter(Item.Single.class::isInstance)
          .forEach(item -> items.merge(((Item.Single) item).stack(), 1, Integer::sum));
    }
    return model.stacks().stream().max(Comparator.comparing(stack -> items.getOrDefault(stack, 0)));
  }

  private void first(String name) {
    StateLocal local = locals.stream().filter(l -> l.name().equals(name)).findFirst().orElseThrow();
    locals.remove(local);
    locals.add(0, local);
  }

  /** The variables of the loop's method that come first, whose instructions are shorter. */
  List<String> near() {
    List<String> near = new ArrayList<>(List.of("ip"));
    locals.stream().limit(2).map(StateLocal::name).forEach(near::add);
    return near;
  }

  /** All locals that methods may need, in the order of their declarations. */
  List<StateLocal> locals() {
    return locals;
  }

  /** Whether a variable of an action may not have this name. */
  boolean isTaken(String name) {
    return localNames.contains(name) || JavaNames.isReserved(name);
  }

  /** The array of a stack or region, the bytes of a memory, or a register itself. */
  String of(State state) {
    return state instanceof Region region && region.on().isPresent()
        ? names.get(region.on().get())
        : names.get(state);
  }

  /** The number of slots in use of a stack. */
  String pointer(Stack stack) {
    return names.get(stack) + "Sp";
  }

  /** The depth below which the run must not go. */
  String floor(Stack stack) {
    return names.get(stack) + "Floor";
  }

  /** The number of slots in use of a region of its own. */
  String depth(Region region) {
    return names.get(region) + "Depth";
  }

  /** The field with the storage object of a stack, region or memory. */
  String field(State state) {
    if (state instanceof Region region) {
      return region.on().isPresent() ? field(region.on().get()) : names.get(region) + "Region";
    }
    return names.get(state) + (state instanceof Memory ? "Memory" : "Stack");
  }

  /** The statement that stores a register. */
  String saveRegister(Register register) {
    String name = names.get(register);
    if (register.type() instanceof ReferenceType) {
      return "references[" + register.index() + "] = " + name + ";";
    }
    JavaExpr word = JavaType.word(JavaExpr.primary(name), register.type());
    return "registers[" + register.index() + "] = " + word.text() + ";";
  }

  /** The expression that reads a register from its field. */
  String loadRegister(Register register) {
    if (register.type() instanceof ReferenceType type) {
      JavaExpr field = JavaExpr.primary("references[" + register.index() + "]");
      return JavaType.fromSlot(field, type).text();
    }
    JavaExpr field = JavaExpr.primary("registers[" + register.index() + "]");
    return JavaType.fromWord(field, register.type()).text();
  }

  /**
   * A window as an index, in a variable of its own: a cast at each use, of one variable, would be
   * computed before the switch and cost the loop a register.
   */
  Optional<StateLocal> window(Register register) {
    return Optional.ofNullable(windows.get(register));
  }

  /** Whether the engine counts instructions. */
  boolean counts() {
    return counts;
  }

  /** Whether the engine counts jumps. */
  boolean profiles() {
    return profiles;
  }

  /** The interface of the machine's externs. */
  String externsClass() {
    return externsClass;
  }

  VmModel model() {
    return model;
  }

  private void addStack(Stack stack) {
    String name = take(stack, "", "Sp", "Floor", "Stack");
    String field = name + "Stack";
    locals.add(array(name, stack.slotClass(), field));
    String pointer = name + "Sp";
    locals.add(
        new StateLocal("int", pointer, field + ".depth", field + ".depth = " + pointer + ";"));
    locals.add(new StateLocal("int", name + "Floor", field + ".floor", ""));
  }

  private void addRegion(Region region) {
    if (region.on().isEmpty()) {
      String name = take(region, "", "Depth", "Region");
      String field = name + "Region";
      locals.add(array(name, region.slot().slotClass(), field));
      locals.add(new StateLocal("int", name + "Depth", field + ".depth", ""));
    }
  }

  private void addMemory(Memory memory) {
    String name = take(memory, "", "Memory");
    locals.add(new StateLocal("byte[]", name, name + "Memory.bytes", ""));
  }

  private void addRegister(Register register) {
    boolean window =
        JavaType.isLong(register.type())
            && model.regions().stream()
                .anyMatch(r -> r.window().filter(register::equals).isPresent());
    String name = window ? take(register, "", "Index") : take(register, "");
    String save = saveRegister(register);
    String load = loadRegister(register);
    locals.add(new StateLocal(JavaType.local(register.type()), name, load, save));
    if (window) {
      String field = JavaExpr.primary("registers[" + register.index() + "]").cast("int").text();
      String cast = JavaExpr.primary(name).cast("int").text();
      StateLocal index = new StateLocal("int", name + "Index", field, cast, "");
      locals.add(index);
      windows.put(register, index);
    }
  }

  private static StateLocal array(String name, SlotClass slotClass, String field) {
    return new StateLocal(JavaType.slots(slotClass), name, field + ".slots", "");
  }

  /** Takes a name such that it and what is derived from it are free. */
  private String take(State state, String... suffixes) {
    String name = JavaNames.identifier(state.name());
    while (!free(name, suffixes)) {
      name += "_";
    }
    for (String suffix : suffixes) {
      taken.add(name + suffix);
    }
    names.put(state, name);
    return name;
  }

  private boolean free(String name, String... suffixes) {
    for (String suffix : suffixes) {
      if (taken.contains(name + suffix) || JavaNames.isReserved(name + suffix)) {
        return false;
      }
    }
    return true;
  }
}
