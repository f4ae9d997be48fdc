package org.vmgen.generator.c;

import java.util.ArrayList;
import java.util.List;
import org.vmgen.generator.model.VmModel;
import org.vmgen.generator.plan.OutputFile;
import org.vmgen.generator.verify.EffectTables;
import org.vmgen.runtime.ImmediateInfo;
import org.vmgen.runtime.InstructionInfo;
import org.vmgen.runtime.ItemInfo;
import org.vmgen.runtime.SlotClass;
import org.vmgen.runtime.ValueType;
import org.vmgen.runtime.verify.Effects;
import org.vmgen.runtime.verify.InstructionEffect;
import org.vmgen.runtime.verify.Source;
import org.vmgen.runtime.verify.Way;

/** The tables of the verifier in C: {@code vm_flow.c} says what the numbers are. */
final class CEffects {
  private static final int WIDTH = 100;

  private final Effects effects;
  private final CNames names;
  private final List<Integer> numbers = new ArrayList<>();
  private final List<Integer> starts = new ArrayList<>();
  private final List<String> inputs = new ArrayList<>();
  private final List<Integer> inputStarts = new ArrayList<>();

  private CEffects(VmModel model, CNames names) {
    this.effects = EffectTables.of(model);
    this.names = names;
    for (InstructionInfo info : effects.set().instructions()) {
      starts.add(numbers.size());
      inputStarts.add(inputs.size());
      add(info, effects.instructions().get(info.opcode()));
    }
  }

  static OutputFile file(VmModel model, CNames names) {
    return new OutputFile(names.prefix() + "_effects.c", new CEffects(model, names).text());
  }

  private void add(InstructionInfo info, InstructionEffect effect) {
    numbers.add(info.immediates().size());
    for (ImmediateInfo immediate : info.immediates()) {
      numbers.add(effects.expected(immediate.type(), immediate.typeName()).number());
    }
    numbers.add(info.inputs().size());
    for (int i = 0; i < info.inputs().size(); i++) {
      ItemInfo item = info.inputs().get(i);
      inputs.add(item.name());
      numbers.add(item.kind().ordinal());
      numbers.add(item.place());
      numbers.add(effects.expected(item).number());
      numbers.add(item.immediate());
      boolean moved = item.type().slotClass() == SlotClass.CELL && item.type() != ValueType.CODE;
      numbers.add(moved && !effect.used().contains(i) ? 0 : 1);
    }
    numbers.addAll(effect.numbers());
  }

  /** Where the machine's calls leave the position to return to. */
  private int link() {
    return effects.instructions().stream()
        .flatMap(effect -> effect.ways().stream())
        .filter(Way::isCall)
        .flatMap(way -> way.outputs().stream())
        .filter(output -> output.source().kind() == Source.Kind.NEXT)
        .mapToInt(Way.Output::stack)
        .findFirst()
        .orElse(-1);
  }

  private String text() {
    String m = names.prefix();
    StringBuilder text = new StringBuilder();
    text.append("/* What the verifier of ").append(m).append(" knows of the instructions. */\n");
    text.append("#include \"").append(m).append("_flow.h\"\n\n");
    text.append("const int32_t ").append(m).append("_effects[] = {");
    lines(numbers.stream().map(Object::toString).toList(), text);
    text.append("const uint32_t ").append(m).append("_effect_at[] = {");
    lines(starts.stream().map(Object::toString).toList(), text);
    text.append("const char *const ").append(m).append("_effect_names[] = {");
    lines(quoted(inputs), text);
    text.append("const uint32_t ").append(m).append("_effect_names_at[] = {");
    lines(inputStarts.stream().map(Object::toString).toList(), text);
    text.append("const char *const ").append(m).append("_effect_references[] = {");
    lines(quoted(effects.references()), text);
    text.append("const int ").append(m).append("_effect_returns = ");
    text.append(effects.returns().orElse(-1)).append(";\n");
    text.append("const int ").append(m).append("_effect_link = ").append(link()).append(";\n");
    return text.toString();
  }

  /** Names of the description, which need no escapes. */
  private static List<String> quoted(List<String> names) {
    return names.stream().map(name -> '"' + name + '"').toList();
  }

  /** The elements of a table, which has one more at its end, so that it is never empty. */
  private static void lines(List<String> elements, StringBuilder text) {
    List<String> all = new ArrayList<>(elements);
    all.add("0");
    StringBuilder line = new StringBuilder();
    for (String element : all) {
      if (line.length() + element.length() > WIDTH) {
        text.append("\n ").append(line);
        line.setLength(0);
      }
      line.append(' ').append(element).append(',');
    }
    line.setLength(line.length() - 1);
    text.append("\n ").append(line).append("\n};\n\n");
  }
}
