package org.vmgen.generator.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;
import org.vmgen.generator.diagnostic.Diagnostics;
import org.vmgen.generator.diagnostic.Problem;
import org.vmgen.generator.model.Effect;
import org.vmgen.generator.model.Immediate;
import org.vmgen.generator.model.Item;
import org.vmgen.generator.model.Region;
import org.vmgen.generator.model.ScalarType;
import org.vmgen.generator.model.Stack;
import org.vmgen.generator.model.State;
import org.vmgen.generator.model.Type;
import org.vmgen.generator.model.Variable;
import org.vmgen.generator.syntax.Names;
import org.vmgen.generator.syntax.Ranges;
import org.vmgen.grammar.VmgParser;

/** Turns the stack effect of one instruction into items with types, stacks and variables. */
final class EffectBuilder {

  /** An effect and the first number that none of its variables has. */
  record Result(Effect effect, int firstFreeId) {}

  private final Declarations declarations;
  private final ItemTypes itemTypes;
  private final Diagnostics diagnostics;
  private final Map<String, VmgParser.ImmediateItemContext> declaredImmediates = new HashMap<>();
  private final Map<String, Immediate> immediates = new LinkedHashMap<>();
  private final Map<String, Variable> lengths = new HashMap<>();
  private final Map<String, Item> inputs = new LinkedHashMap<>();
  private final List<Item> outputs = new ArrayList<>();
  private int nextId;

  private EffectBuilder(Declarations declarations, Diagnostics diagnostics) {
    this.declarations = declarations;
    this.itemTypes = new ItemTypes(declarations, diagnostics);
    this.diagnostics = diagnostics;
  }

  /** The effect; empty if it has errors, which are reported. */
  static Optional<Result> build(
      VmgParser.EffectContext context, Declarations declarations, Diagnostics diagnostics) {
    int errors = diagnostics.errorCount();
    EffectBuilder builder = new EffectBuilder(declarations, diagnostics);
    builder.read(context);
    if (diagnostics.errorCount() > errors) {
      return Optional.empty();
    }
    Effect effect =
        new Effect(
            List.copyOf(builder.immediates.values()),
            List.copyOf(builder.inputs.values()),
            builder.outputs,
            EffectText.of(context));
    return Optional.of(new Result(effect, builder.nextId));
  }

  private void read(VmgParser.EffectContext context) {
    for (VmgParser.EffectItemContext item : context.inputs) {
      if (item instanceof VmgParser.ImmediateItemContext immediate) {
        declaredImmediates.putIfAbsent(Names.text(immediate.itemName()), immediate);
      }
    }
    for (VmgParser.EffectItemContext item : context.inputs) {
      if (item instanceof VmgParser.ImmediateItemContext immediate) {
        immediate(immediate);
      } else if (item instanceof VmgParser.StackItemContext stackItem) {
        input(stackItem);
      }
    }
    NameSpace outputNames = new NameSpace(diagnostics);
    for (VmgParser.EffectItemContext item : context.outputs) {
      if (item instanceof VmgParser.ImmediateItemContext immediate) {
        diagnostics.report(
            Problem.IMMEDIATE_ON_RIGHT, Ranges.of(item), immediate.itemName().getText());
      } else if (item instanceof VmgParser.StackItemContext stackItem) {
        output(stackItem, outputNames);
      }
    }
  }

  // ---- immediates -------------------------------------------------------------------------------

  private void immediate(VmgParser.ImmediateItemContext item) {
    String name = Names.text(item.itemName());
    if (declaredImmediates.get(name) != item || inputs.containsKey(name)) {
      reportDuplicate(item.itemName(), name);
      return;
    }
    if (lengths.containsKey(name)) {
      reportLength(item.itemName(), name, "it is the length of an immediate array already");
      return;
    }
    if (immediates.containsKey(name)) {
      return;
    }
    declaredImmediate(item);
  }

  private void declaredImmediate(VmgParser.ImmediateItemContext item) {
    String name = Names.text(item.itemName());
    VmgParser.ItemTypeContext written = item.itemType();
    Optional<ItemTypes.Named> type = itemTypes.of(item.itemName(), written);
    Optional<Variable> length = Optional.empty();
    boolean array = written != null && written.itemName() != null;
    if (array && written.HASH() != null) {
      String element = Names.text(written.name());
      String count = written.itemName().getText();
      reportLength(
          written.itemName(),
          "#" + count,
          "an immediate array is written #" + name + ": " + element + "[" + count + "]");
      return;
    }
    if (array) {
      String lengthName = Names.text(written.itemName());
      if (declaredImmediates.containsKey(lengthName) || inputs.containsKey(lengthName)) {
        reportLength(
            written.itemName(),
            lengthName,
            "it is an item of its own, but this array carries its length");
        return;
      }
      if (lengths.containsKey(lengthName)) {
        reportLength(written.itemName(), lengthName, "another array has this length");
        return;
      }
      length = Optional.of(variable(lengthName, ScalarType.U64, Variable.Kind.IMMEDIATE, false));
      lengths.put(lengthName, length.get());
    }
    Optional<Variable> lengthVariable = length;
    type.ifPresent(
        t ->
            immediates.put(
                name,
                new Immediate(
                    variable(name, t.type(), Variable.Kind.IMMEDIATE, array),
                    t.name(),
                    lengthVariable)));
  }

