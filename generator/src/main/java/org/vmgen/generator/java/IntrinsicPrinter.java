package org.vmgen.generator.java;

import java.util.List;
import java.util.stream.Stream;
import org.vmgen.generator.action.Expr;
import org.vmgen.generator.action.Intrinsic;
import org.vmgen.generator.model.ScalarType;

/** Prints intrinsics with one result. */
final class IntrinsicPrinter {
  private final ExpressionPrinter expressions;

  IntrinsicPrinter(ExpressionPrinter expressions) {
    this.expressions = expressions;
  }

  JavaExpr print(Intrinsic intrinsic, List<Expr> arguments) {
    JavaExpr[] all = expressions.all(arguments);
    ScalarType type = (ScalarType) arguments.get(0).type();
    JavaExpr x = all[0];
    return switch (intrinsic) {
      case ABS -> abs(x, type);
      case MIN, MAX -> extreme(intrinsic, all, type);
      case FLOOR_DIV, FLOOR_MOD -> floor(intrinsic, all, type);
      case MUL_HIGH ->
          JavaExpr.call(type == ScalarType.I64 ? "Math.multiplyHigh" : "Numbers.mulHighU64", all);
      case CLZ -> leadingZeros(x, type).cast("long");
      case CTZ -> trailingZeros(x, type).cast("long");
      case POPCOUNT -> popcount(x, type).cast("long");
      case ROTATE_LEFT, ROTATE_RIGHT -> rotate(intrinsic, all, type, arguments.get(1));
      case BYTE_SWAP -> byteSwap(x, type);
      case FITS_I8, FITS_I16, FITS_I32, FITS_U8, FITS_U16, FITS_U32 ->
          JavaExpr.call("Numbers." + intrinsic.text(), x);
      default -> floating(intrinsic, all, type);
    };
  }

  /** A memory's copy, fill or compare. */
  JavaExpr memory(Expr.ApplyMemory apply) {
    JavaExpr[] arguments = expressions.all(apply.arguments());
    return JavaExpr.call(
        "Numbers." + apply.intrinsic().text(),
        JavaExpr.primary(expressions.bytes(apply.memory())),
        arguments[0],
        arguments[1],
        arguments[2]);
  }

  private static JavaExpr abs(JavaExpr x, ScalarType type) {
    if (type.isInteger() && !type.isSigned()) {
      return x;
    }
    JavaExpr result = JavaExpr.call("Math.abs", x);
    boolean narrow = type == ScalarType.I8 || type == ScalarType.I16;
    return narrow ? JavaType.wrapped(result, type) : result;
  }

  private static JavaExpr extreme(Intrinsic intrinsic, JavaExpr[] all, ScalarType type) {
    if (type.isInteger() && isSimple(all)) {
      JavaExpr x = order(all[0], type);
      JavaExpr y = order(all[1], type);
      JavaExpr first = x.infix(intrinsic == Intrinsic.MIN ? "<" : ">", JavaExpr.RELATION, y);
      return JavaType.choice(first, all[0].text(), all[1].text());
    }
    return JavaExpr.call(
        type == ScalarType.U64 ? "Numbers." + intrinsic.text() + "U64" : "Math." + intrinsic.text(),
        all);
  }

  private static JavaExpr order(JavaExpr x, ScalarType type) {
    return type == ScalarType.U64 ? flipped(x) : x;
  }

  /** Unsigned numbers of 64 bits as signed ones that have the same order. */
  static JavaExpr flipped(JavaExpr x) {
    return x.infix("+", JavaExpr.SUM, JavaExpr.primary("Long.MIN_VALUE"));
  }

  /**
   * Whether all are variables or numbers, which may occur several times where a call would cost
   * more.
   */
  static boolean isSimple(JavaExpr... all) {
    return Stream.of(all).allMatch(x -> x.text().matches("[a-z]\\w*|-?[0-9]+L?"));
  }

  private static JavaExpr floor(Intrinsic intrinsic, JavaExpr[] all, ScalarType type) {
    boolean divides = intrinsic == Intrinsic.FLOOR_DIV;
    if (type == ScalarType.U64) {
      return JavaExpr.call(divides ? "Long.divideUnsigned" : "Long.remainderUnsigned", all);
    }
    if (!type.isSigned()) {
      return all[0].infix(divides ? "/" : "%", JavaExpr.PRODUCT, all[1]);
    }
    JavaExpr result =
        isSimple(all) && !all[1].text().matches("0L?")
            ? floor(divides, all[0], all[1])
            : JavaExpr.call("Math." + intrinsic.text(), all);
    boolean canOverflow = divides && (type == ScalarType.I8 || type == ScalarType.I16);
    return canOverflow ? JavaType.wrapped(result, type) : result;
  }

  /** Without a call, which a loop pays for even where it is not executed. */
  private static JavaExpr floor(boolean divides, JavaExpr x, JavaExpr y) {
    String differ =
        "(%s ^ %s) < 0 && %s %% %s != 0".formatted(x.text(), y.text(), x.text(), y.text());
    JavaExpr rounded = x.infix(divides ? "/" : "%", JavaExpr.PRODUCT, y);
    JavaExpr correction =
        new JavaExpr(
            differ + (divides ? " ? 1 : 0" : " ? " + y.text() + " : 0"), JavaExpr.CONDITIONAL);
    return rounded.infix(divides ? "-" : "+", JavaExpr.SUM, correction);
  }

