package org.vmgen.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
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
}
