package org.vmgen.cli;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.vmgen.generator.example.Observation;
import org.vmgen.generator.model.Memory;
import org.vmgen.generator.model.Region;
import org.vmgen.generator.model.Register;
import org.vmgen.generator.model.ScalarType;
import org.vmgen.generator.model.Type;
import org.vmgen.generator.model.VmModel;
import org.vmgen.generator.reference.InstructionSets;
import org.vmgen.runtime.Exit;
import org.vmgen.runtime.InstructionSet;
import org.vmgen.runtime.TrapInfo;
import org.vmgen.runtime.ValueType;
import org.vmgen.runtime.text.NumberSyntax;

/** What a driver's {@code --state} shows after a run. References that are not null are strings. */
final class DumpObservation implements Observation {

  private final VmModel model;
  private final Exit exit;
  private final Map<String, String> lines = new HashMap<>();
  private final Map<String, Map<Long, Integer>> bytes = new HashMap<>();

  /**
   * Reads a dump; what the program printed may stand before it.
   *
   * @throws IllegalArgumentException if there is none
   */
  DumpObservation(VmModel model, String output) {
    this.model = model;
    int start = output.startsWith("exit ") ? 0 : output.lastIndexOf("\nexit ") + 1;
    if (!output.startsWith("exit ", start)) {
      throw new IllegalArgumentException("the engine showed no state: " + output);
    }
    String memory = "";
    for (String line : output.substring(start).split("\n")) {
      if (line.startsWith("  ")) {
        row(bytes.get(memory), line.strip());
      } else if (line.startsWith("memory ")) {
        memory = line.substring("memory ".length(), line.length() - 1);
        bytes.put(memory, new HashMap<>());
      } else if (line.contains(":")) {
        int colon = line.indexOf(':');
        lines.put(line.substring(0, colon), line.substring(colon + 1).strip());
      } else {
        lines.put("exit", line);
      }
    }
    exit = parseExit(lines.get("exit"));
  }

  private static void row(Map<Long, Integer> memory, String row) {
    long address = Long.parseLong(row.substring(0, row.indexOf(':')), 16);
    for (String value : row.substring(row.indexOf(':') + 1).strip().split(" ")) {
      memory.put(address++, Integer.parseInt(value, 16));
    }
  }

  /** {@code exit KIND [VALUE | NAME [DETAIL]] at POSITION after COUNT}. */
  private Exit parseExit(String line) {
    String[] words = line.split(" ");
    Exit.Kind kind = Exit.Kind.valueOf(words[1].toUpperCase(Locale.ROOT));
    boolean valued = kind == Exit.Kind.HALT || kind == Exit.Kind.YIELD || kind == Exit.Kind.THROW;
    long value = valued ? Long.parseLong(words[2]) : 0;
    int trap = kind == Exit.Kind.TRAP ? trap(words[2]) : 0;
    int position = Integer.parseInt(words[words.length - 3]);
    return new Exit(kind, value, trap, -1, position, Long.parseLong(words[words.length - 1]));
  }

  private int trap(String name) {
    InstructionSet set = InstructionSets.of(model);
    return set.traps().stream()
        .filter(t -> t.name().equals(name))
        .mapToInt(TrapInfo::code)
        .findFirst()
        .orElse(0);
  }

  @Override
  public Exit exit() {
    return exit;
  }

  @Override
  public List<Object> stack(int index) {
    return slots("stack " + model.stacks().get(index).name(), model.stacks().get(index).slot());
  }

  @Override
  public List<Object> region(Region region) {
    return region.on().isPresent()
        ? stack(region.on().get().index())
        : slots("region " + region.name(), region.slot());
  }

  @Override
  public Object register(Register register) {
    String text = lines.get("register " + register.name());
    return value(text.split(" ")[0], register.type());
  }

  @Override
  public long memory(Memory memory, ScalarType width, long address) {
    long bits = 0;
    for (int i = 0; i < width.bytes(); i++) {
      int shift = 8 * (memory.bigEndian() ? width.bytes() - 1 - i : i);
      bits |= (long) bytes.get(memory.name()).getOrDefault(address + i, 0) << shift;
    }
    ValueType type = InstructionSets.valueType(width);
    return type.isFloat() ? type.floatBits(type.floatValue(bits)) : type.normalize(bits);
  }

  private List<Object> slots(String line, Type type) {
    List<Object> slots = new ArrayList<>();
    for (String word : lines.getOrDefault(line, "").split(" ")) {
      if (!word.isEmpty() && !word.startsWith("(")) { // how it is shown stands in parentheses
        slots.add(value(word, type));
      }
    }
    return slots;
  }

  private static Object value(String text, Type type) {
    if (!(type instanceof ScalarType scalar)) {
      return text.equals("null") ? null : text;
    } else if (scalar.isFloat()) {
      return InstructionSets.valueType(type).floatBits(NumberSyntax.real(text).orElseThrow());
    }
    return Long.parseLong(text);
  }
}
