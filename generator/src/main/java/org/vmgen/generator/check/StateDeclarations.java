package org.vmgen.generator.check;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.antlr.v4.runtime.ParserRuleContext;
import org.vmgen.generator.diagnostic.Diagnostics;
import org.vmgen.generator.diagnostic.Problem;
import org.vmgen.generator.diagnostic.Similar;
import org.vmgen.generator.model.Documentation;
import org.vmgen.generator.model.Memory;
import org.vmgen.generator.model.Region;
import org.vmgen.generator.model.Register;
import org.vmgen.generator.model.ScalarType;
import org.vmgen.generator.model.SlotClass;
import org.vmgen.generator.model.Stack;
import org.vmgen.generator.model.State;
import org.vmgen.generator.model.Type;
import org.vmgen.generator.syntax.Literals;
import org.vmgen.generator.syntax.Names;
import org.vmgen.generator.syntax.Ranges;
import org.vmgen.grammar.VmgParser;

/** Stacks, registers, regions and memories. Regions come last: they name stacks and registers. */
final class StateDeclarations {

  /** The most slots or bytes that a declaration can ask for. */
  private static final BigInteger MOST = BigInteger.ONE.shiftLeft(40);

  private static final int MOST_CACHED = 4;

  private final Types types;
  private final Diagnostics diagnostics;
  private final Map<String, State> all = new LinkedHashMap<>();
  private final List<Stack> stacks = new ArrayList<>();
  private final List<Register> registers = new ArrayList<>();
  private final List<Region> regions = new ArrayList<>();
  private final List<Memory> memories = new ArrayList<>();

  StateDeclarations(Types types, Diagnostics diagnostics) {
    this.types = types;
    this.diagnostics = diagnostics;
  }

  Optional<State> find(String name) {
    return Optional.ofNullable(all.get(name));
  }

  List<String> names() {
    return List.copyOf(all.keySet());
  }

  List<Stack> stacks() {
    return stacks;
  }

  List<Register> registers() {
    return registers;
  }

  List<Region> regions() {
    return regions;
  }

  List<Memory> memories() {
    return memories;
  }

  Optional<Stack> stack(String name) {
    return find(name).filter(Stack.class::isInstance).map(Stack.class::cast);
  }

  Optional<Stack> stackWithPrefix(String prefix) {
    return stacks.stream()
        .filter(s -> !s.prefix().isEmpty() && s.prefix().equals(prefix))
        .findFirst();
  }

  Optional<Stack> returnStack() {
    return stacks.stream().filter(Stack::returns).findFirst();
  }

  // ---- stacks -----------------------------------------------------------------------------------

  void declare(VmgParser.StackDeclContext declaration, Documentation documentation) {
    String name = Names.text(declaration.name());
    Optional<Type> slot = types.of(declaration.typeRef());
    if (slot.isPresent() && !canBeStackSlot(slot.get())) {
      diagnostics.report(Problem.STACK_SLOT, Ranges.of(declaration.typeRef()), slot.get().text());
    }
    int cache = 0;
    String prefix = "";
    boolean returns = false;
    OptionalLong max = OptionalLong.empty();
    Set<String> given = new HashSet<>();
    for (VmgParser.StackOptionContext option : declaration.stackOption()) {
      once(option, given);
      if (option instanceof VmgParser.StackCacheContext c) {
        String what = "the number of cached items";
        String range = "0 to " + MOST_CACHED;
        cache = (int) number(c, c.INT().getText(), what, range, 0, MOST_CACHED);
      } else if (option instanceof VmgParser.StackPrefixContext p) {
        prefix = prefix(p);
      } else if (option instanceof VmgParser.StackReturnsContext r) {
        returns = returns(r, name, slot);
      } else if (option instanceof VmgParser.StackMaxContext m) {
        max = max(m.size());
      }
    }
    Stack stack =
        new Stack(
            name,
            stacks.size(),
            slot.filter(StateDeclarations::canBeStackSlot).orElse(ScalarType.I64),
            typeName(declaration.typeRef()),
            cache,
            prefix,
            returns,
            max,
            documentation);
    stacks.add(stack);
    all.put(name, stack);
  }

