package org.vmgen.generator.check.action;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Calls of functions, externs and intrinsics. */
class CallTest {
  @Test
  void ofEveryKind() {
    assertThat(
            Checked.action(
                "( n O.s: Str -- n2 ) { say(s); n2 = square(n) + one(n) + read() + min(n, 3); }"))
        .isEqualTo(
            """
            say(s);
            n2 = square(n) + one(n) + read() + min(n, 3);
            """);
  }

  @Test
  void literalsTakeTheTypesOfParameters() {
    assertThat(Checked.action("( -- ) { put(65); say(null); }"))
        .isEqualTo(
            """
            put(u8(65));
            say(null);
            """);
  }

  @Test
  void intrinsicsTakeTheTypeOfTheirArguments() {
    assertThat(
            Checked.action(
                "( c f -- c2 f2 n ) { c2 = max(c, 3) + byteSwap(c); f2 = min(f, 1) + sqrt(2) + abs(-1.5); n = clz(c) + popcount(7); }"))
        .isEqualTo(
            """
            c2 = max(c, u8(3)) + byteSwap(c);
            f2 = min(f, 1.0) + sqrt(2.0) + abs(-1.5);
            n = clz(c) + popcount(7);
            """);
  }

  @Test
  void intrinsicsWithSeveralResults() {
    assertThat(
            Checked.action(
                "( u -- u2 ) { let (q, r) = udiv128(1, u, 3); let (s, carry) = addCarry(q, r, 1); u2 = s + carry; }"))
        .isEqualTo(
            """
            let (q, r) = udiv128(u64(1), u, u64(3));
            let (s, carry) = addCarry(q, r, u64(1));
            u2 = s + carry;
            """);
  }

  @Test
  void countsOfRotationsMayBeOfAnyIntegerType() {
    assertThat(Checked.action("( u c -- u2 ) { u2 = rotateLeft(u, c) + rotateRight(u, 3); }"))
        .isEqualTo(
            """
            u2 = rotateLeft(u, i64(c)) + rotateRight(u, 3);
            """);
  }

  @Test
  void ofAnUnknownFunction() {
    assertThat(Checked.problems("( n -- n2 ) { n2 = cube(n); }"))
        .containsExactly(
            "1:30 VMG0502: unknown function 'cube' | define it: 'fn cube(…) { … }', or let the host: 'extern cube(…);'");
  }

  @Test
  void ofAMistypedFunction() {
    assertThat(Checked.problems("( n -- n2 ) { n2 = sqare(n); }"))
        .containsExactly("1:30 VMG0502: unknown function 'sqare' | did you mean 'square'?");
  }

  @Test
  void ofAMemberWithoutItsMemory() {
    assertThat(Checked.problems("( -- ) { copy(1, 2, 3); }"))
        .containsExactly(
            "1:20 VMG0502: unknown function 'copy' | it is a member of a memory: 'mem.copy(…)'");
  }

  @Test
  void ofAStack() {
    assertThat(Checked.problems("( -- n ) { n = data(1); }"))
        .containsExactly(
            "1:26 VMG0505: 'data' is a stack, not a function | a call needs the name of a function, extern or type");
  }

  @Test
  void ofAVariable() {
    assertThat(Checked.problems("( n -- n2 ) { let q = n; n2 = q(1); }"))
        .containsExactly(
            "1:41 VMG0505: 'q' is a value, not a function | a call needs the name of a function, extern or type");
  }

  @Test
  void withTooManyArguments() {
    assertThat(Checked.problems("( n -- n2 ) { n2 = square(n, n) + sqrt() + one(); }"))
        .containsExactly(
            "1:30 VMG0528: 'square' takes 1 argument, not 2 | its signature is square(a: i64) -> i64",
            "1:45 VMG0528: 'sqrt' takes 1 argument, not 0 | its signature is sqrt(T) -> T, T being f32 or f64",
            "1:54 VMG0528: 'one' takes 1 argument, not 0 | its signature is one(x: i64) -> i64");
  }

  @Test
  void withAnArgumentOfAnotherType() {
    assertThat(Checked.problems("( n -- ) { put(n); }"))
        .containsExactly(
            "1:26 VMG0520: argument 'c' of 'put' must be u8, but 'n' is i64 | convert it: 'u8(n)'");
  }

  @Test
  void withAnArgumentThatAnIntrinsicDoesNotTake() {
    assertThat(Checked.problems("( n c -- n2 ) { n2 = i64(sqrt(n)) + i64(mulHigh(c, c)); }"))
        .containsExactly(
            "1:41 VMG0529: 'sqrt' does not take i64 | its signature is sqrt(T) -> T, T being f32 or f64",
            "1:59 VMG0529: 'mulHigh' does not take u8 | its signature is mulHigh(T, T) -> T, T being i64 or u64");
  }

  @Test
  void withArgumentsOfTwoTypes() {
    assertThat(Checked.problems("( n u -- n2 ) { n2 = min(n, u); }"))
        .containsExactly(
            "1:39 VMG0520: argument 2 of 'min' must be i64, but 'u' is u64 | convert it: 'i64(u)'");
  }

  @Test
  void withAConstantZeroDivisor() {
    assertThat(Checked.problems("( n -- n2 ) { n2 = floorMod(n, 0); }"))
        .containsExactly(
            "1:42 VMG0536: 'floorMod(n, 0)' always divides by zero | to trap write 'trap zeroDivide;'");
  }

  @Test
  void ofNoResultAsAValue() {
    assertThat(Checked.problems("( -- n ) { n = put(65); }"))
        .containsExactly("1:26 VMG0530: 'put' gives no result | call it as a statement of its own");
  }

  @Test
  void ofSeveralResultsAsAValue() {
    assertThat(Checked.problems("( n -- n2 ) { n2 = both(n) + 1; }"))
        .containsExactly(
            "1:30 VMG0531: 'both' gives 2 results, one is needed | take them all before: 'let (a, b) = both(…);', '_' for one that is not needed");
  }
}
