package org.vmgen.generator.check.action;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Constant expressions. */
class ConstantTest {
  @Test
  void ofLiteralsAndOtherConstants() {
    assertThat(
            Checked.action(
                """
            const A = B * 2 + (1 << 4);
            const B = LIMIT - 3;
            inst test ( -- n c ) { n = A; c = A; }\
            """))
        .isEqualTo(
            """
            n = 30;
            c = u8(30);
            """);
  }

  @Test
  void wrapLikeTheirTypes() {
    assertThat(
            Checked.action(
                """
            const A: u8 = 200 + 100;
            const B: i32 = -2147483648 / -1;
            const C: u32 = ~0 >> 4;
            inst test ( -- n ) { n = i64(A) + i64(B) + i64(C); }\
            """))
        .isEqualTo(
            """
            n = i64(u8(44)) + i64(i32(-2147483648)) + i64(u32(268435455));
            """);
  }

  @Test
  void convertLikeInActions() {
    assertThat(
            Checked.action(
                """
            const A = i64(u8(-1)) + i64(f64(7) / 2);
            inst test ( -- n ) { n = A; }\
            """))
        .isEqualTo(
            """
            n = 258;
            """);
  }

  @Test
  void chooseOneBranch() {
    assertThat(
            Checked.action(
                """
            const A = LIMIT > 5 && !false ? 1.5 : HALF;
            inst test ( -- f ) { f = A; }\
            """))
        .isEqualTo(
            """
            f = 1.5;
            """);
  }

  @Test
  void thatOnlyU64Holds() {
    assertThat(
            Checked.action(
                """
            const A = 0xFFFFFFFFFFFFFFFF;
            inst test ( -- u ) { u = A; }\
            """))
        .isEqualTo(
            """
            u = u64(18446744073709551615);
            """);
  }

  @Test
  void ofEnums() {
    assertThat(
            Checked.action(
                """
            enum E { P, Q = E.P + 3, R, S = -1, T }
            inst test ( -- n ) { n = E.P + E.Q + E.R + E.S + E.T; }\
            """))
        .isEqualTo(
            """
            n = 0 + 3 + 4 + -1 + 0;
            """);
  }

  @Test
  void ofEnumsWithAType() {
    assertThat(
            Checked.action(
                """
            enum E : u8 { P = 254, Q }
            inst test ( -- c n ) { c = E.Q; n = i64(E.P); }\
            """))
        .isEqualTo(
            """
            c = u8(255);
            n = i64(u8(254));
            """);
  }

  @Test
  void thatReadState() {
    assertThat(Checked.problems("const A = up;"))
        .containsExactly(
            "1:11 VMG0560: 'up' is not constant | a constant is made of literals, other constants, operators and conversions");
  }

  @Test
  void thatCall() {
    assertThat(Checked.problems("const A = square(3);"))
        .containsExactly(
            "1:11 VMG0560: 'square(3)' is not constant | a constant is made of literals, other constants, operators and conversions");
  }

  @Test
  void thatDivideByZero() {
    assertThat(Checked.problems("const A = LIMIT / (LIMIT - 10);"))
        .containsExactly(
            "1:19 VMG0536: 'LIMIT / (LIMIT - 10)' always divides by zero | a constant needs a value: change the divisor");
  }

  @Test
  void thatDependOnThemselves() {
    assertThat(
            Checked.problems(
                """
            const A = B + 1;
            const B = A;\
            """))
        .containsExactly(
            "1:7 VMG0562: 'A' depends on itself | give one of the constants a value of its own");
  }

  @Test
  void thatDoNotFitTheirType() {
    assertThat(Checked.problems("const A: u8 = 300;"))
        .containsExactly("1:15 VMG0521: 300 does not fit u8 | u8 holds 0 to 255");
  }

  @Test
  void ofAReferenceType() {
    assertThat(Checked.problems("const A: Str = null;"))
        .containsExactly(
            "1:10 VMG0563: a constant cannot be Str | constants are integers, floats or bool");
  }

  @Test
  void ofAnUnknownType() {
    assertThat(Checked.problems("const A: int = 1;"))
        .containsExactly(
            "1:10 VMG0305: unknown type 'int' | i32 is C's and Java's int; cells are mostly i64");
  }

  @Test
  void ofAnUnknownName() {
    assertThat(Checked.problems("const A = LIMT;"))
        .containsExactly("1:11 VMG0501: unknown name 'LIMT' | did you mean 'LIMIT'?");
  }

  @Test
  void whoseUsesSayNothingMore() {
    assertThat(
            Checked.problems(
                """
            const A = up;
            inst test ( -- n ) { n = A; }\
            """))
        .containsExactly(
            "1:11 VMG0560: 'up' is not constant | a constant is made of literals, other constants, operators and conversions");
  }

  @Test
  void aMemberThatIsNoInteger() {
    assertThat(Checked.problems("enum E { P = 1.5 }"))
        .containsExactly(
            "1:14 VMG0564: a member of an enum is an integer, this is f64 | use 'const' for other constants");
  }

  @Test
  void aMemberAfterTheLargest() {
    assertThat(Checked.problems("enum E : u8 { P = 255, Q }"))
        .containsExactly(
            "1:24 VMG0565: 256 does not fit u8 | give the member a value, or the enum a larger type");
  }

  @Test
  void aMemberOfTheSameEnumWithoutItsName() {
    assertThat(Checked.problems("enum E { P, Q = P }"))
        .containsExactly("1:17 VMG0501: unknown name 'P' | write 'E.P'");
  }

  @Test
  void twoMembersOfOneName() {
    assertThat(Checked.problems("enum E { P, P }"))
        .containsExactly(
            "1:13 VMG0303: member 'E.P' is declared twice | give one of them another name");
  }

  @Test
  void membersThatDependOnThemselves() {
    assertThat(Checked.problems("enum E { P = E.Q, Q }"))
        .containsExactly(
            "1:10 VMG0562: 'E.P' depends on itself | give one of the constants a value of its own");
  }
}
