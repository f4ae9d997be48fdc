package org.vmgen.generator.check.action;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Operators take operands of one type. */
class OperatorTest {
  @Test
  void arithmeticOnIntegersAndFloats() {
    assertThat(
            Checked.action(
                "( n1 n2 f1 f2 -- n f ) { n = n1 + n2 - n1 * n2 / n1 % n2; f = f1 + f2 - f1 * f2 / -f1; }"))
        .isEqualTo(
            """
            n = n1 + n2 - n1 * n2 / n1 % n2;
            f = f1 + f2 - f1 * f2 / -f1;
            """);
  }

  @Test
  void bitsOfIntegers() {
    assertThat(Checked.action("( u1 u2 -- u ) { u = u1 & u2 | ~u1 ^ u2; }"))
        .isEqualTo(
            """
            u = u1 & u2 | ~u1 ^ u2;
            """);
  }

  @Test
  void shiftsByAnyIntegerType() {
    assertThat(Checked.action("( c n u -- c2 n2 ) { c2 = c << n >> u; n2 = n >> c; }"))
        .isEqualTo(
            """
            c2 = c << n >> u;
            n2 = n >> c;
            """);
  }

  @Test
  void comparisonsGiveBool() {
    assertThat(Checked.action("( n1 n2 f1 f2 -- b ) { b = n1 < n2 && f1 >= f2 || n1 != n2; }"))
        .isEqualTo(
            """
            b = n1 < n2 && f1 >= f2 || n1 != n2;
            """);
  }

  @Test
  void boolAndCodeCompareForEquality() {
    assertThat(Checked.action("( b1 b2 x1 x2 -- b ) { b = b1 == b2 && x1 != x2 && !b1; }"))
        .isEqualTo(
            """
            b = b1 == b2 && x1 != x2 && !b1;
            """);
  }

  @Test
  void referencesCompareByIdentity() {
    assertThat(
            Checked.action("( O.s: Str O.o: ref -- b ) { b = s == o || s != null || null == o; }"))
        .isEqualTo(
            """
            b = ref(s) == o || s != null || null == o;
            """);
  }

  @Test
  void branchesOfDifferentReferenceTypesMeetInRef() {
    assertThat(Checked.action("( b O.s: Str O.t: Obj -- O.o: ref ) { o = b ? s : t; }"))
        .isEqualTo(
            """
            o = b ? ref(s) : ref(t);
            """);
  }

  @Test
  void parenthesesStayWhereTheyMatter() {
    assertThat(Checked.action("( n1 n2 -- n ) { n = n1 - (n2 - n1) - (n1 + n2) * -(n1 & n2); }"))
        .isEqualTo(
            """
            n = n1 - (n2 - n1) - (n1 + n2) * -(n1 & n2);
            """);
  }

  @Test
  void signedWithUnsigned() {
    assertThat(Checked.problems("( n u -- n2 ) { n2 = n + u; }"))
        .containsExactly(
            "1:34 VMG0523: '+' between i64 and u64 | convert one side: 'n + i64(u)' or 'u64(n) + u'");
  }

  @Test
  void differentWidths() {
    assertThat(Checked.problems("( n c -- b ) { b = n < c; }"))
        .containsExactly(
            "1:32 VMG0523: '<' between i64 and u8 | convert one side: 'n < i64(c)' or 'u8(n) < c'");
  }

  @Test
  void integerWithFloat() {
    assertThat(Checked.problems("( n f -- f2 ) { f2 = n * f; }"))
        .containsExactly(
            "1:34 VMG0523: '*' between i64 and f64 | convert one side: 'n * i64(f)' or 'f64(n) * f'");
  }

  @Test
  void differentReferences() {
    assertThat(Checked.problems("( O.s: Str O.o: Obj -- b ) { b = s == o; }"))
        .containsExactly(
            "1:46 VMG0523: '==' between Str and Obj | convert one side: 's == Str(ref(o))' or 'Obj(ref(s)) == o'");
  }

  @Test
  void arithmeticOnBool() {
    assertThat(Checked.problems("( b -- n ) { n = b + 1; }"))
        .containsExactly("1:30 VMG0524: '+' does not take bool | convert it to a number: 'i64(b)'");
  }

  @Test
  void arithmeticOnCode() {
    assertThat(Checked.problems("( x -- x2 ) { x2 = x + 1; }"))
        .containsExactly(
            "1:32 VMG0524: '+' does not take code | calculate with positions: 'u64(x) + …'");
  }

  @Test
  void orderOfReferences() {
    assertThat(Checked.problems("( O.s: Str O.t: Str -- b ) { b = s < t; }"))
        .containsExactly(
            "1:46 VMG0524: '<' does not take Str | references can only be compared, with '==' and '!='");
  }

  @Test
  void bitsOfBools() {
    assertThat(Checked.problems("( b1 b2 -- b ) { b = b1 & b2; }"))
        .containsExactly("1:35 VMG0524: '&' does not take bool | write 'b1 && b2'");
  }

