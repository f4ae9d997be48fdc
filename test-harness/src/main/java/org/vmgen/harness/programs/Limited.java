package org.vmgen.harness.programs;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.vmgen.generator.model.Memory;
import org.vmgen.generator.model.Region;
import org.vmgen.generator.model.Stack;
import org.vmgen.generator.model.VmModel;
import org.vmgen.generator.plan.OutputFile;
import org.vmgen.runtime.Limits;

/** State so small that programs meet its limits, and that it costs little to look at. */
final class Limited {
  static final int STACK = 40;
  private static final int REGION = 64;
  private static final int MEMORY = 4096;

  /** How many slots and bytes there are: indexes and addresses beside them are worth trying. */
  static final List<Integer> SIZES = List.of(STACK, REGION, MEMORY);

  /** After how many instructions C engines look whether to go on; longer than combinations are. */
  private static final int SLICE = 20;

  /** How the loader of generated C names its defaults. */
  private static final Pattern DEFAULTS =
      Pattern.compile("limit\\(vm->limits\\.(stack|region|memory)_(\\w+), \\d+,");

  private static final Pattern SLICES = Pattern.compile("#define SLICE \\d+");

  private static final Pattern GIVEN =
      Pattern.compile("if \\(limits != NULL\\) vm->limits = \\*limits;");

  private Limited() {}

  /**
   * The limits for Java.
   *
   * @param slots of each stack
   */
  static Limits limits(VmModel model, int slots) {
    Limits limits = Limits.defaults();
    for (Stack stack : model.stacks()) {
      limits = limits.withStack(stack.name(), slots(stack, slots));
    }
    for (Region region : model.regions()) {
      if (region.on().isEmpty()) {
        limits = limits.withRegion(region.name(), least(REGION, region.max()));
      }
    }
    for (Memory memory : model.memories()) {
      limits = limits.withMemory(memory.name(), least(MEMORY, memory.max()));
    }
    return limits;
  }

  /** How many slots a stack has, if others have so many. */
  static int slots(Stack stack, int slots) {
    return least(slots, stack.max());
  }

  private static int least(int size, OptionalLong max) {
    return (int) Math.min(size, max.orElse(size));
  }

  /**
   * The same limits as defaults of a C engine, whose slices of a budget are short; where programs
   * change code, all entries are replaceable.
   */
  static List<OutputFile> limited(List<OutputFile> files, Settings settings) {
    return files.stream()
        .map(file -> new OutputFile(file.path(), lowered(file.path(), file.text(), settings)))
        .toList();
  }

  private static String lowered(String path, String text, Settings settings) {
    if (path.endsWith("_engine.c")) {
      return SLICES.matcher(text).replaceAll("#define SLICE " + SLICE);
    } else if (!path.endsWith("_code.c")) {
      return text;
    }
    String lowered =
        DEFAULTS
            .matcher(text)
            .replaceAll(
                found ->
                    "limit(vm->limits."
                        + found.group(1)
                        + "_"
                        + found.group(2)
                        + ", "
                        + size(found.group(1), settings.slots()).orElseThrow()
                        + ",");
    return settings.units().isEmpty()
        ? lowered
        : GIVEN.matcher(lowered).replaceAll("$0 vm->limits.replaceable = 1;");
  }

  private static Optional<Integer> size(String kind, int slots) {
    return switch (kind) {
      case "stack" -> Optional.of(slots);
      case "region" -> Optional.of(REGION);
      case "memory" -> Optional.of(MEMORY);
      default -> Optional.empty();
    };
  }
}