  private static boolean canBeStackSlot(Type slot) {
    return slot != ScalarType.BOOL && slot != ScalarType.CODE;
  }

  private String prefix(VmgParser.StackPrefixContext context) {
    String prefix = Names.text(context.name());
    Optional<Stack> other = stackWithPrefix(prefix);
    if (other.isPresent()) {
      diagnostics.report(
          Problem.PREFIX_CLASH, Ranges.of(context.name()), prefix, other.get().name());
      return "";
    }
    return prefix;
  }

  private boolean returns(VmgParser.StackReturnsContext context, String name, Optional<Type> slot) {
    Optional<Stack> other = returnStack();
    if (other.isPresent()) {
      diagnostics.report(Problem.SECOND_RETURNS, Ranges.of(context), other.get().name());
      return false;
    }
    if (slot.isPresent() && slot.get() != ScalarType.I64 && slot.get() != ScalarType.U64) {
      diagnostics.report(Problem.RETURNS_SLOT, Ranges.of(context), name, slot.get().text());
    }
    return true;
  }

  // ---- registers and memories -------------------------------------------------------------------

  void declare(VmgParser.RegisterDeclContext declaration, Documentation documentation) {
    Type type = types.of(declaration.typeRef()).orElse(ScalarType.I64);
    String typeName = typeName(declaration.typeRef());
    addRegister(Names.text(declaration.name()), type, typeName, documentation);
  }

  private static String typeName(VmgParser.TypeRefContext context) {
    return Names.text(context.name());
  }

  private Register addRegister(
      String name, Type type, String typeName, Documentation documentation) {
    Register register = new Register(name, registers.size(), type, typeName, documentation);
    registers.add(register);
    all.put(name, register);
    return register;
  }

  void declare(VmgParser.MemoryDeclContext declaration, Documentation documentation) {
    boolean big = false;
    OptionalLong max = OptionalLong.empty();
    Set<String> given = new HashSet<>();
    for (VmgParser.MemoryOptionContext option : declaration.memoryOption()) {
      once(option, given);
      if (option instanceof VmgParser.MemoryMaxContext m) {
        max = max(m.size());
      } else {
        if (!given.add("byte order")) {
          diagnostics.report(
              Problem.DUPLICATE_PROPERTY, Ranges.of(option), option.getStart().getText());
        }
        big = option instanceof VmgParser.MemoryBigContext;
      }
    }
    String name = Names.text(declaration.name());
    Memory memory = new Memory(name, memories.size(), big, max, documentation);
    memories.add(memory);
    all.put(name, memory);
  }

  // ---- regions ----------------------------------------------------------------------------------

  /**
   * After all stacks and registers.
   *
   * @param shared the name space, for a register that the window declares
   */
  void declare(
      VmgParser.RegionDeclContext declaration, Documentation documentation, NameSpace shared) {
    String name = Names.text(declaration.name());
    Type slot = types.of(declaration.typeRef()).orElse(ScalarType.I64);
    Optional<Stack> on = Optional.empty();
    Optional<Register> window = Optional.empty();
    OptionalLong max = OptionalLong.empty();
    ParserRuleContext reserve = null;
    ParserRuleContext onStack = null;
    int reserved = 0;
    Set<String> given = new HashSet<>();
    for (VmgParser.RegionOptionContext option : declaration.regionOption()) {
      once(option, given);
      if (option instanceof VmgParser.RegionMaxContext m) {
        max = max(m.size());
      } else if (option instanceof VmgParser.RegionOnContext o) {
        onStack = o;
        on = stackNamed(o.name(), slot);
      } else if (option instanceof VmgParser.RegionWindowContext w) {
        window = window(w.name(), documentation, shared);
      } else if (option instanceof VmgParser.RegionReserveContext r) {
        reserve = r;
        String range = "0 to 1024";
        reserved = (int) number(r, r.INT().getText(), "the reserve", range, 0, 1024);
      }
    }
    if (reserve != null && onStack == null) {
      diagnostics.report(
          Problem.REGION_PROPERTIES,
          Ranges.of(reserve),
          "'reserve' says how far below the top of a stack, but '" + name + "' is on none",
          "write 'on STACK' too, or take 'reserve' out");
    }
    if (onStack != null && max.isPresent()) {
      diagnostics.report(
          Problem.REGION_PROPERTIES,
          Ranges.of(onStack),
          "a region on a stack is as large as the stack",
          "take 'max' out, or give it to the stack");
    }
    if (on.isPresent() && !on.get().slot().equals(slot)) {
      diagnostics.report(
          Problem.REGION_SLOT,
          Ranges.of(declaration.typeRef()),
          name,
          slot.text(),
          on.get().name(),
          on.get().slot().text());
    }
    Region region =
        new Region(
            name,
            regions.size(),
            slot,
            typeName(declaration.typeRef()),
            window,
            on,
            reserved,
            max,
            documentation);
    regions.add(region);
    all.put(name, region);
  }

