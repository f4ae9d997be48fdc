package org.vmgen.generator.java;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.vmgen.generator.model.Instruction;

/**
 * Which bodies stand in the loop and which in methods outside, and the opcodes that they have in
 * the engine: dense from 0 in the loop; outside, from a multiple of 64 for each method.
 */
final class EngineLayout {
  /** Bytes that a method may have by estimate: some way below what HotSpot compiles. */
  static final int METHOD = 7_800;

  private static final int SHIFT = 6;

  private final List<JavaBody> instructions;
  private final List<JavaBody> loop;
  private final List<List<JavaBody>> outside = new ArrayList<>();
  private final Map<JavaBody, Integer> inLoop = new IdentityHashMap<>();
  private final Map<JavaBody, Integer> outlined = new IdentityHashMap<>();
  private final int forward;

  /**
   * Lays out bodies. Without known programs combinations are taken to be what runs most, in the
   * order of definition: each comes into the loop together with its parts, until combinations fill
   * half of it; then come parts of others, and then other instructions. Where programs are known,
   * instructions and combinations come into it by what they save there for each byte. A combination
   * that does not come into the loop is worth something only if one of its parts stands outside
   * too, else it is left out.
   *
   * @param instructions by portable opcode
   * @param combinations in the order of definition
   * @param plain whether the first instruction of a combination has to be able to run alone where
   *     the combination stands
   * @param fixed the estimated bytes of the loop's method without bodies
   * @param usage what programs run
   */
  EngineLayout(
      List<JavaBody> instructions,
      List<JavaBody> combinations,
      boolean plain,
      int fixed,
      Usage usage) {
    this.instructions = instructions;
    Set<JavaBody> inside = Collections.newSetFromMap(new IdentityHashMap<>());
    if (usage.isKnown()) {
      List<JavaBody> all = new ArrayList<>(instructions);
      all.addAll(combinations);
      fill(inside, usage.bySaving(all).stream(), METHOD - fixed);
    } else {
      Set<Instruction> parts = new HashSet<>();
      combinations.forEach(combination -> parts.addAll(combination.instructions()));
      Predicate<JavaBody> hot = body -> parts.containsAll(body.instructions());
      int room = combine(inside, combinations, METHOD - fixed);
      room = fill(inside, instructions.stream().filter(hot), room);
      fill(inside, instructions.stream().filter(hot.negate()), room);
    }
    loop =
        Stream.concat(instructions.stream(), combinations.stream())
            .filter(inside::contains)
            .toList();
    int opcode = 0;
    for (JavaBody body : loop) {
      inLoop.put(body, opcode);
      opcode += body.copies();
    }
    forward = opcode;
    split(outside(combinations, plain), METHOD - fixed);
  }

  /** Puts combinations and their parts into the loop; gives the room that is left. */
  private int combine(Set<JavaBody> inside, List<JavaBody> combinations, int room) {
    int left = room;
    int combined = room / 2;
    for (JavaBody combination : combinations) {
      Set<JavaBody> missing = Collections.newSetFromMap(new IdentityHashMap<>());
      combination.instructions().forEach(part -> missing.add(body(part)));
      missing.removeAll(inside);
      int own = combination.bytes(Mode.LOOP);
      int bytes = own + missing.stream().mapToInt(body -> body.bytes(Mode.LOOP)).sum();
      if (own <= combined && bytes <= left && !combination.standsOutside()) {
        inside.add(combination);
        inside.addAll(missing);
        combined -= own;
        left -= bytes;
      }
    }
    return left;
  }

  /** Puts what there is room for into the loop; gives the room that is left. */
  private static int fill(Set<JavaBody> inside, Stream<JavaBody> bodies, int room) {
    int left = room;
    for (JavaBody body : (Iterable<JavaBody>) bodies::iterator) {
      int bytes = body.bytes(Mode.LOOP);
      if (bytes <= left && !body.standsOutside() && !inside.contains(body)) {
        inside.add(body);
        left -= bytes;
      }
    }
    return left;
  }

  private List<JavaBody> outside(List<JavaBody> combinations, boolean plain) {
    Set<JavaBody> result = Collections.newSetFromMap(new IdentityHashMap<>());
    List<JavaBody> kept = new ArrayList<>();
    for (JavaBody combination : combinations) {
      boolean outside = !inLoop.containsKey(combination);
      if (!outside
          || combination.instructions().stream().anyMatch(p -> !inLoop.containsKey(body(p)))) {
        if (plain && combination.instructions().size() > 1) {
          result.add(body(combination.instructions().get(0)));
        }
        if (outside) {
          kept.add(combination);
        }
      }
    }
    instructions.stream().filter(i -> !inLoop.containsKey(i)).forEach(result::add);
    List<JavaBody> all = new ArrayList<>(instructions.stream().filter(result::contains).toList());
    all.addAll(kept);
    return all;
  }

  private JavaBody body(Instruction instruction) {
    return instructions.get(instruction.opcode());
  }

  private void split(List<JavaBody> bodies, int most) {
    int left = 0;
    int used = 0;
    for (JavaBody body : bodies) {
      int bytes = body.bytes(Mode.OUTLINED);
      if (outside.isEmpty() || bytes > left || used + body.copies() > 1 << SHIFT) {
        outside.add(new ArrayList<>());
        left = most;
        used = 0;
      }
      int method = outside.size() - 1;
      outside.get(method).add(body);
      outlined.put(body, firstOpcode(method) + used);
      left -= bytes;
      used += body.copies();
    }
  }

  /** The bodies in the loop: instructions by portable opcode, then combinations. */
  List<JavaBody> loop() {
    return loop;
  }

  /** The bodies of each method outside. */
  List<List<JavaBody>> outside() {
    return outside;
  }

  /** The opcode of words that are no instruction: the one after the loop's. */
  int forward() {
    return forward;
  }

  /** The engine's opcodes of the bodies of a method outside start here. */
  int firstOpcode(int method) {
    int first = (forward >> SHIFT) + 1;
    return first + method << SHIFT;
  }

  int shift() {
    return SHIFT;
  }

  /** The first opcode of a body where it stands in a method of that kind. */
  int opcode(JavaBody body, Mode mode) {
    return (mode == Mode.LOOP ? inLoop : outlined).get(body);
  }

  /** The first opcode of a body wherever it runs best; none if it was left out. */
  OptionalInt opcode(JavaBody body) {
    Integer opcode = inLoop.getOrDefault(body, outlined.get(body));
    return opcode == null ? OptionalInt.empty() : OptionalInt.of(opcode);
  }

  /** Whether a body that was not left out stands outside only. */
  boolean isOutside(JavaBody body) {
    return !inLoop.containsKey(body);
  }

  /** The engine's opcode by portable opcode. */
  List<Integer> opcodes() {
    return instructions.stream().map(i -> opcode(i).getAsInt()).toList();
  }

  /** The engine's opcode that runs an instruction alone, by portable opcode. */
  List<Integer> plainOpcodes() {
    return instructions.stream()
        .map(i -> outlined.getOrDefault(i, inLoop.getOrDefault(i, 0)))
        .toList();
  }
}
