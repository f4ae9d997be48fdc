package org.vmgen.harness.programs;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vmgen.generator.model.Body;
import org.vmgen.generator.model.Composite;
import org.vmgen.generator.model.Extern;
import org.vmgen.generator.model.Instruction;
import org.vmgen.generator.model.Properties.Control;
import org.vmgen.generator.model.Region;
import org.vmgen.generator.model.Stack;
import org.vmgen.generator.model.State;
import org.vmgen.generator.model.VmModel;
import org.vmgen.generator.verify.EffectTables;
import org.vmgen.runtime.ImmediateInfo;
import org.vmgen.runtime.InstructionInfo;
import org.vmgen.runtime.ItemInfo;
import org.vmgen.runtime.ValueType;
import org.vmgen.runtime.verify.Effects;
import org.vmgen.runtime.verify.InstructionEffect;
import org.vmgen.runtime.verify.Rule;
import org.vmgen.runtime.verify.Source;
import org.vmgen.runtime.verify.Value;
import org.vmgen.runtime.verify.Way;

/** The instructions of a machine, sorted by what a generator can use them for. */
final class Catalogue {
  private final TestMachine machine;
  private final Settings settings;
  private final Effects effects;
  private final Set<Integer> links = new TreeSet<>();
  private final List<Template> all = new ArrayList<>();
  private final Map<Template.Kind, List<Template>> kinds = new EnumMap<>(Template.Kind.class);
  private final List<Composite> rows;

  Catalogue(TestMachine machine, Settings settings) {
    this.machine = machine;
    this.settings = settings;
    this.effects = EffectTables.of(machine.model());
    for (InstructionEffect effect : effects.instructions()) {
      effect.ways().stream().filter(Way::isCall).forEach(way -> links.add(link(way)));
    }
    for (Instruction instruction : machine.meaning().instructions()) {
      all.add(template(instruction));
    }
    for (Template.Kind kind : Template.Kind.values()) {
      kinds.put(kind, all.stream().filter(template -> template.kind() == kind).toList());
    }
    rows = machine.meaning().composites().stream().filter(this::isRow).toList();
  }

  Effects effects() {
    return effects;
  }

  TestMachine machine() {
    return machine;
  }

  Settings settings() {
    return settings;
  }

  VmModel model() {
    return machine.meaning();
  }

  Template template(int opcode) {
    return all.get(opcode);
  }

  List<Template> of(Template.Kind kind) {
    return kinds.get(kind);
  }

  /** Those that change nothing but the items of their effects. */
  List<Template> safe() {
    return of(Template.Kind.PLAIN).stream().filter(Template::isSafe).toList();
  }

  /** Those that look at or write slots of stacks otherwise than as items. */
  List<Template> looking() {
    return of(Template.Kind.PLAIN).stream()
        .filter(t -> !Catalogue.mayYield(t))
        .filter(t -> !t.instruction().properties().explicit().isEmpty() || usesRegionOnStack(t))
        .toList();
  }

  private static boolean usesRegionOnStack(Template template) {
    return Stream.concat(
            template.instruction().properties().reads().stream(),
            template.instruction().properties().writes().stream())
        .anyMatch(s -> s instanceof Region region && region.on().isPresent());
  }

  /** Combined instructions of which all parts but the last can stand in a straight line. */
  List<Composite> rows() {
    return rows;
  }

  private boolean isRow(Composite composite) {
    List<Composite.Part> parts = composite.parts();
    return parts.subList(0, Math.max(1, parts.size() - 1)).stream()
        .map(part -> template(part.instruction().opcode()).kind())
        .allMatch(Template.Kind.PLAIN::equals);
  }

  /** What an item of a stack is of which nothing else is known. */
  Value anything(int stack) {
    return switch (effects.set().stacks().get(stack).slot().slotClass()) {
      case CELL -> Value.NUMBER;
      case FLOAT -> Value.FLOAT;
      case REFERENCE -> Value.ANY;
    };
  }

  /** The stacks on which calls leave positions. */
  Set<Integer> links() {
    return links;
  }

  /** The stack on which a call leaves the position to return to. */
  static int link(Way call) {
    return call.outputs().stream()
        .filter(output -> output.source().kind() == Source.Kind.NEXT)
        .findFirst()
        .orElseThrow()
        .stack();
  }

  private Template template(Instruction instruction) {
    InstructionInfo info = effects.set().instruction(instruction.opcode());
    InstructionEffect effect = effects.instructions().get(instruction.opcode());
    Rule rule = settings.assumptions().rules().getOrDefault(info.name(), Rule.NONE);
    boolean safe =
        instruction.properties().pure()
            && effect.resized().isEmpty()
            && info.inputs().stream().allMatch(item -> item.kind() == ItemInfo.Kind.SINGLE);
    boolean delicate = !instruction.properties().traps().isEmpty() && !info.inputs().isEmpty();
    return new Template(
        instruction,
        info,
        effect,
        rule,
        kind(instruction, info, effect, rule),
        safe,
        delicate,
        effects);
  }

