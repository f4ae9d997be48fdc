package org.vmgen.harness;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.vmgen.generator.model.ScalarType;

/**
 * The values at which operators tend to differ between machines. A value is its 64-bit form, as
 * immediates have it: integers extended by their type, bool 0 or 1, floats as IEEE bits (of f32 in
 * the low half).
 */
public final class EdgeValues {

  private static final Map<ScalarType, List<Long>> VALUES =
      Arrays.stream(ScalarType.values())
          .collect(Collectors.toUnmodifiableMap(type -> type, EdgeValues::values));

  private EdgeValues() {}

  /** Values of a type; of code only 0, since other positions depend on the program. */
  public static List<Long> of(ScalarType type) {
    return VALUES.get(type);
  }

  private static List<Long> values(ScalarType type) {
    return switch (type) {
      case BOOL -> List.of(0L, 1L);
      case CODE -> List.of(0L);
      case F64 -> doubles();
      case F32 -> floats();
      default -> integers(type);
    };
  }

  private static List<Long> integers(ScalarType type) {
    Set<Long> values = new LinkedHashSet<>();
    int bits = type.bits();
    for (long value : new long[] {0, 1, 2, 3, 7, 10, -1, -2, -3, -7}) {
      values.add(wrap(type, value));
    }
    values.add(type.minValue());
    values.add(type.minValue() + 1);
    values.add(type.maxValue());
    values.add(type.maxValue() - 1);
    // Shift counts around the width, a power of two in the middle, and both patterns of bits.
    for (long value : new long[] {bits - 1, bits, bits + 1, 1L << (bits / 2), 1L << (bits - 1)}) {
      values.add(wrap(type, value));
    }
    values.add(wrap(type, 0x5555_5555_5555_5555L));
    values.add(wrap(type, 0xaaaa_aaaa_aaaa_aaaaL));
    values.add(wrap(type, 0x0123_4567_89ab_cdefL));
    return List.copyOf(values);
  }

  private static long wrap(ScalarType type, long value) {
    int unused = 64 - type.bits();
    return type.isSigned() ? value << unused >> unused : value << unused >>> unused;
  }

  private static List<Long> doubles() {
    double[] values = {
      0.0,
      1.0,
      0.5,
      1.5,
      2.5,
      0.1,
      3.0e-5,
      Double.MIN_VALUE,
      Double.MIN_NORMAL,
      Double.MAX_VALUE,
      Double.POSITIVE_INFINITY,
      0x1p31,
      0x1p31 - 1,
      0x1.fffffffffffffp52,
      0x1p53,
      0x1p63,
      0x1.fffffffffffffp62,
      0x1p64,
      0x1p127,
      709.5,
      Math.PI
    };
    Set<Long> bits = new LinkedHashSet<>();
    for (double value : values) {
      bits.add(Double.doubleToLongBits(value));
      bits.add(Double.doubleToLongBits(-value));
    }
    bits.add(Double.doubleToLongBits(Double.NaN));
    return List.copyOf(bits);
  }

  private static List<Long> floats() {
    float[] values = {
      0.0f,
      1.0f,
      0.5f,
      1.5f,
      2.5f,
      0.1f,
      Float.MIN_VALUE,
      Float.MIN_NORMAL,
      Float.MAX_VALUE,
      Float.POSITIVE_INFINITY,
      0x1p23f,
      0x1.fffffep22f,
      0x1p31f,
      0x1p63f,
      0x1p64f
    };
    List<Long> bits = new ArrayList<>();
    for (float value : values) {
      bits.add(Float.floatToIntBits(value) & 0xffff_ffffL);
      bits.add(Float.floatToIntBits(-value) & 0xffff_ffffL);
    }
    bits.add(Float.floatToIntBits(Float.NaN) & 0xffff_ffffL);
    return List.copyOf(bits);
  }
}
