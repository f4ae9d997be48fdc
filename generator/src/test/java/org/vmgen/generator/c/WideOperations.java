package org.vmgen.generator.c;

import java.math.BigInteger;
import java.util.List;
import java.util.function.BinaryOperator;

/** The functions of {@code vm_int.h} on numbers of two words. */
final class WideOperations {

  private WideOperations() {}

  static final List<Operation> ALL =
      List.of(
          operation(
              "r = %1$s_u64_mulhigh(a, b);",
              (a, b, c) -> Operation.one(high(unsigned(a).multiply(unsigned(b))))),
          operation(
              "r = (uint64_t)%1$s_i64_mulhigh(%1$s_i64_wrap(a), %1$s_i64_wrap(b));",
              (a, b, c) -> Operation.one(Math.multiplyHigh(a, b))),
          operation(
              "r = %1$s_addcarry(a, b, c, &s);",
              (a, b, c) -> twoWords(unsigned(a).add(unsigned(b)).add(BigInteger.valueOf(c & 1)))),
          operation(
              "r = %1$s_subborrow(a, b, c, &s);",
              (a, b, c) -> {
                BigInteger difference =
                    unsigned(a).subtract(unsigned(b)).subtract(BigInteger.valueOf(c & 1));
                return Operation.two(difference.longValue(), difference.signum() < 0 ? 1 : 0);
              }),
          operation(
              """
              r = (uint64_t)(%1$s_udiv128_overflows(a, b, c) != 0);
              if (!r) { r = %1$s_udiv128(a, b, c, &s); s ^= 1; }\
              """,
              (a, b, c) ->
                  quotient(
                      IntType.U64,
                      unsigned(a).shiftLeft(64).add(unsigned(b)),
                      unsigned(c),
                      BigInteger::divide)),
          operation(
              signedDivision("sdiv128"),
              (a, b, c) ->
                  quotient(
                      IntType.I64,
                      BigInteger.valueOf(a).shiftLeft(64).add(unsigned(b)),
                      BigInteger.valueOf(c),
                      BigInteger::divide)),
          operation(
              signedDivision("sdiv128floor"),
              (a, b, c) ->
                  quotient(
                      IntType.I64,
                      BigInteger.valueOf(a).shiftLeft(64).add(unsigned(b)),
                      BigInteger.valueOf(c),
                      IntType::floorDivide)));

  /**
   * Overflow gives 1 and 0, a quotient that fits itself and the remainder with its low bit flipped.
   */
  private static String signedDivision(String function) {
    return """
        int64_t hi = %%1$s_i64_wrap(a), d = %%1$s_i64_wrap(c), rest;
        r = (uint64_t)(%%1$s_%1$s_overflows(hi, b, d) != 0);
        if (!r) { r = (uint64_t)%%1$s_%1$s(hi, b, d, &rest); s = (uint64_t)rest ^ 1; }\
        """
        .formatted(function);
  }

  private static long[] quotient(
      IntType type, BigInteger dividend, BigInteger divisor, BinaryOperator<BigInteger> division) {
    if (divisor.signum() == 0) {
      return Operation.UNDEFINED;
    }
    BigInteger quotient = division.apply(dividend, divisor);
    if (!type.saturate(quotient).equals(quotient)) {
      return Operation.two(1, 0);
    }
    BigInteger remainder = dividend.subtract(quotient.multiply(divisor));
    return Operation.two(quotient.longValue(), remainder.longValue() ^ 1);
  }

  private static long[] twoWords(BigInteger x) {
    return Operation.two(x.longValue(), high(x));
  }

  private static long high(BigInteger x) {
    return x.shiftRight(64).longValue();
  }

  private static BigInteger unsigned(long x) {
    return IntType.U64.wrap(x);
  }

  private static Operation operation(String code, Operation.Reference java) {
    String text = code.formatted(Recipe.PREFIX);
    return new Operation(text, "{ " + text + " }", java);
  }
}
