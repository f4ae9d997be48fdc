package org.vmgen.generator.c;

import java.util.List;
import org.vmgen.generator.action.Intrinsic;
import org.vmgen.generator.model.ScalarType;

/** Calls of the functions in {@code vm_int.h} and {@code vm_math.h} that intrinsics become. */
record CIntrinsics(CNames names) {

  /**
   * An intrinsic with one result.
   *
   * @param type of the first argument
   * @param arguments as full expressions
   */
  String call(Intrinsic intrinsic, ScalarType type, List<String> arguments) {
    String all = String.join(", ", arguments);
    return switch (intrinsic) {
      case ABS -> type.isFloat() ? real("fabs", type, all) : integer(type, "abs", all);
      case MIN -> type.isFloat() ? real("min", type, all) : integer(type, "min", all);
      case MAX -> type.isFloat() ? real("max", type, all) : integer(type, "max", all);
      case FLOOR_DIV -> integer(type, "floordiv", all);
      case FLOOR_MOD -> integer(type, "floormod", all);
      case MUL_HIGH -> integer(type, "mulhigh", all);
      case CLZ -> integer(type, "clz", all);
      case CTZ -> integer(type, "ctz", all);
      case POPCOUNT -> integer(type, "popcount", all);
      case ROTATE_LEFT -> integer(type, "rotl", all);
      case ROTATE_RIGHT -> integer(type, "rotr", all);
      case BYTE_SWAP -> integer(type, "bswap", all);
      case FITS_I8 -> between(all, "INT8_MIN", "INT8_MAX");
      case FITS_I16 -> between(all, "INT16_MIN", "INT16_MAX");
      case FITS_I32 -> between(all, "INT32_MIN", "INT32_MAX");
      case FITS_U8 -> "((uint64_t)(" + all + ") <= UINT8_MAX)";
      case FITS_U16 -> "((uint64_t)(" + all + ") <= UINT16_MAX)";
      case FITS_U32 -> "((uint64_t)(" + all + ") <= UINT32_MAX)";
      case SQRT -> real("sqrt", type, all);
      case FLOOR -> real("floor", type, all);
      case CEIL -> real("ceil", type, all);
      case TRUNC -> real("trunc", type, all);
      case ROUND_EVEN -> real("rint", type, all);
      case COPY_SIGN -> real("copysign", type, all);
      case IS_NAN -> "is_nan(" + all + ")";
      case F64_BITS -> names.function("f64_to_bits(") + all + ")";
      case F64_FROM_BITS -> names.function("f64_from_bits(") + all + ")";
      case F32_BITS -> names.function("f32_to_bits(") + all + ")";
      case F32_FROM_BITS -> names.function("f32_from_bits(") + all + ")";
      case SIN,
          COS,
          TAN,
          ASIN,
          ACOS,
          ATAN,
          ATAN2,
          SINH,
          COSH,
          TANH,
          EXP,
          EXPM1,
          LOG,
          LOG1P,
          LOG10,
          POW,
          CBRT,
          HYPOT ->
          names.function(intrinsic.text()) + "(" + all + ")";
      default -> throw new IllegalArgumentException(intrinsic + " has not one result");
    };
  }

  /** The function that gives the first of two results and writes the second through a pointer. */
  String function(Intrinsic intrinsic) {
    return names.function(
        switch (intrinsic) {
          case UDIV128 -> "udiv128";
          case SDIV128 -> "sdiv128";
          case SDIV128_FLOOR -> "sdiv128floor";
          case ADD_CARRY -> "addcarry";
          case SUB_BORROW -> "subborrow";
          default -> throw new IllegalArgumentException(intrinsic + " has not two results");
        });
  }

  /** Whether a quotient does not fit. */
  String overflows(Intrinsic division, List<String> arguments) {
    return function(division) + "_overflows(" + String.join(", ", arguments) + ")";
  }

  private String integer(ScalarType type, String operation, String arguments) {
    return names.function(type.text() + "_" + operation) + "(" + arguments + ")";
  }

  private String real(String function, ScalarType type, String arguments) {
    return names.function(function) + (type == ScalarType.F32 ? "f(" : "(") + arguments + ")";
  }

  private static String between(String value, String low, String high) {
    return "between(" + low + ", " + value + ", " + high + ")";
  }
}
