package org.vmgen.generator.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.vmgen.generator.model.ScalarType.F32;
import static org.vmgen.generator.model.ScalarType.F64;
import static org.vmgen.generator.model.ScalarType.I16;
import static org.vmgen.generator.model.ScalarType.I32;
import static org.vmgen.generator.model.ScalarType.I64;
import static org.vmgen.generator.model.ScalarType.I8;
import static org.vmgen.generator.model.ScalarType.U16;
import static org.vmgen.generator.model.ScalarType.U32;
import static org.vmgen.generator.model.ScalarType.U64;
import static org.vmgen.generator.model.ScalarType.U8;

import java.math.BigDecimal;
import java.math.BigInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.vmgen.generator.action.BinaryOp;
import org.vmgen.generator.action.Intrinsic;
import org.vmgen.generator.action.UnaryOp;
import org.vmgen.generator.model.ScalarType;

class OperatorsTest {

  private static final long F64_NAN = 0x7ff8_0000_0000_0000L;

  @Test
  void integersWrapAtTheirWidth() {
    assertThat(binary(BinaryOp.ADD, I8, 127, 1)).isEqualTo(-128);
    assertThat(binary(BinaryOp.SUBTRACT, U16, 0, 1)).isEqualTo(0xffff);
    assertThat(binary(BinaryOp.MULTIPLY, U32, 0xffff_ffffL, 2)).isEqualTo(0xffff_fffeL);
    assertThat(Operators.unary(UnaryOp.NEGATE, I16, -32768)).isEqualTo(-32768);
    assertThat(Operators.unary(UnaryOp.COMPLEMENT, U8, 1)).isEqualTo(0xfe);
  }

  @Test
  void divisionTruncatesAndTheSmallestByMinusOneWraps() {
    assertThat(binary(BinaryOp.DIVIDE, I64, -7, 2)).isEqualTo(-3);
    assertThat(binary(BinaryOp.REMAINDER, I64, -7, 2)).isEqualTo(-1);
    assertThat(binary(BinaryOp.DIVIDE, I8, -128, -1)).isEqualTo(-128);
    assertThat(binary(BinaryOp.REMAINDER, I64, Long.MIN_VALUE, -1)).isZero();
    assertThat(binary(BinaryOp.DIVIDE, U64, -1, 2)).isEqualTo(Long.MAX_VALUE);
    assertThat(intrinsic(Intrinsic.FLOOR_DIV, I64, -7, 2)).containsExactly(-4);
    assertThat(intrinsic(Intrinsic.FLOOR_MOD, I64, -7, 2)).containsExactly(1);
    assertThat(intrinsic(Intrinsic.FLOOR_DIV, I32, Integer.MIN_VALUE, -1))
        .containsExactly(Integer.MIN_VALUE);
  }

  @Test
  void aZeroDivisorTraps() {
    assertThatThrownBy(() -> binary(BinaryOp.DIVIDE, I64, 1, 0))
        .isInstanceOf(TrapSignal.class)
        .hasMessage("zeroDivide");
    assertThatThrownBy(() -> intrinsic(Intrinsic.FLOOR_MOD, U8, 1, 0)).hasMessage("zeroDivide");
  }

  @Test
  void shiftCountsAreTakenModuloTheWidth() {
    assertThat(binary(BinaryOp.SHIFT_LEFT, I64, 1, 65)).isEqualTo(2);
    assertThat(binary(BinaryOp.SHIFT_LEFT, I8, 1, -1)).isEqualTo(-128);
    assertThat(binary(BinaryOp.SHIFT_RIGHT, I16, -2, 17)).isEqualTo(-1);
    assertThat(binary(BinaryOp.SHIFT_RIGHT, U16, 0xfffe, 17)).isEqualTo(0x7fff);
    assertThat(intrinsic(Intrinsic.ROTATE_LEFT, U8, 0x81, 9)).containsExactly(3);
    assertThat(intrinsic(Intrinsic.ROTATE_RIGHT, I8, 1, 1)).containsExactly(-128);
  }

  @Test
  void theTypeDecidesHowToCompare() {
    assertThat(binary(BinaryOp.LESS, I64, -1, 1)).isEqualTo(1);
    assertThat(binary(BinaryOp.LESS, U64, -1, 1)).isZero();
    long nan = F64_NAN;
    assertThat(binary(BinaryOp.EQUAL, F64, nan, nan)).isZero();
    assertThat(binary(BinaryOp.NOT_EQUAL, F64, nan, nan)).isEqualTo(1);
    assertThat(binary(BinaryOp.EQUAL, F64, bits(0.0), bits(-0.0))).isEqualTo(1);
  }

  @Test
  void floatsToIntegersSaturate() {
    assertThat(Bits.convert(F64, I32, bits(1e10))).isEqualTo(Integer.MAX_VALUE);
    assertThat(Bits.convert(F64, U8, bits(-1.5))).isZero();
    assertThat(Bits.convert(F64, U8, bits(255.9))).isEqualTo(255);
    assertThat(Bits.convert(F64, U64, bits(0x1p63))).isEqualTo(Long.MIN_VALUE);
    assertThat(Bits.convert(F64, U64, bits(1e30))).isEqualTo(-1);
    assertThat(Bits.convert(F64, I64, bits(Double.NEGATIVE_INFINITY))).isEqualTo(Long.MIN_VALUE);
    assertThat(Bits.convert(F64, U64, F64_NAN)).isZero();
    assertThat(Bits.convert(F64, I8, F64_NAN)).isZero();
  }

