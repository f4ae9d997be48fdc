package org.vmgen.generator.c;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.stream.DoubleStream;

/** The functions of {@code vm_int.h} on floats: bits of a double in a, of a float in b. */
final class FloatOperations {

  private FloatOperations() {}

  static final List<Operation> ALL =
      List.of(
          operation("r = %1$s_f64_to_bits(f64(a));", (a, b, c) -> canonical64(a)),
          operation("r = %1$s_f32_to_bits(f32(b));", (a, b, c) -> canonical32(b)),
          operation("r = bits64(%1$s_f64_from_bits(a));", (a, b, c) -> canonical64(a)),
          operation("r = bits32(%1$s_f32_from_bits((uint32_t)b));", (a, b, c) -> canonical32(b)),
          operation(
              "r = bits32(%1$s_f64_to_f32(f64(a)));",
              (a, b, c) -> canonical32(Float.floatToIntBits((float) Double.longBitsToDouble(a)))),
          operation(
              "r = bits64(%1$s_f32_to_f64(f32(b)));",
              (a, b, c) -> canonical64(Double.doubleToLongBits(Float.intBitsToFloat((int) b)))),
          operation(
              "unsigned char *p = bytes(0); %1$s_f64_store_le(p, f64(a)); r = value(p);",
              (a, b, c) -> canonical64(a)),
          operation(
              "unsigned char *p = bytes(0); %1$s_f64_store_be(p, f64(a)); r = value(p);",
              (a, b, c) -> Operation.one(Long.reverseBytes(canonical64(a)[0]))),
          operation(
              "unsigned char *p = bytes(0); %1$s_f32_store_le(p, f32(b)); r = value(p);",
              (a, b, c) -> canonical32(b)),
          operation(
              "unsigned char *p = bytes(0); %1$s_f32_store_be(p, f32(b)); r = value(p);",
              (a, b, c) -> Operation.one(Long.reverseBytes(canonical32(b)[0]) >>> 32)),
          operation("r = bits64(%1$s_f64_load_le(bytes(a)));", (a, b, c) -> canonical64(a)),
          operation(
              "r = bits64(%1$s_f64_load_be(bytes(a)));",
              (a, b, c) -> canonical64(Long.reverseBytes(a))),
          operation("r = bits32(%1$s_f32_load_le(bytes(b)));", (a, b, c) -> canonical32(b)),
          operation(
              "r = bits32(%1$s_f32_load_be(bytes(b)));",
              (a, b, c) -> canonical32(Integer.reverseBytes((int) b))));

  /** The conversions to {@code type}. */
  static List<Operation> toInteger(IntType type) {
    return List.of(
        operation(
            "r = (uint64_t)%1$s_f64_to_" + type.text() + "(f64(a));",
            (a, b, c) -> Operation.one(saturate(type, Double.longBitsToDouble(a)))),
        operation(
            "r = (uint64_t)%1$s_f32_to_" + type.text() + "(f32(b));",
            (a, b, c) -> Operation.one(saturate(type, Float.intBitsToFloat((int) b)))));
  }

  /** NaN, infinities, zeros, and each power of two up to 2^65 with its neighbours. */
  static double[] edges() {
    DoubleStream powers =
        DoubleStream.iterate(0.25, x -> x < 0x1p66, x -> x * 2)
            .flatMap(
                x ->
                    DoubleStream.of(
                        x, Math.nextUp(x), Math.nextDown(x), Math.nextUp((float) x), x - 1, x + 1))
            .flatMap(x -> DoubleStream.of(x, -x));
    DoubleStream others =
        DoubleStream.of(
            0.0,
            -0.0,
            Double.NaN,
            Double.POSITIVE_INFINITY,
            Double.NEGATIVE_INFINITY,
            Double.MIN_VALUE,
            Double.MAX_VALUE,
            -Double.MAX_VALUE,
            Float.MIN_VALUE);
    return DoubleStream.concat(powers, others).toArray();
  }

  private static long saturate(IntType type, double x) {
    if (Double.isNaN(x)) {
      return 0;
    }
    double finite = Math.max(-Double.MAX_VALUE, Math.min(Double.MAX_VALUE, x));
    BigInteger truncated = new BigDecimal(finite).toBigInteger();
    return type.saturate(truncated).longValue();
  }

  private static long[] canonical64(long bits) {
    return Operation.one(Double.doubleToLongBits(Double.longBitsToDouble(bits)));
  }

  private static long[] canonical32(long bits) {
    return Operation.one(Float.floatToIntBits(Float.intBitsToFloat((int) bits)) & 0xffff_ffffL);
  }

  private static Operation operation(String code, Operation.Reference java) {
    String text = code.formatted(Recipe.PREFIX);
    return new Operation(text, "{ " + text + " }", java);
  }
}
