package org.vmgen.generator.c;

import org.vmgen.generator.model.ReferenceType;
import org.vmgen.generator.model.ScalarType;
import org.vmgen.generator.model.Type;
import org.vmgen.generator.model.VmModel;

/**
 * C types of values and slots, and the conversions between them.
 *
 * <p>A code value is its portable position in checked engines, so that what only moves between
 * slots is never converted, else a pointer to its internal word; where a slot is narrower than that
 * may be, a position again. Immediates and where to jump are pointers in all engines.
 */
record CTypes(VmModel model, CNames names, boolean checked, boolean counts) {

  /** The type of a variable. */
  String variable(Type type) {
    if (type instanceof ReferenceType reference) {
      return pointer(reference);
    }
    return switch ((ScalarType) type) {
      case I8 -> "int8_t ";
      case I16 -> "int16_t ";
      case I32 -> "int32_t ";
      case I64 -> "int64_t ";
      case U8 -> "uint8_t ";
      case U16 -> "uint16_t ";
      case U32 -> "uint32_t ";
      case U64 -> "uint64_t ";
      case F32 -> "float ";
      case F64 -> "double ";
      case BOOL -> "int ";
      case CODE -> checked ? "uint64_t " : wordPointer();
    };
  }

  /** The type of a pointer to an internal word. */
  String wordPointer() {
    return "const " + names.prefix() + "_word *";
  }

  /** The pointer to the internal word at a position. */
  String pointer(String position) {
    return names.function("pointer") + "(vm, " + position + ")";
  }

  /** The position of the internal word at a pointer. */
  String position(String pointer) {
    return names.function("position") + "(vm, " + pointer + ")";
  }

  /** A pointer to an internal word as a code value. */
  String codeValue(String pointer) {
    return checked ? "(uint64_t)" + position(pointer) : pointer;
  }

  private static String pointer(ReferenceType reference) {
    String text = reference.c().orElse("void *").strip();
    return text.endsWith("*") ? text : text + " ";
  }

  /** The type of a slot of a stack or region, or of a register. */
  String slot(Type type) {
    if (type instanceof ReferenceType) {
      return "void *";
    }
    return type == ScalarType.BOOL ? "uint8_t" : variable(type).strip();
  }

  /** Whether slots of that type hold code values as positions. */
  boolean holdsPositions(Type slot) {
    return checked || (slot instanceof ScalarType type && type.isInteger() && type.bits() < 64);
  }

  /** A slot's contents as a value; a code value has been tested where it must be. */
  String fromSlot(Type slot, Type type, String text) {
    if (type instanceof ReferenceType reference) {
      return pointer(reference).equals("void *") ? text : "(" + pointer(reference) + ")" + text;
    }
    if (type == ScalarType.CODE) {
      if (holdsPositions(slot)) {
        return checked ? position(slot, text) : pointer(position(slot, text));
      }
      return slot == ScalarType.CODE ? text : "(" + wordPointer() + ")(intptr_t)" + text;
    }
    return convert((ScalarType) slot, (ScalarType) type, text);
  }

  /** The position in a slot that holds positions, as a number. */
  static String position(Type slot, String text) {
    return slot == ScalarType.CODE || slot == ScalarType.U64 ? text : "(uint64_t)" + text;
  }

  /** A value as a slot's contents. */
  String toSlot(Type slot, Type type, String text) {
    if (type instanceof ReferenceType) {
      return pointer((ReferenceType) type).equals("void *") ? text : "(void *)" + text;
    }
    if (type == ScalarType.CODE) {
      if (checked) {
        return slot == ScalarType.CODE ? text : convert(ScalarType.U64, (ScalarType) slot, text);
      } else if (holdsPositions(slot)) {
        return convert(ScalarType.U32, (ScalarType) slot, position(text));
      }
      return slot == ScalarType.CODE ? text : "(" + slot(slot) + ")(intptr_t)" + text;
    }
    if (slot == ScalarType.BOOL) {
      return "(uint8_t)" + text;
    }
    return convert((ScalarType) type, (ScalarType) slot, text);
  }

  /** A conversion between scalar types other than code. The operand binds as a unary expression. */
  String convert(ScalarType from, ScalarType to, String text) {
    if (from == to
        || slot(from).equals(slot(to)) && from != ScalarType.BOOL && to != ScalarType.BOOL) {
      return text;
    }
    if (to == ScalarType.BOOL) {
      return "(" + text + " != 0)";
    }
    if (from == ScalarType.BOOL) {
      return "(" + variable(to).strip() + ")" + text;
    }
    if (from.isFloat() || to.isFloat()) {
      return names.function(from.text() + "_to_" + to.text()) + "(" + text + ")";
    }
    boolean fits =
        to.isSigned()
            ? from.bits() < to.bits() || from.isSigned() && from.bits() <= to.bits()
            : true;
    if (fits) {
      return "(" + variable(to).strip() + ")" + text;
    }
    String bits = from == ScalarType.U64 ? text : "(uint64_t)" + text;
    return names.function(to.text() + "_wrap") + "(" + bits + ")";
  }

  /** An immediate's internal word as a value. */
  String fromWord(Type type, String word) {
    if (type instanceof ReferenceType reference) {
      String text = word + ".ref";
      return pointer(reference).equals("void *") ? text : "(" + pointer(reference) + ")" + text;
    }
    ScalarType scalar = (ScalarType) type;
    return switch (scalar) {
      case CODE -> codeValue(word + ".target");
      case F64 -> word + ".f";
      case F32 -> names.function("f32_from_bits") + "((uint32_t)" + word + ".u)";
      case BOOL -> "(" + word + ".u != 0)";
      case I64 -> word + ".i";
      case U64 -> word + ".u";
      default -> "(" + variable(scalar).strip() + ")" + word + (scalar.isSigned() ? ".i" : ".u");
    };
  }

  /** The enum constant of a type. */
  String constant(Type type) {
    if (type instanceof ReferenceType) {
      return names.constant("REF");
    }
    return names.constant(type == ScalarType.CODE ? "TYPE_CODE" : ((ScalarType) type).name());
  }
}