  @Property
  void unsignedToFloatRoundsOnce(@ForAll long u) {
    BigDecimal exact = new BigDecimal(new BigInteger(Long.toUnsignedString(u)));
    assertThat(Bits.convert(U64, F64, u)).isEqualTo(bits(exact.doubleValue()));
    assertThat(Bits.convert(U64, F32, u)).isEqualTo(Bits.ofFloat(exact.floatValue()));
  }

  @Property
  void arithmeticOnF32IsThatOfFloats(@ForAll float a, @ForAll float b) {
    long x = Bits.ofFloat(a);
    long y = Bits.ofFloat(b);
    assertThat(binary(BinaryOp.ADD, F32, x, y)).isEqualTo(Bits.ofFloat(a + b));
    assertThat(binary(BinaryOp.MULTIPLY, F32, x, y)).isEqualTo(Bits.ofFloat(a * b));
    assertThat(binary(BinaryOp.DIVIDE, F32, x, y)).isEqualTo(Bits.ofFloat(a / b));
  }

  @Test
  void aNanIsAlwaysTheCanonicalOne() {
    assertThat(intrinsic(Intrinsic.F64_FROM_BITS, U64, 0xfff0_0000_0000_0001L))
        .containsExactly(F64_NAN);
    assertThat(intrinsic(Intrinsic.COPY_SIGN, F64, bits(-1), F64_NAN)).containsExactly(bits(1));
    assertThat(intrinsic(Intrinsic.F32_FROM_BITS, U32, 0xffff_ffffL)).containsExactly(0x7fc0_0000L);
  }

  @Test
  void bitsAreCountedWithinTheWidth() {
    assertThat(intrinsic(Intrinsic.CLZ, I8, 0)).containsExactly(8);
    assertThat(intrinsic(Intrinsic.CLZ, I8, -1)).containsExactly(0);
    assertThat(intrinsic(Intrinsic.CTZ, U16, 0)).containsExactly(16);
    assertThat(intrinsic(Intrinsic.POPCOUNT, I32, -1)).containsExactly(32);
    assertThat(intrinsic(Intrinsic.BYTE_SWAP, I16, 0x0180)).containsExactly((short) 0x8001);
  }

  @Test
  void roundingFollowsIeee() {
    assertThat(intrinsic(Intrinsic.ROUND_EVEN, F64, bits(2.5))).containsExactly(bits(2));
    assertThat(intrinsic(Intrinsic.TRUNC, F64, bits(-0.5))).containsExactly(bits(-0.0));
    assertThat(intrinsic(Intrinsic.MIN, F64, bits(0.0), bits(-0.0))).containsExactly(bits(-0.0));
    assertThat(intrinsic(Intrinsic.MAX, F64, bits(1), F64_NAN)).containsExactly(F64_NAN);
    assertThat(intrinsic(Intrinsic.ABS, I64, Long.MIN_VALUE)).containsExactly(Long.MIN_VALUE);
  }

  @Test
  void wideDivisionGivesQuotientAndRemainder() {
    assertThat(intrinsic(Intrinsic.UDIV128, U64, 1, 0, 2)).containsExactly(1L << 63, 0);
    assertThat(intrinsic(Intrinsic.SDIV128, I64, -1, -7, 2)).containsExactly(-3, -1);
    assertThat(intrinsic(Intrinsic.SDIV128_FLOOR, I64, -1, -7, 2)).containsExactly(-4, 1);
    assertThatThrownBy(() -> intrinsic(Intrinsic.UDIV128, U64, 2, 0, 2))
        .hasMessage("divisionOverflow");
    assertThatThrownBy(() -> intrinsic(Intrinsic.SDIV128, I64, 0, Long.MIN_VALUE, 1))
        .hasMessage("divisionOverflow");
    assertThat(intrinsic(Intrinsic.SDIV128, I64, -1, Long.MIN_VALUE, 1))
        .containsExactly(Long.MIN_VALUE, 0);
  }

  @Test
  void carriesGoInAndOut() {
    assertThat(intrinsic(Intrinsic.ADD_CARRY, U64, -1, 0, 1)).containsExactly(0, 1);
    assertThat(intrinsic(Intrinsic.ADD_CARRY, U64, 1, 2, 2)).containsExactly(3, 0);
    assertThat(intrinsic(Intrinsic.SUB_BORROW, U64, 0, -1, 1)).containsExactly(0, 1);
    assertThat(intrinsic(Intrinsic.MUL_HIGH, U64, -1, -1)).containsExactly(-2);
    assertThat(intrinsic(Intrinsic.MUL_HIGH, I64, -1, -1)).containsExactly(0);
  }

  private static long bits(double value) {
    return Double.doubleToRawLongBits(value);
  }

  private static long binary(BinaryOp op, ScalarType type, long a, long b) {
    return Operators.binary(op, type, a, b);
  }

  private static long[] intrinsic(Intrinsic intrinsic, ScalarType type, long... arguments) {
    return Intrinsics.apply(intrinsic, type, arguments);
  }
}
