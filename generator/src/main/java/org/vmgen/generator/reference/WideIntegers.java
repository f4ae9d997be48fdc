package org.vmgen.generator.reference;

import java.math.BigInteger;
import org.vmgen.generator.model.Trap;

/** Arithmetic on 128 bits and with carries; plain rather than fast. */
final class WideIntegers {

  private static final BigInteger TWO_64 = BigInteger.ONE.shiftLeft(64);

  private WideIntegers() {}

  private static BigInteger unsigned(long bits) {
    BigInteger value = BigInteger.valueOf(bits);
    return bits < 0 ? value.add(TWO_64) : value;
  }

  static long multiplyHigh(long a, long b, boolean signed) {
    BigInteger x = signed ? BigInteger.valueOf(a) : unsigned(a);
    BigInteger y = signed ? BigInteger.valueOf(b) : unsigned(b);
    return x.multiply(y).shiftRight(64).longValue();
  }

  static long[] udiv128(long high, long low, long divisor) {
    Operators.requireDivisor(divisor);
    BigInteger dividend = unsigned(high).shiftLeft(64).add(unsigned(low));
    BigInteger[] result = dividend.divideAndRemainder(unsigned(divisor));
    return fitting(result, result[0].bitLength() <= 64);
  }

  static long[] sdiv128(long high, long low, long divisor, boolean floor) {
    Operators.requireDivisor(divisor);
    BigInteger dividend = BigInteger.valueOf(high).shiftLeft(64).add(unsigned(low));
    BigInteger by = BigInteger.valueOf(divisor);
    BigInteger[] result = dividend.divideAndRemainder(by);
    if (floor && result[1].signum() * by.signum() < 0) {
      result[0] = result[0].subtract(BigInteger.ONE);
      result[1] = result[1].add(by);
    }
    return fitting(result, result[0].bitLength() <= 63);
  }

  private static long[] fitting(BigInteger[] result, boolean fits) {
    if (!fits) {
      throw new TrapSignal(Trap.DIVISION_OVERFLOW, TrapSignal.NO_DETAIL);
    }
    return new long[] {result[0].longValue(), result[1].longValue()};
  }

  static long[] addCarry(long a, long b, long carry) {
    BigInteger sum = unsigned(a).add(unsigned(b)).add(unsigned(carry));
    return new long[] {sum.longValue(), sum.shiftRight(64).longValue()};
  }

  static long[] subBorrow(long a, long b, long borrow) {
    BigInteger difference = unsigned(a).subtract(unsigned(b)).subtract(unsigned(borrow));
    return new long[] {difference.longValue(), Bits.ofBool(difference.signum() < 0)};
  }
}
