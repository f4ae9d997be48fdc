package org.vmgen.generator.reference;

import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.vmgen.generator.model.EffectWord;
import org.vmgen.generator.model.Extern;
import org.vmgen.generator.model.Immediate;
import org.vmgen.generator.model.Instruction;
import org.vmgen.generator.model.Item;
import org.vmgen.generator.model.Memory;
import org.vmgen.generator.model.Region;
import org.vmgen.generator.model.Register;
import org.vmgen.generator.model.ScalarType;
import org.vmgen.generator.model.Stack;
import org.vmgen.generator.model.State;
import org.vmgen.generator.model.Type;
import org.vmgen.generator.model.TypeAlias;
import org.vmgen.generator.model.Variable;
import org.vmgen.generator.model.VmModel;
import org.vmgen.runtime.ExternInfo;
import org.vmgen.runtime.InstructionBuilder;
import org.vmgen.runtime.InstructionSet;
import org.vmgen.runtime.ItemInfo;
import org.vmgen.runtime.MemoryInfo;
import org.vmgen.runtime.RegionInfo;
import org.vmgen.runtime.RegisterInfo;
import org.vmgen.runtime.Shown;
import org.vmgen.runtime.StackInfo;
import org.vmgen.runtime.ValueType;

/** A described machine as the tools of the runtime see it. */
public final class InstructionSets {

  private InstructionSets() {}

  /** The instruction set of a model: everything in the same order, with the same indexes. */
  public static InstructionSet of(VmModel model) {
    InstructionSet.Builder set = InstructionSet.builder(model.name());
    for (TypeAlias type : model.types()) {
      if (!type.shown().isEmpty()) {
        set.shown(type.name(), Shown.valueOf(type.shown().toUpperCase(Locale.ROOT)));
      }
    }
    for (Stack stack : model.stacks()) {
      set.stack(
          new StackInfo(
              stack.name(),
              typeName(stack.typeName(), stack.slot()),
              valueType(stack.slot()),
              stack.prefix(),
              stack.max()));
    }
    for (Register register : model.registers()) {
      Type type = register.type();
      set.register(
          new RegisterInfo(register.name(), typeName(register.typeName(), type), valueType(type)));
    }
    for (Region region : model.regions()) {
      OptionalInt on =
          region.on().map(Stack::index).map(OptionalInt::of).orElse(OptionalInt.empty());
      Type slot = region.slot();
      set.region(
          new RegionInfo(
              region.name(), typeName(region.typeName(), slot), valueType(slot), on, region.max()));
    }
    for (Memory memory : model.memories()) {
      set.memory(new MemoryInfo(memory.name(), memory.bigEndian(), memory.max()));
    }
    model.traps().forEach(trap -> set.trap(trap.name()));
    for (Extern extern : model.externs()) {
      set.extern(
          new ExternInfo(
              extern.name(),
              variables(extern.parameters()),
              variables(extern.results()),
              extern.effects().stream().map(InstructionSets::text).toList(),
              extern.standard()));
    }
    model.instructions().forEach(instruction -> add(set, instruction));
    return set.build();
  }

  /** The runtime's name of a type. */
  public static ValueType valueType(Type type) {
    return type instanceof ScalarType scalar ? ValueType.valueOf(scalar.name()) : ValueType.REF;
  }

  /** An effect word as the language writes it, such as {@code reads host}. */
  private static String text(EffectWord word) {
    String kind = word.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    return word.subject().map(State::name).map(name -> kind + " " + name).orElse(kind);
  }

  private static List<ExternInfo.Variable> variables(List<Variable> variables) {
    return variables.stream()
        .map(v -> new ExternInfo.Variable(v.name(), v.type().text(), valueType(v.type())))
        .toList();
  }

  private static void add(InstructionSet.Builder set, Instruction instruction) {
    List<Immediate> immediates = instruction.effect().immediates();
    InstructionBuilder builder =
        set.instruction(instruction.name(), instruction.mnemonic(), instruction.effect().text());
    for (Immediate immediate : immediates) {
      ValueType type = valueType(immediate.type());
      if (immediate.isArray()) {
        builder.array(immediate.name(), typeName(immediate.typeName(), immediate.type()), type);
      } else {
        builder.immediate(immediate.name(), typeName(immediate.typeName(), immediate.type()), type);
      }
    }
    items(instruction.effect().inputs(), immediates).forEach(builder::in);
    items(instruction.effect().outputs(), immediates).forEach(builder::out);
    if (instruction.properties().readsNext()) {
      builder.readsNext();
    }
    if (instruction.properties().endsBlock()) {
      builder.endsBlock();
    }
    if (instruction.properties().branches()) {
      builder.branches();
    }
    builder.end();
  }

  private static Stream<ItemInfo> items(List<Item> items, List<Immediate> immediates) {
    return items.stream().map(item -> item(item, immediates));
  }

  /** A reference type by its own name, which images compare, others as the description writes. */
  private static String typeName(String written, Type type) {
    return type instanceof ScalarType ? written : type.text();
  }

  private static ItemInfo item(Item item, List<Immediate> immediates) {
    ValueType type = valueType(item.type());
    String name = typeName(item.typeName(), item.type());
    if (item instanceof Item.Single single) {
      int stack = single.stack().index();
      return single.optional()
          ? ItemInfo.optional(stack, item.name(), name, type)
          : ItemInfo.single(stack, item.name(), name, type);
    } else if (item instanceof Item.Many many) {
      int length = immediates.indexOf(many.length());
      return ItemInfo.many(many.stack().index(), item.name(), name, type, length);
    }
    Item.Operand operand = (Item.Operand) item;
    int index = immediates.indexOf(operand.index());
    return ItemInfo.operand(operand.region().index(), item.name(), name, type, index);
  }
}