  private Optional<Register> window(
      VmgParser.NameContext context, Documentation documentation, NameSpace shared) {
    String name = Names.text(context);
    Optional<State> state = find(name);
    if (state.isEmpty() && shared.declare(name, "a register", Ranges.of(context))) {
      return Optional.of(
          addRegister(name, ScalarType.I64, ScalarType.I64.text(), undocumented(documentation)));
    }
    if (state.isPresent() && state.get() instanceof Register register) {
      if (register.type() != ScalarType.I64) {
        diagnostics.report(Problem.WINDOW_TYPE, Ranges.of(context), name, register.type().text());
      }
      return Optional.of(register);
    }
    if (state.isPresent()) {
      diagnostics.report(
          Problem.UNKNOWN_STATE,
          Ranges.of(context),
          "register",
          name,
          "'" + name + "' is something else; name a register, or a new one");
    }
    return Optional.empty();
  }

  private static Documentation undocumented(Documentation place) {
    return new Documentation(List.of(), place.file(), place.line(), place.column());
  }

  /**
   * The stack of that name; reported if there is none.
   *
   * @param slot the type of the slots that it would have
   */
  Optional<Stack> stackNamed(VmgParser.NameContext context, Type slot) {
    String name = Names.text(context);
    Optional<Stack> stack = stack(name);
    if (stack.isEmpty()) {
      List<String> names = stacks.stream().map(Stack::name).toList();
      diagnostics.report(
          Problem.UNKNOWN_STATE,
          Ranges.of(context),
          "stack",
          name,
          Similar.orElse(name, names, "declare it: 'stack " + name + " : " + cell(slot) + ";'"));
    }
    return stack;
  }

  private static String cell(Type type) {
    return type.slotClass() == SlotClass.CELL ? ScalarType.I64.text() : type.text();
  }

  // ---- numbers ----------------------------------------------------------------------------------

  private void once(ParserRuleContext option, Set<String> given) {
    String word = option.getStart().getText();
    if (!given.add(word)) {
      diagnostics.report(Problem.DUPLICATE_PROPERTY, Ranges.of(option), word);
    }
  }

  private OptionalLong max(VmgParser.SizeContext size) {
    return OptionalLong.of(
        number(size, size.getText(), "the maximum", "1 to 1024G", 1, MOST.longValue()));
  }

  private long number(
      ParserRuleContext place, String text, String what, String range, long least, long most) {
    BigInteger value = Literals.integer(text);
    if (value.compareTo(BigInteger.valueOf(least)) < 0
        || value.compareTo(BigInteger.valueOf(most)) > 0) {
      diagnostics.report(Problem.NUMBER_RANGE, Ranges.of(place), what, text, range);
      return least;
    }
    return value.longValueExact();
  }

  /** What the slots of this class of types are called, with an article. */
  static String called(SlotClass slotClass) {
    return switch (slotClass) {
      case CELL -> "a cell";
      case FLOAT -> "a float";
      case REFERENCE -> "a reference";
    };
  }
}
