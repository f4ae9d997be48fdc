package org.vmgen.runtime.verify;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.vmgen.runtime.ImmediateInfo;
import org.vmgen.runtime.InstructionInfo;
import org.vmgen.runtime.InstructionSet;

/**
 * Reads {@link Assumptions} as people write them, a line each, {@code ;} beginning a comment:
 *
 * <pre>
 * entry square: 1 -> 1          ; a function: takes one item of the default stack, leaves one
 * entry main: data 2 flt 1      ; code that does not return, and what lies on its stacks
 * effect clear: data = 0        ; the depth of data afterwards, from the bottom of the function
 * effect enter: data + #locals  ; so many slots more, under the outputs
 * effect host: kept             ; depths are as its stack effect says
 * target execute: -> 1          ; the signature of all code that the instruction jumps to
 * limit data 100                ; how deep a stack may become
 * recursion                     ; functions may call themselves
 * </pre>
 */
public final class AssumptionsReader {
  private final InstructionSet set;
  private final Map<String, Signature> signatures = new LinkedHashMap<>();
  private final Map<String, Rule> rules = new HashMap<>();
  private final Map<Integer, Integer> limits = new HashMap<>();
  private boolean recursion;

  private AssumptionsReader(InstructionSet set) {
    this.set = set;
  }

  /**
   * Reads a text.
   *
   * @param file the name that messages use
   * @throws IllegalArgumentException with a message a line, each with its place, if anything is
   *     wrong
   */
  public static Assumptions read(InstructionSet set, String file, String text) {
    AssumptionsReader reader = new AssumptionsReader(set);
    List<String> errors = new ArrayList<>();
    String[] lines = text.split("\n", -1);
    for (int i = 0; i < lines.length; i++) {
      try {
        reader.line(lines[i].replaceFirst(";.*", "").strip());
      } catch (IllegalArgumentException e) {
        errors.add(file + ":" + (i + 1) + ": error: " + e.getMessage());
      }
    }
    if (!errors.isEmpty()) {
      throw new IllegalArgumentException(String.join("\n", errors));
    }
    return new Assumptions(reader.signatures, reader.rules, reader.limits, reader.recursion);
  }

  private void line(String line) {
    if (line.isEmpty()) {
      return;
    }
    String[] words = line.split("\\s+", 2);
    String rest = words.length == 1 ? "" : words[1].strip();
    switch (words[0]) {
      case "entry" -> {
        String[] parts = named(rest, "entry NAME: what it takes -> what it leaves");
        signatures.put(parts[0], signature(parts[1]));
      }
      case "effect" -> {
        String[] parts = named(rest, "effect INSTRUCTION: STACK = depth, STACK + slots or kept");
        effect(instruction(parts[0]), parts[1]);
      }
      case "target" -> {
        String[] parts = named(rest, "target INSTRUCTION: what it takes -> what it leaves");
        InstructionInfo info = instruction(parts[0]);
        Rule rule = rules.getOrDefault(info.name(), Rule.NONE);
        rules.put(
            info.name(),
            new Rule(rule.keepsDepths(), rule.depths(), Optional.of(signature(parts[1]))));
      }
      case "limit" -> {
        String[] parts = rest.split("\\s+");
        require(parts.length == 2, "a limit is written: limit STACK slots");
        int limited = stack(parts[0]);
        int slots = count(parts[1]);
        require(slots > 0, "a limit is at least 1");
        limits.put(limited, slots);
      }
      case "recursion" -> recursion = true;
      default ->
          throw new IllegalArgumentException(
              "a line begins with entry, effect, target, limit or recursion, not with " + words[0]);
    }
  }

  private static String[] named(String rest, String form) {
    String[] parts = rest.split(":(\\s|$)", 2);
    require(parts.length == 2 && !parts[0].isBlank(), "write: " + form);
    return new String[] {parts[0].strip(), parts[1].strip()};
  }

  // ---- signatures -------------------------------------------------------------------------------

  private Signature signature(String text) {
    String[] sides = (" " + text + " ").split("->", -1);
    require(sides.length <= 2, "a signature has one ->");
    return new Signature(
        counts(sides[0]), sides.length == 1 ? Optional.empty() : Optional.of(counts(sides[1])));
  }

  private List<Integer> counts(String text) {
    List<Integer> counts = new ArrayList<>(Collections.nCopies(set.stacks().size(), 0));
    int stack = 0;
    for (String word :
        Arrays.stream(text.strip().split("\\s+")).filter(w -> !w.isEmpty()).toList()) {
      if (Character.isDigit(word.charAt(0))) {
        counts.set(stack, count(word));
      } else {
        stack = stack(word);
      }
    }
    return counts;
  }

  // ---- effects ----------------------------------------------------------------------------------

  private void effect(InstructionInfo info, String text) {
    Rule rule = rules.getOrDefault(info.name(), Rule.NONE);
    if (text.equals("kept")) {
      rules.put(info.name(), new Rule(true, rule.depths(), rule.target()));
      return;
    }
    String[] words = text.split("\\s+");
    boolean formed = words.length == 3 && (words[1].equals("=") || words[1].equals("+"));
    require(formed, "an effect is written: STACK = depth, STACK + slots, or kept");
    boolean immediate = words[2].startsWith("#");
    List<Rule.Depth> depths = new ArrayList<>(rule.depths());
    depths.add(
        new Rule.Depth(
            stack(words[0]),
            words[1].equals("+"),
            immediate ? 0 : count(words[2]),
            immediate ? immediate(info, words[2].substring(1)) : -1));
    rules.put(info.name(), new Rule(rule.keepsDepths(), depths, rule.target()));
  }

  private static int immediate(InstructionInfo info, String name) {
    for (int i = 0; i < info.immediates().size(); i++) {
      ImmediateInfo immediate = info.immediates().get(i);
      if (immediate.name().equals(name) && !immediate.array() && immediate.type().isInteger()) {
        return i;
      }
    }
    throw new IllegalArgumentException(info.name() + " has no integer immediate #" + name);
  }

  // ---- names and numbers ------------------------------------------------------------------------

  private InstructionInfo instruction(String name) {
    return set.named(name)
        .or(() -> set.mnemonic(name))
        .orElseThrow(
            () -> new IllegalArgumentException(set.machine() + " has no instruction " + name));
  }

  private int stack(String name) {
    OptionalInt index = set.stackIndex(name);
    require(index.isPresent(), set.machine() + " has no stack " + name);
    return index.orElseThrow();
  }

  private static int count(String text) {
    require(text.matches("\\d{1,9}"), "a number from 0 is expected, not " + text);
    return Integer.parseInt(text);
  }

  private static void require(boolean condition, String message) {
    if (!condition) {
      throw new IllegalArgumentException(message);
    }
  }
}