  /** The immediate that counts or names slots: declared with {@code #}, or of that type. */
  private Optional<Immediate> counting(VmgParser.ItemNameContext context, ScalarType implicit) {
    String name = Names.text(context);
    if (inputs.containsKey(name)) {
      reportLength(context, name, "it is a stack item, not known before the instruction runs");
      return Optional.empty();
    }
    if (lengths.containsKey(name)) {
      reportLength(context, name, "it is the length of an immediate array");
      return Optional.empty();
    }
    if (!immediates.containsKey(name)) {
      VmgParser.ImmediateItemContext declared = declaredImmediates.get(name);
      if (declared != null) {
        declaredImmediate(declared);
      } else {
        Variable variable = variable(name, implicit, Variable.Kind.IMMEDIATE, false);
        immediates.put(name, new Immediate(variable, implicit.text(), Optional.empty()));
      }
    }
    Immediate immediate = immediates.get(name);
    boolean integer =
        immediate != null
            && !immediate.isArray()
            && immediate.type() instanceof ScalarType scalar
            && scalar.isInteger();
    if (immediate != null && !integer) {
      String type = immediate.isArray() ? "an array" : immediate.type().text();
      diagnostics.report(Problem.INDEX_TYPE, Ranges.of(context), name, type);
    }
    return Optional.ofNullable(immediate).filter(i -> integer);
  }

  private void reportDuplicate(ParserRuleContext place, String name) {
    String base = name.replaceAll("[0-9]+$", "");
    int number = 2;
    while (name.equals(base + number)) {
      number++;
    }
    diagnostics.report(Problem.DUPLICATE_ITEM, Ranges.of(place), name, base + number);
  }

  private void reportLength(ParserRuleContext place, String name, String why) {
    diagnostics.report(Problem.ARRAY_LENGTH, Ranges.of(place), name, why);
  }

  // ---- items ------------------------------------------------------------------------------------

  private void input(VmgParser.StackItemContext item) {
    VmgParser.ItemNameContext nameContext = itemName(item);
    String name = Names.text(nameContext);
    if (item.QUESTION() != null) {
      diagnostics.report(Problem.OPTIONAL_INPUT, Ranges.of(nameContext), name);
      return;
    }
    boolean taken =
        inputs.containsKey(name)
            || declaredImmediates.containsKey(name)
            || immediates.containsKey(name)
            || lengths.containsKey(name);
    if (taken) {
      reportDuplicate(nameContext, name);
      return;
    }
    build(item, Optional.empty(), Variable.Kind.INPUT).ifPresent(i -> inputs.put(name, i));
  }

  private void output(VmgParser.StackItemContext item, NameSpace names) {
    VmgParser.ItemNameContext nameContext = itemName(item);
    String name = Names.text(nameContext);
    Optional<Variable> left = left(name);
    boolean first = names.find(name).isEmpty();
    if (left.isEmpty() && !first) {
      reportDuplicate(nameContext, name);
      return;
    }
    if (first) {
      names.declare(name, "an output", Ranges.of(nameContext));
    }
    build(item, left, Variable.Kind.OUTPUT).ifPresent(outputs::add);
  }

  /** What has that name on the left side. */
  private Optional<Variable> left(String name) {
    return Optional.ofNullable(inputs.get(name))
        .map(Item::variable)
        .or(() -> Optional.ofNullable(immediates.get(name)).map(Immediate::variable))
        .or(() -> Optional.ofNullable(lengths.get(name)));
  }

  private Optional<Item> build(
      VmgParser.StackItemContext item, Optional<Variable> same, Variable.Kind kind) {
    VmgParser.ItemNameContext nameContext = itemName(item);
    String name = Names.text(nameContext);
    VmgParser.ItemTypeContext written = item.itemType();
    boolean indexed = written != null && written.itemName() != null;
    if (indexed) {
      Optional<State> state = declarations.state(Names.text(written.name()));
      if (written.HASH() != null || state.isPresent() && state.get() instanceof Region) {
        return operand(item, state, same, kind);
      }
      return many(item, kind);
    }
    Optional<ItemTypes.Named> type = type(item, same);
    Optional<Stack> stack = type.flatMap(t -> itemTypes.stack(item, nameContext, t));
    if (type.isEmpty() || stack.isEmpty()) {
      return Optional.empty();
    }
    Optional<Variable> variable = sameOrNew(item, name, type.get().type(), same, kind);
    boolean optional = item.QUESTION() != null;
    return variable.map(v -> new Item.Single(v, type.get().name(), stack.get(), optional));
  }

