package org.vmgen.generator.java;

import org.vmgen.generator.model.ReferenceType;
import org.vmgen.generator.model.ScalarType;
import org.vmgen.generator.model.Type;

/** Prints conversions between types. */
final class ConversionPrinter {

  JavaExpr convert(JavaExpr value, Type source, Type target) {
    if (source.equals(target)) {
      return value;
    }
    if (target instanceof ReferenceType reference) {
      return reference.java().isPresent() ? value.cast(reference.java().get()) : value;
    }
    ScalarType from = (ScalarType) source;
    ScalarType to = (ScalarType) target;
    if (from == ScalarType.BOOL) {
      return fromBool(value, to);
    } else if (to == ScalarType.BOOL) {
      return value.infix("!=", JavaExpr.EQUALITY, JavaExpr.primary("0"));
    } else if (from.isFloat()) {
      return to.isFloat() ? value.cast(JavaType.local(to)) : fromFloat(value, to);
    } else if (to.isFloat()) {
      return toFloat(value, from, to);
    }
    return integer(value, from, to);
  }

  private static JavaExpr fromBool(JavaExpr value, ScalarType to) {
    return switch (JavaType.local(to)) {
      case "long" -> JavaType.choice(value, "1L", "0L");
      case "float" -> JavaType.choice(value, "1.0f", "0.0f");
      case "double" -> JavaType.choice(value, "1.0", "0.0");
      default -> JavaType.choice(value, "1", "0");
    };
  }

  /** Java's own conversions to int and long saturate and give 0 for NaN. */
  private static JavaExpr fromFloat(JavaExpr value, ScalarType to) {
    return switch (to) {
      case I32 -> value.cast("int");
      case I64 -> value.cast("long");
      default -> JavaExpr.call("Numbers.to" + (to.isSigned() ? "I" : "U") + to.bits(), value);
    };
  }

  private static JavaExpr toFloat(JavaExpr value, ScalarType from, ScalarType to) {
    if (from == ScalarType.U64 || from == ScalarType.CODE) {
      return JavaExpr.call(to == ScalarType.F32 ? "Numbers.u64ToF32" : "Numbers.u64ToF64", value);
    }
    return value.cast(JavaType.local(to));
  }

  private static JavaExpr integer(JavaExpr value, ScalarType from, ScalarType to) {
    if (JavaType.isLong(to)) {
      if (JavaType.isLong(from)) {
        return to == ScalarType.U32 ? JavaType.mask(value, JavaType.MASK_32) : value;
      }
      return to == ScalarType.U32 && from.isSigned()
          ? JavaType.mask(value, JavaType.MASK_32)
          : value.cast("long");
    }
    boolean fits =
        to.bits() > from.bits() && (to.isSigned() || !from.isSigned()) && JavaType.isInt(from);
    if (fits) {
      return value;
    }
    return JavaType.isLong(from) ? JavaType.fromLong(value, to) : JavaType.fromInt(value, to);
  }
}
