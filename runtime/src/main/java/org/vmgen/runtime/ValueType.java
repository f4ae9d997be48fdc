package org.vmgen.runtime;

import java.util.Locale;

/** The type of a value as all tools see it; every reference type is {@link #REF}. */
public enum ValueType {
  I8(8, true),
  I16(16, true),
  I32(32, true),
  I64(64, true),
  U8(8, false),
  U16(16, false),
  U32(32, false),
  U64(64, false),
  F32(32, true),
  F64(64, true),
  BOOL(8, false),
  CODE(64, false),
  REF(64, false);

  private final int bits;
  private final boolean signed;
  private final String text = name().toLowerCase(Locale.ROOT);

  ValueType(int bits, boolean signed) {
    this.bits = bits;
    this.signed = signed;
  }

  /** The name that the language uses, {@code i64}. */
  public String text() {
    return text;
  }

  /** The width of a value in bits; of {@code bool} that of its memory form. */
  public int bits() {
    return bits;
  }

  public boolean isSigned() {
    return signed;
  }

  public boolean isInteger() {
    return ordinal() <= U64.ordinal();
  }

  public boolean isFloat() {
    return this == F32 || this == F64;
  }

  public SlotClass slotClass() {
    if (isFloat()) {
      return SlotClass.FLOAT;
    }
    return this == REF ? SlotClass.REFERENCE : SlotClass.CELL;
  }

  /** The smallest value of an integer type, as 64 bits. */
  public long minValue() {
    return signed ? -1L << (bits - 1) : 0;
  }

  /** The largest value of an integer type, as 64 bits (unsigned for {@code u64}). */
  public long maxValue() {
    return signed ? ~minValue() : -1L >>> (64 - bits);
  }

  /**
   * Truncates to the width of a cell type and extends by its own sign to 64 bits; bool gives 0 or
   * 1; other types are left as they are.
   */
  public long normalize(long value) {
    return switch (this) {
      case I8 -> (byte) value;
      case I16 -> (short) value;
      case I32 -> (int) value;
      case U8 -> value & 0xff;
      case U16 -> value & 0xffff;
      case U32 -> value & 0xffff_ffffL;
      case BOOL -> value != 0 ? 1 : 0;
      default -> value;
    };
  }

  /** The 64 bits of a float of this type: an f32's bits lie in the low half. NaN is canonical. */
  public long floatBits(double value) {
    return this == F32
        ? Float.floatToIntBits((float) value) & 0xffff_ffffL
        : Double.doubleToLongBits(value);
  }

  /** The float whose 64 bits these are. */
  public double floatValue(long bits) {
    return this == F32 ? Float.intBitsToFloat((int) bits) : Double.longBitsToDouble(bits);
  }
}
