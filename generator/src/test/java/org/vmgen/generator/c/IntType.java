package org.vmgen.generator.c;

import java.math.BigInteger;
import java.util.Locale;

/** The integer types of the language as mathematics defines them. */
enum IntType {
  I8(8, true),
  I16(16, true),
  I32(32, true),
  I64(64, true),
  U8(8, false),
  U16(16, false),
  U32(32, false),
  U64(64, false);

  private final int width;
  private final boolean signed;

  IntType(int width, boolean signed) {
    this.width = width;
    this.signed = signed;
  }

  /** The name in the language and in C functions. */
  String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** In bits. */
  int width() {
    return width;
  }

  /** The number of this type that has the low bits of {@code x}. */
  BigInteger wrap(BigInteger x) {
    BigInteger bits = bits(x);
    return signed && bits.testBit(width - 1)
        ? bits.subtract(BigInteger.ONE.shiftLeft(width))
        : bits;
  }

  BigInteger wrap(long x) {
    return wrap(BigInteger.valueOf(x));
  }

  /** The number of this type that is nearest to {@code x}. */
  BigInteger saturate(BigInteger x) {
    BigInteger min = signed ? BigInteger.ONE.shiftLeft(width - 1).negate() : BigInteger.ZERO;
    BigInteger max = BigInteger.ONE.shiftLeft(signed ? width - 1 : width).subtract(BigInteger.ONE);
    return x.max(min).min(max);
  }

  /** The low bits of {@code x} as a number that is not negative. */
  BigInteger bits(BigInteger x) {
    return x.mod(BigInteger.ONE.shiftLeft(width));
  }

  BigInteger reverseBytes(BigInteger x) {
    return wrap(BigInteger.valueOf(Long.reverseBytes(x.longValue())).shiftRight(64 - width));
  }

  BigInteger rotateLeft(BigInteger x, int count) {
    return wrap(bits(x).shiftLeft(count).or(bits(x).shiftRight(width - count)));
  }

  static BigInteger floorDivide(BigInteger x, BigInteger y) {
    BigInteger[] parts = x.divideAndRemainder(y);
    return parts[1].signum() * y.signum() < 0 ? parts[0].subtract(BigInteger.ONE) : parts[0];
  }
}