  @Test
  void bitsOfFloats() {
    assertThat(Checked.problems("( f1 f2 -- f ) { f = f1 ^ f2; }"))
        .containsExactly(
            "1:35 VMG0524: '^' does not take f64 | only integers have bits: convert, or cast the bits with 'f64Bits', 'f32Bits'");
  }

  @Test
  void remainderOfFloats() {
    assertThat(Checked.problems("( f1 f2 -- f ) { f = f1 % f2; }"))
        .containsExactly(
            "1:35 VMG0524: '%' does not take f64 | for floats write 'f1 - trunc(f1 / f2) * f2'");
  }

  @Test
  void aComparisonBindsTighterThanBits() {
    assertThat(Checked.problems("( n -- b ) { b = n & 1 == 0; }"))
        .containsExactly(
            "1:30 VMG0523: '&' between i64 and bool | '==' binds tighter than '&': write '(n & 1) == 0'");
  }

  @Test
  void twoComparisonsInOne() {
    assertThat(Checked.problems("( n -- b ) { b = 0 < n < 10; }"))
        .containsExactly("1:34 VMG0524: '<' does not take bool | compare twice: '0 < n && n < 10'");
  }

  @Test
  void twoComparisonsOfVariablesInOne() {
    assertThat(Checked.problems("( n1 n2 -- b ) { b = n1 < n2 < n1; }"))
        .containsExactly(
            "1:40 VMG0523: '<' between bool and i64 | compare twice: 'n1 < n2 && n2 < n1'");
  }

  @Test
  void aFloatAsShiftCount() {
    assertThat(Checked.problems("( n f -- n2 ) { n2 = n << f; }"))
        .containsExactly("1:37 VMG0524: '<<' does not take f64 | a shift count is an integer");
  }

  @Test
  void notOfAnInteger() {
    assertThat(Checked.problems("( n -- b ) { b = !n; }"))
        .containsExactly(
            "1:28 VMG0524: '!' does not take i64 | write 'n == 0' for true and false, '~n' for all bits");
  }

  @Test
  void notOfAReference() {
    assertThat(Checked.problems("( O.s: Str -- b ) { b = !s; }"))
        .containsExactly("1:35 VMG0524: '!' does not take Str | write 's == null'");
  }

  @Test
  void complementOfABool() {
    assertThat(Checked.problems("( b -- b2 ) { b2 = ~b; }"))
        .containsExactly("1:30 VMG0524: '~' does not take bool | write '!b'");
  }

  @Test
  void negativeBool() {
    assertThat(Checked.problems("( b -- b2 ) { b2 = -b; }"))
        .containsExactly(
            "1:30 VMG0524: '-' does not take bool | only integers and floats can be negated");
  }

  @Test
  void aConstantZeroDivisor() {
    assertThat(Checked.problems("( n -- n2 ) { n2 = n / (LIMIT - 10); }"))
        .containsExactly(
            "1:34 VMG0536: 'n / (LIMIT - 10)' always divides by zero | to trap write 'trap zeroDivide;'");
  }

  @Test
  void aFloatMayBeDividedByZero() {
    assertThat(Checked.action("( f -- f2 ) { f2 = f / 0; }"))
        .isEqualTo(
            """
            f2 = f / 0.0;
            """);
  }

  @Test
  void anIntegerAsCondition() {
    assertThat(Checked.problems("( n -- n2 ) { n2 = n ? 1 : 2; }"))
        .containsExactly("1:30 VMG0526: a condition must be bool, but 'n' is i64 | write 'n != 0'");
  }

  @Test
  void aReferenceAsCondition() {
    assertThat(Checked.problems("( O.s: Str -- ) { if (s) up = 1; }"))
        .containsExactly(
            "1:33 VMG0526: a condition must be bool, but 's' is Str | write 's != null'");
  }

  @Test
  void anIntegerOfAnd() {
    assertThat(Checked.problems("( n b -- b2 ) { b2 = b && n; }"))
        .containsExactly("1:37 VMG0526: a condition must be bool, but 'n' is i64 | write 'n != 0'");
  }

  @Test
  void branchesOfDifferentTypes() {
    assertThat(Checked.problems("( b n u -- n2 ) { n2 = b ? n : u; }"))
        .containsExactly("1:42 VMG0525: one branch is i64, the other u64 | convert it: 'i64(u)'");
  }

  @Test
  void anotherTypeThanThatOfTheOutput() {
    assertThat(Checked.problems("( n -- f ) { f = n; }"))
        .containsExactly(
            "1:28 VMG0520: the value of 'f' must be f64, but 'n' is i64 | convert it: 'f64(n)'");
  }

  @Test
  void aBoolForAnInteger() {
    assertThat(Checked.problems("( n1 n2 -- n ) { n = n1 == n2; }"))
        .containsExactly(
            "1:32 VMG0520: the value of 'n' must be i64, but 'n1 == n2' is bool | convert it: 'i64(n1 == n2)'");
  }

  @Test
  void anIntegerForABool() {
    assertThat(Checked.problems("( n -- b ) { b = n; }"))
        .containsExactly(
            "1:28 VMG0520: the value of 'b' must be bool, but 'n' is i64 | compare it: 'n != 0'");
  }
}
