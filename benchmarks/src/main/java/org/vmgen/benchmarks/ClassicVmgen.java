package org.vmgen.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.vmgen.generator.model.Composite;
import org.vmgen.generator.model.VmModel;

/**
 * The interpreter of the mini machine that the vmgen of the Debian package gforth makes, from
 * benchmarks/classic/mini.vmg.
 */
final class ClassicVmgen {
  static final String DESCRIPTION = "mini.vmg";
  private static final String COMMAND = "vmgen";
  private static final String ENGINE = "mini-vm.i";
  private static final String COMBINATIONS = "mini-peephole.i";

  private ClassicVmgen() {}

  /** Whether it is installed; other programs have the same name. */
  static boolean isThere() {
    try {
      return Processes.output(List.of(COMMAND, "--version")).contains("gforth");
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * Generates from the description in a folder, into the same folder.
   *
   * @param seed the order of the bodies
   */
  static void generate(Path folder, long seed) throws IOException {
    // It leaves the list of combinations out if there are none.
    Files.writeString(folder.resolve(COMBINATIONS), "");
    Processes.output(List.of(COMMAND, DESCRIPTION), folder);
    Path engine = folder.resolve(ENGINE);
    Files.writeString(engine, Shuffle.classic(Files.readString(engine), seed));
  }

  /**
   * The combined instructions as the classic vmgen's list. It puts them together two by two, so
   * that all but the last part of one must be one too: those that ours does without are added.
   */
  static String superinstructions(VmModel model) {
    Map<List<String>, String> names = new TreeMap<>(ClassicVmgen::byLength);
    for (Composite composite : model.composites()) {
      List<String> parts =
          composite.parts().stream().map(part -> part.instruction().name()).toList();
      for (int length = 2; length <= parts.size(); length++) {
        List<String> start = parts.subList(0, length);
        names.put(List.copyOf(start), "super_" + String.join("_", start));
      }
    }
    StringBuilder text = new StringBuilder("\n");
    names.forEach(
        (parts, name) ->
            text.append(name).append(" = ").append(String.join(" ", parts)).append('\n'));
    return text.toString();
  }

  private static int byLength(List<String> one, List<String> other) {
    int length = Integer.compare(one.size(), other.size());
    return length != 0 ? length : String.join(" ", one).compareTo(String.join(" ", other));
  }
}
