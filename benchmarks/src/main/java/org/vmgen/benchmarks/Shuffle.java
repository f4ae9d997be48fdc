package org.vmgen.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.vmgen.generator.model.Composite;
import org.vmgen.generator.model.Instruction;
import org.vmgen.generator.model.VmModel;

/**
 * The same interpreter with its bodies in another order. Where a body lies decides which cache
 * lines and branch predictor entries it shares, so that one order alone says little about an
 * engine.
 */
final class Shuffle {
  private static final String BEGIN = "/* BODIES:";
  private static final String END = "/* END OF BODIES */";

  private Shuffle() {}

  /** The machine with its instructions in an order that the seed decides. */
  static VmModel model(VmModel model, long seed) {
    List<Instruction> shuffled = new ArrayList<>(model.instructions());
    Collections.shuffle(shuffled, new Random(seed));
    List<Instruction> numbered = new ArrayList<>();
    for (Instruction i : shuffled) {
      numbered.add(
          new Instruction(
              i.name(),
              i.mnemonic(),
              numbered.size(),
              i.effect(),
              i.body(),
              i.properties(),
              i.documentation()));
    }
    return new VmModel(
        model.name(),
        model.types(),
        model.referenceTypes(),
        model.stacks(),
        model.registers(),
        model.regions(),
        model.memories(),
        model.throwType(),
        model.haltType(),
        model.yieldType(),
        model.traps(),
        model.externs(),
        model.externFiles(),
        model.functions(),
        numbered,
        model.composites().stream().map(composite -> renumbered(composite, numbered)).toList(),
        model.replications(),
        List.of(),
        model.onThrow(),
        model.onTrap(),
        model.options(),
        model.files(),
        model.documentation());
  }

  private static Composite renumbered(Composite composite, List<Instruction> numbered) {
    List<Composite.Part> parts = new ArrayList<>();
    for (Composite.Part part : composite.parts()) {
      String name = part.instruction().name();
      Instruction instruction =
          numbered.stream().filter(i -> i.name().equals(name)).findFirst().orElseThrow();
      parts.add(new Composite.Part(instruction, part.operands()));
    }
    return new Composite(composite.name(), parts, composite.documentation());
  }

  /**
   * A hand-written C interpreter with the bodies between its marks, which blank lines part, in an
   * order that the seed decides.
   */
  static String bodies(String source, long seed) {
    int begin = source.indexOf('\n', source.indexOf(BEGIN)) + 1;
    int end = source.indexOf(END);
    if (begin <= 0 || end < begin) {
      throw new IllegalArgumentException("the marks of the bodies are missing");
    }
    List<String> bodies =
        new ArrayList<>(Arrays.asList(source.substring(begin, end).strip().split("\n\n+")));
    Collections.shuffle(bodies, new Random(seed));
    return source.substring(0, begin)
        + String.join("\n\n", bodies)
        + "\n\n"
        + source.substring(end);
  }

  private static final Pattern BODY = Pattern.compile("( *)BODY\\(\\w+\\):?( SELDOM_BODY)? \\{");

  /**
   * A generated C engine with its bodies in an order that the seed decides: each group of bodies
   * that nothing but comments and blank lines part. The engine has the same bodies in any order,
   * which it would not have if the description's order were another and there are more bodies than
   * it may have.
   */
  static String generated(String source, long seed) {
    Random random = new Random(seed);
    List<String> lines = source.lines().toList();
    List<String> shuffled = new ArrayList<>();
    List<String> group = new ArrayList<>();
    List<String> between = new ArrayList<>(); // of bodies; their comments would be at wrong ones
    for (int at = 0; at < lines.size(); at++) {
      String line = lines.get(at);
      Matcher start = BODY.matcher(line);
      if (start.matches()) {
        int end = lines.subList(at, lines.size()).indexOf(start.group(1) + "}") + at;
        group.add(String.join("\n", lines.subList(at, end + 1)));
        between.clear();
        at = end;
      } else if (group.isEmpty()) {
        shuffled.add(line);
      } else {
        between.add(line);
        if (!line.isBlank() && !line.strip().startsWith("/*") && !isOpen(between)) {
          Collections.shuffle(group, random);
          shuffled.addAll(group);
          shuffled.addAll(between);
          group.clear();
          between.clear();
        }
      }
    }
    return String.join("\n", shuffled) + "\n";
  }

  /**
   * The engine that the classic vmgen made, with its instructions in an order that the seed
   * decides.
   */
  static String classic(String source, long seed) {
    List<String> bodies = new ArrayList<>(Arrays.asList(source.split("(?m)^(?=LABEL\\()")));
    String before = bodies.remove(0);
    Collections.shuffle(bodies, new Random(seed));
    return before + String.join("", bodies);
  }

  /** Whether these lines, or all but the last of them, end inside of a comment. */
  private static boolean isOpen(List<String> lines) {
    String before = String.join("\n", lines.subList(0, lines.size() - 1));
    return before.lastIndexOf("/*") > before.lastIndexOf("*/");
  }
}