  private Template.Kind kind(
      Instruction instruction, InstructionInfo info, InstructionEffect effect, Rule rule) {
    if (instruction.opcode() == machine.fuel()
        || instruction.opcode() == machine.stop()
        || isExcluded(instruction)) {
      return Template.Kind.UNUSED;
    } else if (effect.ways().stream().anyMatch(Way::isCall)) {
      return Template.Kind.CALL;
    }
    boolean jumps = effect.ways().stream().anyMatch(way -> way.kind() == Way.Kind.JUMP);
    boolean falls = effect.ways().stream().anyMatch(way -> way.kind() == Way.Kind.FALL);
    if (jumps) {
      return jump(effect);
    } else if (!falls) {
      return Template.Kind.STOP;
    } else if (isUnknown(effect, rule) || falls(effect) > 1) {
      return takesCode(info) ? Template.Kind.UNUSED : Template.Kind.RAGGED;
    }
    return movesCode(info, effect);
  }

  private static Template.Kind jump(InstructionEffect effect) {
    Set<Source.Kind> targets =
        effect.ways().stream()
            .filter(way -> way.kind() == Way.Kind.JUMP)
            .map(way -> way.target().kind())
            .collect(Collectors.toSet());
    if (targets.equals(Set.of(Source.Kind.RETURN))) {
      return Template.Kind.RETURN;
    } else if (targets.equals(Set.of(Source.Kind.INPUT))) {
      return effect.ways().size() == 1 ? Template.Kind.COMPUTED : Template.Kind.UNUSED;
    }
    boolean named =
        targets.stream().allMatch(k -> k == Source.Kind.IMMEDIATE || k == Source.Kind.ELEMENT);
    return named && falls(effect) <= 1 ? Template.Kind.BRANCH : Template.Kind.UNUSED;
  }

  /** How many different stacks there can be after it goes on. */
  private static long falls(InstructionEffect effect) {
    return effect.ways().stream()
        .filter(way -> way.kind() == Way.Kind.FALL)
        .map(way -> way.outputs().stream().map(Way.Output::stack).toList())
        .distinct()
        .count();
  }

  private static boolean isUnknown(InstructionEffect effect, Rule rule) {
    return !effect.resized().isEmpty() && !rule.keepsDepths() && rule.depths().isEmpty();
  }

  private static boolean takesCode(InstructionInfo info) {
    return info.inputs().stream().anyMatch(item -> item.type() == ValueType.CODE)
        || info.immediates().stream().anyMatch(i -> i.type() == ValueType.CODE);
  }

  private static Template.Kind movesCode(InstructionInfo info, InstructionEffect effect) {
    if (!takesCode(info)) {
      boolean leavesCode = info.outputs().stream().anyMatch(item -> item.type() == ValueType.CODE);
      return leavesCode ? Template.Kind.UNUSED : Template.Kind.PLAIN;
    }
    List<ImmediateInfo> immediates = info.immediates();
    boolean one =
        immediates.size() == 1
            && !immediates.get(0).array()
            && info.inputs().isEmpty()
            && effect.kept().isEmpty()
            && effect.ways().size() == 1
            && effect.ways().get(0).outputs().size() == 1;
    return one ? Template.Kind.ADDRESS : Template.Kind.UNUSED;
  }

  /** Raw bodies of which no more is known, externs of hosts, and what is to be left out. */
  private boolean isExcluded(Instruction instruction) {
    return !(instruction.body() instanceof Body.Action)
        || settings.never().contains(instruction.name())
        || instruction.properties().externs().stream().anyMatch(this::isForeign);
  }

  private boolean isForeign(String name) {
    Extern extern =
        model().externs().stream().filter(e -> e.name().equals(name)).findFirst().orElseThrow();
    return name.equals("clock") || !extern.standard() && !settings.externs().isPresent();
  }

  /** Whether it looks at or writes slots of a stack that can hold code values. */
  boolean seesCode(Template template) {
    return template.instruction().properties().explicit().stream()
            .map(Stack::index)
            .anyMatch(links::contains)
        || template.instruction().properties().reads().stream().anyMatch(this::isOnLink)
        || template.instruction().properties().writes().stream().anyMatch(this::isOnLink);
  }

  private boolean isOnLink(State state) {
    return state instanceof Region region
        && region.on().isPresent()
        && links.contains(region.on().get().index());
  }

  /** The instruction of a name. */
  Template named(String name) {
    return template(effects.set().named(name).orElseThrow().opcode());
  }

  static boolean mayYield(Template template) {
    return template.instruction().properties().controls().contains(Control.YIELD);
  }
}
