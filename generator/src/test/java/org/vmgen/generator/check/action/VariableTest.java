package org.vmgen.generator.check.action;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Declarations of variables in actions. */
class VariableTest {
  @Test
  void letAndVar() {
    assertThat(
            Checked.action(
                "( n -- n2 c ) { let a = n; var s: i64; s = s + a; let t: u8 = 1; n2 = s; c = t; }"))
        .isEqualTo(
            """
            let a: i64 = n;
            var s: i64 = 0;
            s = s + a;
            let t: u8 = u8(1);
            n2 = s;
            c = t;
            """);
  }

  @Test
  void aVarWithoutAValueIsZeroFalseOrNull() {
    assertThat(
            Checked.action(
                "( -- ) { var a: u8; var t: bool; var r: Obj; var d: f64; up = i64(a) + i64(t) + i64(d); obj = r; }"))
        .isEqualTo(
            """
            var a: u8 = u8(0);
            var t: bool = false;
            var r: Obj = null;
            var d: f64 = 0.0;
            up = i64(a) + i64(t) + i64(d);
            obj = r;
            """);
  }

  @Test
  void oneNameInDisjointBlocks() {
    assertThat(
            Checked.action(
                "( n -- ) { if (n == 0) { let a = 1; up = a; } else { let a = 2; up = a; } }"))
        .isEqualTo(
            """
            if (n == 0) {
              let a: i64 = 1;
              up = a;
            } else {
              let a: i64 = 2;
              up = a;
            }
            """);
  }

  @Test
  void wordsOfStatementsInBackquotes() {
    assertThat(Checked.action("( `if`: i64 -- n ) { let `while` = `if` + 1; n = `while`; }"))
        .isEqualTo(
            """
            let `while`: i64 = `if` + 1;
            n = `while`;
            """);
  }

  @Test
  void theNameOfAnInput() {
    assertThat(Checked.problems("( n -- ) { let n = 1; up = n; }"))
        .containsExactly(
            "1:26 VMG0510: 'n' is already the name of an input | give this one another name");
  }

  @Test
  void theNameOfAnOutput() {
    assertThat(Checked.problems("( -- n ) { let n = 1; up = n; }"))
        .containsExactly(
            "1:26 VMG0510: 'n' is already the name of an output | give this one another name");
  }

  @Test
  void theNameOfARegister() {
    assertThat(Checked.problems("( -- ) { let up = 1; }"))
        .containsExactly(
            "1:24 VMG0510: 'up' is already the name of a register | give this one another name");
  }

  @Test
  void theNameOfAConstant() {
    assertThat(Checked.problems("( -- ) { let LIMIT = 1; }"))
        .containsExactly(
            "1:24 VMG0510: 'LIMIT' is already the name of a constant | give this one another name");
  }

  @Test
  void theNameOfAnotherVariable() {
    assertThat(Checked.problems("( -- ) { let a = 1; { let a = 2; up = a; } up = a; }"))
        .containsExactly(
            "1:37 VMG0510: 'a' is already the name of a variable | give this one another name");
  }

  @Test
  void withoutAType() {
    assertThat(Checked.problems("( -- ) { var a; up = a; }"))
        .containsExactly(
            "1:24 VMG0511: nothing says what type 'a' has | write 'var a: i64;' or 'var a = 0;'");
  }

  @Test
  void ofAnUnknownType() {
    assertThat(Checked.problems("( -- ) { var a: int; up = a; }"))
        .containsExactly(
            "1:27 VMG0305: unknown type 'int' | i32 is C's and Java's int; cells are mostly i64");
  }

  @Test
  void ofAnotherTypeThanItsValue() {
    assertThat(Checked.problems("( n -- ) { let a: u8 = n; up = i64(a); }"))
        .containsExactly(
            "1:34 VMG0520: the value of 'a' must be u8, but 'n' is i64 | convert it: 'u8(n)'");
  }

  @Test
  void whoseValueIsWrongSaysNothingMore() {
    assertThat(Checked.problems("( -- n ) { let a = nothing(1); n = a + 1; }"))
        .containsExactly(
            "1:30 VMG0502: unknown function 'nothing' | define it: 'fn nothing(…) { … }', or let the host: 'extern nothing(…);'");
  }

  @Test
  void whichNothingReads() {
    assertThat(Checked.problems("( n -- ) { let a = n; up = n; }"))
        .containsExactly(
            "1:26 VMG0512: 'a' is never read | take it out; of several results one is left out as '_'");
  }

  @Test
  void beforeItsDeclaration() {
    assertThat(Checked.problems("( -- ) { up = a; let a = 1; up = a; }"))
        .containsExactly(
            "1:25 VMG0501: unknown name 'a' | name an item so, or declare it: 'var a = …;', 'const', 'register'");
  }
}
