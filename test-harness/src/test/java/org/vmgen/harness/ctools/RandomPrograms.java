package org.vmgen.harness.ctools;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.vmgen.runtime.Code;
import org.vmgen.runtime.CodeBuilder;
import org.vmgen.runtime.ImmediateInfo;
import org.vmgen.runtime.InstructionInfo;
import org.vmgen.runtime.InstructionSet;
import org.vmgen.runtime.Label;

/** Programs of random instructions with random operands, the same ones for the same seed. */
final class RandomPrograms {

  private final InstructionSet set;
  private final Random random;

  RandomPrograms(InstructionSet set, long seed) {
    this.set = set;
    this.random = new Random(seed);
  }

  Code next() {
    CodeBuilder b = new CodeBuilder(set);
    int length = 1 + random.nextInt(40);
    List<Label> labels = new ArrayList<>();
    for (int i = 0; i <= length; i++) {
      labels.add(b.newLabel());
    }
    for (int i = 0; i < length; i++) {
      b.bind(labels.get(i));
      if (random.nextInt(8) == 0) {
        b.source(random.nextBoolean() ? "a" : "b \"c\"", 1 + random.nextInt(3), 1);
      }
      if (random.nextInt(10) == 0) {
        b.entry(List.of("e", "L", "L_", "ö", ".x", "@", "'").get(random.nextInt(7)) + i);
      }
      InstructionInfo instruction = set.instruction(random.nextInt(set.size()));
      Object[] operands =
          instruction.immediates().stream().map(immediate -> operand(immediate, labels)).toArray();
      b.emit(instruction.opcode(), operands);
    }
    b.bind(labels.get(length));
    if (random.nextBoolean()) {
      int address = random.nextInt(4000);
      byte[] first = bytes(1 + random.nextInt(40));
      b.memory(0, address, first);
      if (random.nextBoolean()) {
        // Directly behind the first range, or a little further.
        b.memory(0, address + first.length + random.nextInt(2), bytes(1 + random.nextInt(20)));
      }
      b.register(0, random.nextLong());
      b.register(1, labels.get(random.nextInt(length)));
    }
    return b.build();
  }

  private byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  private Object operand(ImmediateInfo immediate, List<Label> labels) {
    if (!immediate.array()) {
      return value(immediate, labels);
    }
    Object[] elements = new Object[random.nextInt(4)];
    for (int i = 0; i < elements.length; i++) {
      elements[i] = value(immediate, labels);
    }
    return elements;
  }

  private Object value(ImmediateInfo immediate, List<Label> labels) {
    return switch (immediate.type()) {
      case CODE -> labels.get(random.nextInt(labels.size()));
      case BOOL -> random.nextBoolean();
      case F64 ->
          random.nextBoolean()
              ? Double.longBitsToDouble(random.nextLong())
              : random.nextInt(2000) / 8.0;
      case F32 -> Float.intBitsToFloat(random.nextInt());
      case REF -> List.of("a", "b\n", 7L, 2.5, "").get(random.nextInt(5));
      default ->
          random.nextInt(3) == 0
              ? immediate.type().normalize(random.nextLong())
              : immediate.type().normalize(random.nextInt(64));
    };
  }
}
