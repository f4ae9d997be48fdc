package org.vmgen.runtime;

import java.util.List;

/** Checks the operands of {@link CodeBuilder#emit} before anything is appended. */
final class OperandEmitter {

  private OperandEmitter() {}

  static void emit(CodeBuilder builder, InstructionInfo instruction, Object[] operands) {
    List<ImmediateInfo> immediates = instruction.immediates();
    if (operands.length != immediates.size()) {
      throw new IllegalArgumentException(
          instruction.mnemonic()
              + " has "
              + immediates.size()
              + " operands, not "
              + operands.length);
    }
    Object[][] elements = new Object[operands.length][];
    for (int i = 0; i < operands.length; i++) {
      ImmediateInfo immediate = immediates.get(i);
      elements[i] = immediate.array() ? elements(operands[i]) : new Object[] {operands[i]};
      if (elements[i] == null) {
        throw wrong(instruction, immediate, operands[i]);
      }
      for (int j = 0; j < elements[i].length; j++) {
        elements[i][j] = word(builder, instruction, immediate, elements[i][j]);
      }
    }
    builder.begin(instruction.opcode());
    for (int i = 0; i < operands.length; i++) {
      if (immediates.get(i).array()) {
        builder.operand(elements[i].length);
      }
      for (Object element : elements[i]) {
        if (element instanceof Label label) {
          builder.operand(label);
        } else {
          builder.operand((Long) element);
        }
      }
    }
  }

  private static Object[] elements(Object array) {
    if (array instanceof long[] longs) {
      return java.util.Arrays.stream(longs).boxed().toArray();
    }
    if (array instanceof double[] doubles) {
      return java.util.Arrays.stream(doubles).boxed().toArray();
    }
    return array instanceof Object[] objects
        ? java.util.Arrays.copyOf(objects, objects.length, Object[].class)
        : null;
  }

  /** A Label, or the word as a Long. */
  private static Object word(
      CodeBuilder builder, InstructionInfo instruction, ImmediateInfo immediate, Object operand) {
    ValueType type = immediate.type();
    if (type == ValueType.REF) {
      return operand == null ? 0L : (long) builder.constant(operand);
    }
    if (type == ValueType.CODE) {
      if (operand instanceof Label label && label.owner == builder) {
        return label;
      }
    } else if (type == ValueType.BOOL) {
      if (operand instanceof Boolean bool) {
        return bool ? 1L : 0L;
      }
    } else if (type.isFloat()) {
      if (operand instanceof Number number) {
        return type.floatBits(number.doubleValue());
      }
    } else {
      return integer(instruction, immediate, operand);
    }
    throw wrong(instruction, immediate, operand);
  }

  private static Object integer(
      InstructionInfo instruction, ImmediateInfo immediate, Object operand) {
    long value;
    if (operand instanceof Character c) {
      value = c;
    } else if (operand instanceof Byte
        || operand instanceof Short
        || operand instanceof Integer
        || operand instanceof Long) {
      value = ((Number) operand).longValue();
    } else {
      throw wrong(instruction, immediate, operand);
    }
    if (immediate.type().normalize(value) != value) {
      throw new IllegalArgumentException(
          instruction.mnemonic()
              + ": "
              + value
              + " is out of the range of #"
              + immediate.name()
              + ", "
              + immediate.type().text());
    }
    return value;
  }

  private static IllegalArgumentException wrong(
      InstructionInfo instruction, ImmediateInfo immediate, Object operand) {
    String type = immediate.type().text() + (immediate.array() ? "[]" : "");
    return new IllegalArgumentException(
        instruction.mnemonic()
            + ": operand #"
            + immediate.name()
            + " is "
            + type
            + ", not "
            + (operand == null ? "null" : operand.getClass().getSimpleName() + " " + operand));
  }
}
