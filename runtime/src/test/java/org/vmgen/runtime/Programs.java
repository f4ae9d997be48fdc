package org.vmgen.runtime;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.RandomDistribution;

/** Arbitrary well-formed programs of the {@link Tiny} machine. */
public final class Programs {

  private Programs() {}

  /** Code with labels, arrays, constants, entries, sources, memories and registers. */
  public static Arbitrary<Code> codes() {
    return Arbitraries.longs()
        .withDistribution(RandomDistribution.uniform())
        .list()
        .ofMinSize(1)
        .ofMaxSize(60)
        .map(Programs::code);
  }

  private static Code code(List<Long> seeds) {
    CodeBuilder b = new CodeBuilder(Tiny.SET);
    List<Label> labels = new ArrayList<>();
    seeds.forEach(seed -> labels.add(b.newLabel()));
    for (int i = 0; i < seeds.size(); i++) {
      long seed = seeds.get(i);
      b.bind(labels.get(i));
      if (seed % 5 == 0) {
        b.source("file " + seed % 3 + ".src", 1 + i, 1 + (int) (seed >>> 60));
      }
      if (seed % 7 == 0) {
        b.entry(name(seed) + i);
      }
      if (seed % 13 == 0) {
        b.constant("early " + seed % 3);
      }
      if (seed % 11 == 0) {
        b.memory(0, seed & 0xfff, new byte[] {(byte) seed, 0, (byte) (seed >> 8)});
      }
      InstructionInfo instruction = Tiny.SET.instruction(Math.floorMod(seed, Tiny.SET.size()));
      Object[] operands =
          instruction.immediates().stream().map(m -> operand(m, seed, labels)).toArray();
      b.emit(instruction.opcode(), operands);
    }
    if (seeds.get(0) % 2 == 0) {
      b.register(0, seeds.get(0)).register(1, labels.get(0)).register(2, 0x7f80_0000L);
    }
    return b.build();
  }

  private static String name(long seed) {
    return List.of("main", "L", "a b", "\"q\"", ".x", "é:", "@", "'", "")
        .get((int) Math.floorMod(seed, 9L));
  }

  private static Object operand(ImmediateInfo immediate, long seed, List<Label> labels) {
    if (!immediate.array()) {
      return value(immediate.type(), seed, labels);
    }
    Object[] elements = new Object[(int) (seed >>> 62)];
    for (int i = 0; i < elements.length; i++) {
      elements[i] = value(immediate.type(), seed * (i + 3), labels);
    }
    return elements;
  }

  private static Object value(ValueType type, long seed, List<Label> labels) {
    return switch (type) {
      case CODE -> labels.get(Math.floorMod(seed >> 8, labels.size()));
      case REF ->
          List.of("text \\ \"\n", "é", seed, 0.5, "").get((int) Math.floorMod(seed >> 4, 5L));
      case BOOL -> seed < 0;
      case F32 -> Float.intBitsToFloat((int) seed);
      case F64 -> Double.longBitsToDouble(seed);
      default -> type.normalize(seed);
    };
  }
}
