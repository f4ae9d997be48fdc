package org.vmgen.harness.programs;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.vmgen.runtime.ImmediateInfo;
import org.vmgen.runtime.InstructionInfo;
import org.vmgen.runtime.InstructionSet;
import org.vmgen.runtime.verify.AssumptionsReader;

/**
 * Reads {@link Settings}: the lines of {@link AssumptionsReader}, and
 *
 * <pre>
 * never INSTRUCTION …                    ; they do not occur in programs
 * raw INSTRUCTION OTHER                  ; its raw body does what the other's action does
 * prologue INSTRUCTION                   ; every function starts with it
 * units LOAD MARK RELEASE                ; LOAD makes a unit of MARK and a jump an entry's body, RELEASE ends that
 * range INSTRUCTION.IMMEDIATE 0 15       ; the immediate has only such values
 * range INSTRUCTION.IMMEDIATE taken      ; what the function takes from the stack of its caller's position
 * range INSTRUCTION.IMMEDIATE local      ; the index of an argument or variable of the function
 * externs CLASS                          ; its static methods are the machine's own externs
 * include FOLDER                         ; where C finds the header of externs, from the folder of this file
 * source FILE …                          ; C files that belong to it, from the same folder
 * slots 12                               ; how many a stack has at most
 * size 50                                ; how many pieces the main part of a program has at most
 * </pre>
 */
final class SettingsReader {
  private final InstructionSet set;
  private final ClassLoader loader;
  private final Set<String> never = new HashSet<>();
  private final Map<String, String> raw = new HashMap<>();
  private final Map<String, Settings.Range> ranges = new HashMap<>();
  private Optional<String> prologue = Optional.empty();
  private Optional<Settings.Units> units = Optional.empty();
  private Optional<Class<?>> externs = Optional.empty();
  private Optional<Path> include = Optional.empty();
  private final List<Path> sources = new ArrayList<>();
  private int size = Settings.DEFAULT.size();
  private int slots = Settings.DEFAULT.slots();

  private SettingsReader(InstructionSet set, ClassLoader loader) {
    this.set = set;
    this.loader = loader;
  }

  /**
   * Reads a text.
   *
   * @param file the name that messages use
   * @param folder of the description
   * @throws IllegalArgumentException with a message a line, each with its place, if anything is
   *     wrong
   */
  static Settings read(
      InstructionSet set, String file, String text, Optional<Path> folder, ClassLoader loader) {
    SettingsReader reader = new SettingsReader(set, loader);
    List<String> errors = new ArrayList<>();
    StringBuilder rest = new StringBuilder();
    String[] lines = text.split("\n", -1);
    for (int i = 0; i < lines.length; i++) {
      try {
        rest.append(reader.line(lines[i].replaceFirst(";.*", "").strip()) ? "" : lines[i]);
        rest.append('\n');
      } catch (IllegalArgumentException e) {
        errors.add(file + ":" + (i + 1) + ": error: " + e.getMessage());
      }
    }
    if (!errors.isEmpty()) {
      throw new IllegalArgumentException(String.join("\n", errors));
    }
    return new Settings(
        AssumptionsReader.read(set, file, rest.toString()),
        reader.never,
        reader.raw,
        reader.prologue,
        reader.units,
        reader.ranges,
        reader.externs,
        folder.map(path -> reader.include.map(path::resolve).orElse(path)),
        reader.sources.stream()
            .map(source -> folder.map(path -> path.resolve(source)).orElse(source))
            .map(Path::toAbsolutePath)
            .toList(),
        reader.size,
        reader.slots);
  }

  /** Whether the line is one of those that only generators of programs understand. */
  private boolean line(String line) {
    String[] words = line.split("\\s+");
    switch (words[0]) {
      case "never" -> {
        for (int i = 1; i < words.length; i++) {
          never.add(instruction(words[i]));
        }
      }
      case "raw" -> {
        require(words.length == 3, "write: raw INSTRUCTION OTHER");
        raw.put(instruction(words[1]), instruction(words[2]));
      }
      case "prologue" -> {
        require(words.length == 2, "write: prologue INSTRUCTION");
        prologue = Optional.of(instruction(words[1]));
      }
      case "units" -> units(words);
      case "range" -> range(words);
      case "externs" -> {
        require(words.length == 2, "write: externs CLASS");
        externs = Optional.of(load(words[1]));
      }
      case "include" -> {
        require(words.length == 2, "write: include FOLDER");
        include = Optional.of(Path.of(words[1]));
      }
      case "source" -> {
        for (int i = 1; i < words.length; i++) {
          sources.add(Path.of(words[i]));
        }
      }
      case "slots" -> {
        require(words.length == 2, "write: slots NUMBER");
        slots = (int) Math.min(Math.max(1, number(words[1])), 1_000_000);
      }
      case "size" -> {
        require(words.length == 2, "write: size NUMBER");
        size = (int) Math.max(1, number(words[1]));
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private void units(String[] words) {
    require(words.length == 4, "write: units LOAD MARK RELEASE");
    String load = instruction(words[1]);
    String mark = instruction(words[2]);
    String release = instruction(words[3]);
    boolean fit =
        immediates(set, load).equals("CODE CODE NUMBER")
            && immediates(set, mark).equals("NUMBER")
            && immediates(set, release).equals("NUMBER");
    require(fit, "units: the effects are ( #entry #to #k -- ), ( #k -- ), ( #k -- )");
    units = Optional.of(new Settings.Units(load, mark, release));
  }

  /** The sorts of an instruction's immediates; empty if it has items too. */
  private static String immediates(InstructionSet set, String name) {
    InstructionInfo info = set.named(name).orElseThrow();
    boolean plain =
        info.inputs().isEmpty()
            && info.outputs().isEmpty()
            && info.immediates().stream().noneMatch(ImmediateInfo::array);
    return plain
        ? info.immediates().stream()
            .map(i -> i.type().isInteger() ? "NUMBER" : i.type().name())
            .collect(Collectors.joining(" "))
        : "";
  }

  private void range(String[] words) {
    String form = "write: range INSTRUCTION.IMMEDIATE low high, or taken or local after it";
    require(words.length >= 3 && words[1].contains("."), form);
    int dot = words[1].lastIndexOf('.');
    String name = instruction(words[1].substring(0, dot)) + words[1].substring(dot);
    switch (words[2]) {
      case "taken" -> ranges.put(name, new Settings.Taken());
      case "local" -> ranges.put(name, new Settings.Local());
      default -> {
        require(words.length == 4 && number(words[2]) <= number(words[3]), form);
        ranges.put(name, new Settings.Between(number(words[2]), number(words[3])));
      }
    }
  }

  private Class<?> load(String name) {
    try {
      return Class.forName(name, true, loader);
    } catch (ClassNotFoundException e) {
      throw new IllegalArgumentException("there is no class " + name, e);
    }
  }

  private String instruction(String name) {
    return set.named(name)
        .or(() -> set.mnemonic(name))
        .orElseThrow(
            () -> new IllegalArgumentException(set.machine() + " has no instruction " + name))
        .name();
  }

  private static long number(String text) {
    require(text.matches("-?\\d{1,18}"), "a number is expected, not " + text);
    return Long.parseLong(text);
  }

  private static void require(boolean condition, String message) {
    if (!condition) {
      throw new IllegalArgumentException(message);
    }
  }
}
