package org.vmgen.runtime.verify;

import java.util.List;
import java.util.OptionalInt;
import org.vmgen.runtime.InstructionInfo;
import org.vmgen.runtime.InstructionSet;
import org.vmgen.runtime.ItemInfo;
import org.vmgen.runtime.ValueType;

/**
 * The effects of all instructions of a machine.
 *
 * @param instructions by opcode
 * @param returns index of the stack declared {@code returns}
 * @param references the names of the reference types, as items and immediates name them
 */
public record Effects(
    InstructionSet set,
    List<InstructionEffect> instructions,
    OptionalInt returns,
    List<String> references) {
  public Effects {
    instructions = List.copyOf(instructions);
    references = List.copyOf(references);
  }

  /** What an item has to be. */
  public Value expected(ItemInfo item) {
    return expected(item.type(), item.typeName());
  }

  /** What a value of a type is known to be. */
  public Value expected(ValueType type, String typeName) {
    return switch (type) {
      case CODE -> Value.CODE;
      case F32, F64 -> Value.FLOAT;
      case REF -> Value.reference(references.indexOf(typeName));
      default -> Value.NUMBER;
    };
  }

  InstructionInfo info(int opcode) {
    return set.instruction(opcode);
  }
}