  /** The type of an item; one without a type of its own that stands on the left has that one. */
  private Optional<ItemTypes.Named> type(VmgParser.StackItemContext item, Optional<Variable> same) {
    String name = Names.text(itemName(item));
    if (item.itemType() == null && same.isPresent()) {
      Item left = inputs.get(name);
      Immediate immediate = immediates.get(name);
      String typeName =
          left != null
              ? left.typeName()
              : immediate != null ? immediate.typeName() : same.get().type().text();
      return Optional.of(new ItemTypes.Named(typeName, same.get().type()));
    }
    return itemTypes.of(itemName(item), item.itemType());
  }

  private Optional<Variable> sameOrNew(
      VmgParser.StackItemContext item,
      String name,
      Type type,
      Optional<Variable> same,
      Variable.Kind kind) {
    if (same.isEmpty()) {
      Optional<Variable> earlier =
          outputs.stream().map(Item::variable).filter(v -> v.name().equals(name)).findFirst();
      return Optional.of(earlier.orElseGet(() -> variable(name, type, kind, false)));
    }
    if (same.get().array()) {
      diagnostics.report(Problem.ARRAY_OUTPUT, Ranges.of(item));
      return Optional.empty();
    }
    if (!same.get().type().equals(type)) {
      diagnostics.report(
          Problem.ITEM_TYPE_CHANGES, Ranges.of(item), name, same.get().type().text(), type.text());
      return Optional.empty();
    }
    return same;
  }

  private Optional<Item> many(VmgParser.StackItemContext item, Variable.Kind kind) {
    VmgParser.ItemNameContext nameContext = itemName(item);
    if (kind == Variable.Kind.OUTPUT) {
      diagnostics.report(Problem.ARRAY_OUTPUT, Ranges.of(item));
      return Optional.empty();
    }
    Optional<ItemTypes.Named> type = itemTypes.of(nameContext, item.itemType());
    Optional<Immediate> length = counting(item.itemType().itemName(), ScalarType.U64);
    Optional<Stack> stack = type.flatMap(t -> itemTypes.stack(item, nameContext, t));
    if (type.isEmpty() || length.isEmpty() || stack.isEmpty()) {
      return Optional.empty();
    }
    Variable variable = variable(Names.text(nameContext), type.get().type(), kind, true);
    return Optional.of(new Item.Many(variable, type.get().name(), stack.get(), length.get()));
  }

  private Optional<Item> operand(
      VmgParser.StackItemContext item,
      Optional<State> state,
      Optional<Variable> same,
      Variable.Kind kind) {
    VmgParser.ItemTypeContext written = item.itemType();
    String regionName = Names.text(written.name());
    String index = written.itemName().getText();
    if (!(state.orElse(null) instanceof Region region)) {
      String advice =
          declarations.types().isKnown(regionName)
              ? "an array of items is written " + regionName + "[" + index + "], without '#'"
              : "declare it: 'region " + regionName + " : i64;'";
      diagnostics.report(Problem.NOT_A_REGION, Ranges.of(written.name()), regionName, advice);
      return Optional.empty();
    }
    if (written.HASH() == null) {
      diagnostics.report(Problem.OPERAND_HASH, Ranges.of(written), regionName, index);
      return Optional.empty();
    }
    if (item.prefix != null) {
      diagnostics.report(Problem.OPERAND_PREFIX, Ranges.of(item.prefix), item.prefix.getText());
      return Optional.empty();
    }
    if (item.QUESTION() != null) {
      diagnostics.report(Problem.OPTIONAL_OPERAND, Ranges.of(item.QUESTION().getSymbol()));
      return Optional.empty();
    }
    Optional<Immediate> immediate = counting(written.itemName(), ScalarType.I64);
    String name = Names.text(itemName(item));
    Optional<Variable> variable = sameOrNew(item, name, region.slot(), same, kind);
    return immediate.isEmpty()
        ? Optional.empty()
        : variable.map(v -> new Item.Operand(v, region.slot().text(), region, immediate.get()));
  }

  /** The name of an item, not its prefix. */
  private static VmgParser.ItemNameContext itemName(VmgParser.StackItemContext item) {
    return item.itemName(item.itemName().size() - 1);
  }

  private Variable variable(String name, Type type, Variable.Kind kind, boolean array) {
    return new Variable(nextId++, name, type, kind, array);
  }
}
