package org.vmgen.generator.check.action;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Numbers take the type that their context asks for. */
class LiteralTest {
  @Test
  void takesTheTypeOfAnAssignment() {
    assertThat(Checked.action("( -- n u c f F.s: f32 ) { n = 1; u = 1; c = 1; f = 1; s = 1; }"))
        .isEqualTo(
            """
            n = 1;
            u = u64(1);
            c = u8(1);
            f = 1.0;
            s = f32(1.0);
            """);
  }

  @Test
  void takesTheTypeOfTheOtherOperand() {
    assertThat(Checked.action("( c -- c2 ) { c2 = 1 + c * 2; }"))
        .isEqualTo(
            """
            c2 = u8(1) + c * u8(2);
            """);
  }

  @Test
  void isI64OrF64WhereNothingAsks() {
    assertThat(Checked.action("( -- n f ) { let a = 1; let d = 1.5; n = a; f = d; }"))
        .isEqualTo(
            """
            let a: i64 = 1;
            let d: f64 = 1.5;
            n = a;
            f = d;
            """);
  }

  @Test
  void takesTheTypeThroughOperators() {
    assertThat(Checked.action("( n -- u ) { u = (1 << n) + (n > 0 ? 2 : ~0); }"))
        .isEqualTo(
            """
            u = (u64(1) << n) + (n > 0 ? u64(2) : ~u64(0));
            """);
  }

  @Test
  void takesTheTypeOfTheOtherBranch() {
    assertThat(Checked.action("( b c -- c2 ) { c2 = b ? 7 : c; }"))
        .isEqualTo(
            """
            c2 = b ? u8(7) : c;
            """);
  }

  @Test
  void isSettledBeforeAComparisonOfLiterals() {
    assertThat(Checked.action("( -- b ) { b = 1 < 2.5; }"))
        .isEqualTo(
            """
            b = 1.0 < 2.5;
            """);
  }

  @Test
  void canBeTheSmallestNumber() {
    assertThat(Checked.action("( -- n ) { n = -9223372036854775808; }"))
        .isEqualTo(
            """
            n = -9223372036854775808;
            """);
  }

  @Test
  void canBeWrittenInSeveralWays() {
    assertThat(Checked.action("( -- n ) { n = 0x7f + 0b101 + 64K + 'a' + 1_000; }"))
        .isEqualTo(
            """
            n = 127 + 5 + 65536 + 97 + 1000;
            """);
  }

  @Test
  void convertsByItsLowBits() {
    assertThat(
            Checked.action(
                "( -- n u c ) { n = i64(0xFFFFFFFFFFFFFFFF); u = u64(-1); c = u8(300); }"))
        .isEqualTo(
            """
            n = -1;
            u = u64(18446744073709551615);
            c = u8(44);
            """);
  }

  @Test
  void convertsFloatsBySaturation() {
    assertThat(Checked.action("( -- n c ) { n = i64(1e300); c = u8(-1.5); }"))
        .isEqualTo(
            """
            n = 9223372036854775807;
            c = u8(0);
            """);
  }

  @Test
  void roundsAFractionOnceToF32() {
    assertThat(Checked.action("( -- F.s: f32 ) { s = 0.1; }"))
        .isEqualTo(
            """
            s = f32(0.1);
            """);
  }

  @Test
  void keepsTheSignOfZero() {
    assertThat(Checked.action("( -- f ) { f = -0; }"))
        .isEqualTo(
            """
            f = -0.0;
            """);
  }

  @Test
  void namedConstantsAreLikeTheirLiterals() {
    assertThat(
            Checked.action(
                "( c f -- c2 f2 n ) { c2 = c + LIMIT; f2 = f * HALF + LIMIT; n = Color.BLUE; }"))
        .isEqualTo(
            """
            c2 = c + u8(10);
            f2 = f * 0.5 + 10.0;
            n = 6;
            """);
  }

  @Test
  void aConstantWithATypeKeepsIt() {
    assertThat(Checked.problems("( -- n ) { n = WORD; }"))
        .containsExactly(
            "1:26 VMG0520: the value of 'n' must be i64, but 'WORD' is u32 | convert it: 'i64(WORD)'");
  }

