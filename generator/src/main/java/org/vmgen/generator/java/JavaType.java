package org.vmgen.generator.java;

import java.util.Set;
import org.vmgen.generator.model.ReferenceType;
import org.vmgen.generator.model.ScalarType;
import org.vmgen.generator.model.SlotClass;
import org.vmgen.generator.model.Type;

/**
 * How values are held in Java: i8, i16, i32, u8 and u16 as {@code int} of the same value, u32 as
 * {@code long} of the same value, i64 and u64 as {@code long} of the same bits, code as the {@code
 * long} of its position.
 */
final class JavaType {
  static final String MASK_32 = "0xffff_ffffL";

  /** What every slot of a reference is: a cast would be one too many. */
  private static final Set<String> OBJECT = Set.of("Object", "java.lang.Object");

  private JavaType() {}

  /** The type of a local variable. */
  static String local(Type type) {
    if (type instanceof ReferenceType reference) {
      return reference.java().orElse("Object");
    }
    return switch ((ScalarType) type) {
      case I8, I16, I32, U8, U16 -> "int";
      case I64, U64, U32, CODE -> "long";
      case F32 -> "float";
      case F64 -> "double";
      case BOOL -> "boolean";
    };
  }

  /** The type of an extern's parameter or result. */
  static String extern(Type type) {
    return type == ScalarType.U32 || type == ScalarType.CODE ? "int" : local(type);
  }

  static boolean isLong(Type type) {
    return local(type).equals("long");
  }

  static boolean isInt(Type type) {
    return local(type).equals("int");
  }

  /** The type of an array of slots. */
  static String slots(SlotClass slotClass) {
    return switch (slotClass) {
      case CELL -> "long[]";
      case FLOAT -> "double[]";
      case REFERENCE -> "Object[]";
    };
  }

  /** The runtime's class of a stack or region. */
  static String storage(SlotClass slotClass) {
    return switch (slotClass) {
      case CELL -> "CellStack";
      case FLOAT -> "FloatStack";
      case REFERENCE -> "ReferenceStack";
    };
  }

  /** A value as an {@code int} that indexes an array. */
  static JavaExpr index(JavaExpr value, Type type) {
    return isInt(type) ? value : value.cast("int");
  }

  /** A value of an integer type from 64 bits that may have more. */
  static JavaExpr fromLong(JavaExpr bits, ScalarType type) {
    return switch (type) {
      case I8 -> bits.cast("byte");
      case I16 -> bits.cast("short");
      case I32 -> bits.cast("int");
      case U8 -> mask(bits.cast("int"), "0xff");
      case U16 -> mask(bits.cast("int"), "0xffff");
      case U32 -> mask(bits, MASK_32);
      case BOOL -> bits.infix("!=", JavaExpr.EQUALITY, JavaExpr.primary("0"));
      default -> bits;
    };
  }

  /** A value of one of the types held in an {@code int}, from one that may be out of range. */
  static JavaExpr fromInt(JavaExpr bits, ScalarType type) {
    return switch (type) {
      case I8 -> bits.cast("byte");
      case I16 -> bits.cast("short");
      case U8 -> mask(bits, "0xff");
      case U16 -> mask(bits, "0xffff");
      case I32 -> bits;
      default -> throw new IllegalArgumentException(type + " is not held in an int");
    };
  }

  /** A result of arithmetic on values of a type, wrapped to its width. */
  static JavaExpr wrapped(JavaExpr result, ScalarType type) {
    if (type == ScalarType.U32) {
      return mask(result, MASK_32);
    }
    return isInt(type) ? fromInt(result, type) : result;
  }

  static JavaExpr mask(JavaExpr bits, String mask) {
    return bits.infix("&", JavaExpr.AND, JavaExpr.primary(mask));
  }

  /** A value of a cell's type as the {@code long} of its bits extended, bool as 0 or 1. */
  static JavaExpr word(JavaExpr value, Type type) {
    if (type == ScalarType.BOOL) {
      return choice(value, "1", "0");
    }
    if (type == ScalarType.F32) {
      return mask(JavaExpr.call("Float.floatToIntBits", value), MASK_32);
    }
    return type == ScalarType.F64 ? JavaExpr.call("Double.doubleToLongBits", value) : value;
  }

  static JavaExpr choice(JavaExpr condition, String yes, String no) {
    String text = condition.at(JavaExpr.CONDITIONAL + 1) + " ? " + yes + " : " + no;
    return new JavaExpr(text, JavaExpr.CONDITIONAL);
  }

  /** A value from a word of code or a register's bits. */
  static JavaExpr fromWord(JavaExpr word, Type type) {
    if (type == ScalarType.F32) {
      return JavaExpr.call("Float.intBitsToFloat", word.cast("int"));
    }
    return type == ScalarType.F64
        ? JavaExpr.call("Double.longBitsToDouble", word)
        : fromLong(word, (ScalarType) type);
  }

  /** A value from a slot. */
  static JavaExpr fromSlot(JavaExpr slot, Type type) {
    if (type instanceof ReferenceType reference) {
      return reference.java().filter(name -> !OBJECT.contains(name)).map(slot::cast).orElse(slot);
    }
    ScalarType scalar = (ScalarType) type;
    if (scalar.isFloat()) {
      return scalar == ScalarType.F32 ? slot.cast("float") : slot;
    }
    return fromLong(slot, scalar);
  }

  /** What is stored in a slot for a value of a type. */
  static JavaExpr toSlot(JavaExpr value, Type type, Type slot) {
    if (!(type instanceof ScalarType from) || !(slot instanceof ScalarType to)) {
      return value;
    }
    if (from.isFloat()) {
      return to == ScalarType.F32 && from == ScalarType.F64 ? value.cast("float") : value;
    }
    JavaExpr word = word(value, type);
    boolean fits =
        to.bits() == 64
            || from == to
            || from == ScalarType.BOOL
            || to.bits() > from.bits() && (to.isSigned() || !from.isSigned());
    if (fits) {
      return word;
    }
    return isInt(from) && isInt(to) ? fromInt(word, to) : fromLongOrInt(word, from, to);
  }

  private static JavaExpr fromLongOrInt(JavaExpr word, ScalarType from, ScalarType to) {
    return isInt(from) ? mask(word, MASK_32) : fromLong(word, to);
  }
}
