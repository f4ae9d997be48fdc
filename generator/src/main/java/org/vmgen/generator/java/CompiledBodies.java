package org.vmgen.generator.java;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import org.vmgen.generator.model.VmModel;
import org.vmgen.generator.object.BodyCode;
import org.vmgen.generator.plan.BodyText;
import org.vmgen.generator.plan.EngineConfig;

/** The bytecode of a generated Java engine. */
public final class CompiledBodies {
  private static final Pattern METHOD = Pattern.compile("  \\S.* (\\w+)\\(.*\\)(?: throws .*)?;");
  private static final Pattern INSTRUCTION = Pattern.compile("\\s+(\\d+): (.*)");
  private static final Pattern SWITCH = Pattern.compile("(?:table|lookup)switch.*");
  private static final Pattern CASE = Pattern.compile("\\s+(\\d+|default): (\\d+)");

  private final Map<String, Integer> methods;
  private final Map<String, byte[]> classes;
  private final byte[] machine;

  private CompiledBodies(Map<String, byte[]> classes, byte[] machine) {
    this.classes = Map.copyOf(classes);
    this.machine = machine;
    this.methods = MethodSizes.of(machine);
  }

  /**
   * Generates and compiles an engine.
   *
   * @throws org.vmgen.generator.plan.UnsupportedModelException if the model has no Java engine
   * @throws IllegalStateException if this Java has no compiler
   */
  public static CompiledBodies of(VmModel model, EngineConfig config) {
    EngineNames names = EngineNames.of(model, config);
    Map<String, byte[]> classes =
        JavaCompilation.compile(new JavaSwitchBackend().generate(model, config));
    String prefix = names.packageName().isEmpty() ? "" : names.packageName() + ".";
    return new CompiledBodies(classes, classes.get(prefix + names.machine()));
  }

  /** The bytes of bytecode of the machine's methods, the largest of those with one name. */
  public Map<String, Integer> methods() {
    return new TreeMap<>(methods);
  }

  /** The bytes of all class files. */
  public int classFiles() {
    return classes.values().stream().mapToInt(bytes -> bytes.length).sum();
  }

  /**
   * The bytecode of bodies by their labels.
   *
   * @throws IOException if this Java has no {@code javap}, or a temporary file cannot be written
   */
  public Map<String, BodyCode> bodies(List<BodyText> bodies) throws IOException {
    Map<String, List<String>> listing = listing();
    Map<String, BodyCode> code = new LinkedHashMap<>();
    Map<String, TreeMap<Integer, Integer>> cases = new HashMap<>();
    for (BodyText body : bodies) {
      List<String> lines = listing.getOrDefault(body.place(), List.of());
      TreeMap<Integer, Integer> starts = cases.computeIfAbsent(body.place(), place -> cases(lines));
      Optional.ofNullable(starts.get(body.number()))
          .ifPresent(
              start -> {
                int size = methods.getOrDefault(body.place(), 0);
                Integer next = new TreeSet<>(starts.values()).higher(start);
                code.put(body.label(), code(lines, start, next == null ? size : next));
              });
    }
    return code;
  }

  /** Where the cases of a method's first switch begin; -1 is the default. */
  private static TreeMap<Integer, Integer> cases(List<String> lines) {
    TreeMap<Integer, Integer> starts = new TreeMap<>();
    boolean within = false;
    for (String line : lines) {
      Matcher instruction = INSTRUCTION.matcher(line);
      Matcher entry = CASE.matcher(line);
      if (within && entry.matches()) {
        boolean last = entry.group(1).equals("default");
        starts.put(last ? -1 : Integer.parseInt(entry.group(1)), Integer.parseInt(entry.group(2)));
        if (last) {
          return starts;
        }
      } else if (instruction.matches() && SWITCH.matcher(instruction.group(2)).matches()) {
        within = true;
      }
    }
    return starts;
  }

  private static BodyCode code(List<String> lines, int start, int end) {
    List<String> own = new ArrayList<>();
    boolean within = false;
    for (String line : lines) {
      Matcher instruction = INSTRUCTION.matcher(line);
      if (instruction.matches() && !CASE.matcher(line).matches()) {
        int at = Integer.parseInt(instruction.group(1));
        within = start <= at && at < end;
      }
      if (within) {
        own.add(trimmed(line));
      }
    }
    return new BodyCode(end - start, own);
  }

  private static String trimmed(String line) {
    Matcher instruction = INSTRUCTION.matcher(line);
    return instruction.matches()
        ? "%6s  %s"
            .formatted(
                instruction.group(1),
                instruction
                    .group(2)
                    .replaceAll("\\s+", " ")
                    .replaceAll("#\\d+(, \\d+)?\\s*// ", ""))
        : "        " + line.strip();
  }

  /** The lines of javap by method. */
  private Map<String, List<String>> listing() throws IOException {
    ToolProvider javap =
        ToolProvider.findFirst("javap")
            .orElseThrow(
                () ->
                    new IOException(
                        "this Java has no javap (Debian package: openjdk-17-jdk-headless)"));
    Path file = Files.createTempFile("vmgen", ".class");
    StringWriter text = new StringWriter();
    try {
      Files.write(file, machine);
      javap.run(
          new PrintWriter(text), new PrintWriter(new StringWriter()), "-c", "-p", file.toString());
    } finally {
      Files.delete(file);
    }
    Map<String, List<String>> methods = new HashMap<>();
    List<String> current = new ArrayList<>();
    for (String line : text.toString().lines().toList()) {
      Matcher method = METHOD.matcher(line);
      if (method.matches()) {
        current = new ArrayList<>();
        methods.putIfAbsent(method.group(1), current);
      }
      current.add(line);
    }
    return methods;
  }
}