  @Test
  void tooLarge() {
    assertThat(Checked.problems("( -- c ) { c = 256; }"))
        .containsExactly("1:26 VMG0521: 256 does not fit u8 | u8 holds 0 to 255");
  }

  @Test
  void negativeForAnUnsignedType() {
    assertThat(Checked.problems("( -- c ) { c = -1; }"))
        .containsExactly(
            "1:26 VMG0521: -1 does not fit u8 | u8 holds 0 to 255; for these bits write 'u8(-1)'");
  }

  @Test
  void bitsThatFit() {
    assertThat(Checked.problems("( -- n ) { n = 0xFFFFFFFFFFFFFFFF; }"))
        .containsExactly(
            "1:26 VMG0521: 0xFFFFFFFFFFFFFFFF does not fit i64 | i64 holds -9223372036854775808 to 9223372036854775807; for these bits write 'i64(0xFFFFFFFFFFFFFFFF)'");
  }

  @Test
  void largerThanAnyInteger() {
    assertThat(Checked.problems("( -- n ) { n = 99999999999999999999; }"))
        .containsExactly(
            "1:26 VMG0521: 99999999999999999999 does not fit i64 | i64 holds -9223372036854775808 to 9223372036854775807");
  }

  @Test
  void noFloatHasItExactly() {
    assertThat(Checked.problems("( -- f ) { f = 9007199254740993; }"))
        .containsExactly(
            "1:26 VMG0521: 9007199254740993 does not fit f64 | no f64 has exactly this value: write it with a point or exponent");
  }

  @Test
  void largerThanAnyFloat() {
    assertThat(Checked.problems("( -- F.s: f32 ) { s = 1e39; }"))
        .containsExactly("1:33 VMG0521: 1e39 does not fit f32 | the largest f32 is 3.4028235E38");
  }

  @Test
  void aFractionForAnInteger() {
    assertThat(Checked.problems("( -- n ) { n = 1.5; }"))
        .containsExactly(
            "1:26 VMG0522: 1.5 is no i64 | write an integer, or convert it: 'i64(1.5)'");
  }

  @Test
  void aNumberForABool() {
    assertThat(Checked.problems("( -- b ) { b = 1; }"))
        .containsExactly("1:26 VMG0522: 1 is no bool | write 'true' or 'false'");
  }

  @Test
  void aNumberForAReference() {
    assertThat(Checked.problems("( -- O.o: Obj ) { o = 0; }"))
        .containsExactly("1:33 VMG0522: 0 is no Obj | write 'null' for no object");
  }

  @Test
  void aNumberForCode() {
    assertThat(Checked.problems("( -- ) { jump 5; }"))
        .containsExactly(
            "1:25 VMG0522: 5 is no code | positions come as immediates, '( #target: code -- )', as 'next' or as 'code(u)'");
  }

  @Test
  void nullForANumber() {
    assertThat(Checked.problems("( -- n ) { n = null; }"))
        .containsExactly(
            "1:26 VMG0522: null is no i64 | only values of reference types can be null");
  }

  @Test
  void nullForCode() {
    assertThat(Checked.problems("( x -- b ) { b = x == null; }"))
        .containsExactly(
            "1:33 VMG0522: null is no code | the position of no code is 0: compare 'u64(x) == 0'");
  }

  @Test
  void aFloatConstantForAnInteger() {
    assertThat(Checked.problems("( -- n ) { n = HALF; }"))
        .containsExactly("1:26 VMG0522: HALF is no i64 | convert it: 'i64(HALF)'");
  }

  @Test
  void aString() {
    assertThat(Checked.problems("( -- n ) { n = \"text\"; }"))
        .containsExactly(
            "1:26 VMG0513: a string cannot stand here | take it as an immediate of a reference type: '( #text: Str -- )'");
  }

  @Test
  void anUnknownEscape() {
    assertThat(Checked.problems("( -- n ) { n = '\\q'; }"))
        .containsExactly(
            "1:26 VMG0213: unknown escape '\\q' | the escapes are \\n \\t \\r \\0 \\\\ \\\" \\' \\$ \\xHH and \\u{H}");
  }
}