  private static JavaExpr leadingZeros(JavaExpr x, ScalarType type) {
    int spare = JavaType.isLong(type) ? 64 - type.bits() : 32 - type.bits();
    JavaExpr zeros = JavaExpr.call(box(type) + ".numberOfLeadingZeros", zeroExtended(x, type));
    return spare == 0
        ? zeros
        : zeros.infix("-", JavaExpr.SUM, JavaExpr.primary(Integer.toString(spare)));
  }

  private static JavaExpr trailingZeros(JavaExpr x, ScalarType type) {
    JavaExpr bounded =
        switch (type) {
          case I8, U8 -> x.infix("|", JavaExpr.OR, JavaExpr.primary("0x100"));
          case I16, U16 -> x.infix("|", JavaExpr.OR, JavaExpr.primary("0x1_0000"));
          case U32 -> x.infix("|", JavaExpr.OR, JavaExpr.primary("0x1_0000_0000L"));
          default -> x;
        };
    return JavaExpr.call(box(type) + ".numberOfTrailingZeros", bounded);
  }

  private static JavaExpr popcount(JavaExpr x, ScalarType type) {
    return JavaExpr.call(box(type) + ".bitCount", zeroExtended(x, type));
  }

  private static JavaExpr rotate(
      Intrinsic intrinsic, JavaExpr[] all, ScalarType type, Expr countExpression) {
    boolean left = intrinsic == Intrinsic.ROTATE_LEFT;
    JavaExpr count = JavaType.index(all[1], countExpression.type());
    String suffix = left ? ".rotateLeft" : ".rotateRight";
    return switch (type) {
      case I64, U64 -> JavaExpr.call("Long" + suffix, all[0], count);
      case I32 -> JavaExpr.call("Integer" + suffix, all[0], count);
      case U32 ->
          JavaType.mask(
              JavaExpr.call("Integer" + suffix, all[0].cast("int"), count), JavaType.MASK_32);
      default -> {
        JavaExpr by = left ? all[1] : all[1].prefix("-");
        JavaExpr bits = JavaExpr.call("Numbers.rotate" + type.bits(), all[0], by);
        yield type.isSigned() ? JavaType.fromInt(bits, type) : bits;
      }
    };
  }

  private static JavaExpr byteSwap(JavaExpr x, ScalarType type) {
    return switch (type) {
      case I64, U64 -> JavaExpr.call("Long.reverseBytes", x);
      case I32 -> JavaExpr.call("Integer.reverseBytes", x);
      case U32 ->
          JavaType.mask(JavaExpr.call("Integer.reverseBytes", x.cast("int")), JavaType.MASK_32);
      case I16 -> JavaExpr.call("Short.reverseBytes", x.cast("short"));
      case U16 -> JavaType.mask(JavaExpr.call("Short.reverseBytes", x.cast("short")), "0xffff");
      default -> x;
    };
  }

  private static JavaExpr floating(Intrinsic intrinsic, JavaExpr[] all, ScalarType type) {
    boolean single = type == ScalarType.F32;
    return switch (intrinsic) {
      case SQRT -> narrowed(JavaExpr.call("Math.sqrt", all), single);
      case FLOOR -> narrowed(JavaExpr.call("Math.floor", all), single);
      case CEIL -> narrowed(JavaExpr.call("Math.ceil", all), single);
      case TRUNC -> narrowed(JavaExpr.call("Numbers.trunc", all), single);
      case ROUND_EVEN -> narrowed(JavaExpr.call("Math.rint", all), single);
      case COPY_SIGN -> JavaExpr.call("StrictMath.copySign", all);
      case IS_NAN -> JavaExpr.call(single ? "Float.isNaN" : "Double.isNaN", all);
      case F64_BITS -> JavaExpr.call("Double.doubleToLongBits", all);
      case F64_FROM_BITS -> JavaExpr.call("Double.longBitsToDouble", all);
      case F32_BITS -> JavaType.mask(JavaExpr.call("Float.floatToIntBits", all), JavaType.MASK_32);
      case F32_FROM_BITS -> JavaExpr.call("Float.intBitsToFloat", all[0].cast("int"));
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
          JavaExpr.call("StrictMath." + intrinsic.text(), all);
      default ->
          throw new IllegalArgumentException(intrinsic.text() + " is no intrinsic of one result");
    };
  }

  private static JavaExpr narrowed(JavaExpr value, boolean single) {
    return single ? value.cast("float") : value;
  }

  private static JavaExpr zeroExtended(JavaExpr x, ScalarType type) {
    return switch (type) {
      case I8 -> JavaType.mask(x, "0xff");
      case I16 -> JavaType.mask(x, "0xffff");
      default -> x;
    };
  }

  private static String box(ScalarType type) {
    return JavaType.isLong(type) ? "Long" : "Integer";
  }
}
