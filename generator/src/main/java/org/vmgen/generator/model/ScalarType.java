package org.vmgen.generator.model;

import java.util.Locale;
import java.util.Optional;

/** The built-in scalar types. */
public enum ScalarType implements Type {
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
  CODE(64, false);

  private final int bits;
  private final boolean signed;

  ScalarType(int bits, boolean signed) {
    this.bits = bits;
    this.signed = signed;
  }

  /** The built-in type of that name, if there is one. */
  public static Optional<ScalarType> named(String name) {
    for (ScalarType type : values()) {
      if (type.text().equals(name)) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }

  /**
   * The width of a value in bits; of {@code bool} that of its memory form, of {@code code} that of
   * its position.
   */
  public int bits() {
    return bits;
  }

  /** The width of a value in bytes. */
  public int bytes() {
    return bits / 8;
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

  /** The smallest value of an integer type, as 64 bits. */
  public long minValue() {
    return signed ? -1L << (bits - 1) : 0;
  }

  /** The largest value of an integer type, as 64 bits (unsigned for {@code u64}). */
  public long maxValue() {
    return signed ? ~minValue() : -1L >>> (64 - bits);
  }

  @Override
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  @Override
  public SlotClass slotClass() {
    return isFloat() ? SlotClass.FLOAT : SlotClass.CELL;
  }
}
