package org.vmgen.generator.check.action;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Statements, and where they can stand. */
class StatementTest {
  @Test
  void choiceAndRepetition() {
    assertThat(
            Checked.action(
                "( n -- ) { var i = n; while (i > 0) i = i - 1; if (i == 0) ; else { up = i; } }"))
        .isEqualTo(
            """
            var i: i64 = n;
            while (i > 0) {
              i = i - 1;
            }
            if (i == 0) {
            } else {
              up = i;
            }
            """);
  }

  @Test
  void waysToLeave() {
    assertThat(
            Checked.action(
                "( n x -- ) { if (n == 0) jump x; if (n == 1) call x; if (n == 2) return; if (n == 3) halt n; if (n == 4) halt; if (n == 5) yield n; if (n == 6) yield; if (n == 7) throw 8; if (n == 9) trap refused; if (n == 10) trap zeroDivide; jump next; }"))
        .isEqualTo(
            """
            if (n == 0) {
              jump x;
            }
            if (n == 1) {
              call x;
            }
            if (n == 2) {
              return;
            }
            if (n == 3) {
              halt n;
            }
            if (n == 4) {
              halt 0;
            }
            if (n == 5) {
              yield n;
            }
            if (n == 6) {
              yield 0;
            }
            if (n == 7) {
              throw 8;
            }
            if (n == 9) {
              trap refused;
            }
            if (n == 10) {
              trap zeroDivide;
            }
            jump next;
            """);
  }

  @Test
  void callsForTheirEffect() {
    assertThat(Checked.action("( n -- ) { put(u8(n)); remember(n); read(); }"))
        .isEqualTo(
            """
            put(u8(n));
            remember(n);
            read();
            """);
  }

  @Test
  void anIntegerAsCondition() {
    assertThat(Checked.problems("( n -- ) { if (n) up = 1; while (up) up = 0; }"))
        .containsExactly(
            "1:26 VMG0526: a condition must be bool, but 'n' is i64 | write 'n != 0'",
            "1:44 VMG0526: a condition must be bool, but 'up' is i64 | write 'up != 0'");
  }

  @Test
  void afterAJump() {
    assertThat(Checked.problems("( x -- ) { jump x; up = 1; }"))
        .containsExactly(
            "1:30 VMG0552: this is never reached | take it out, or put the statement before it into an 'if'");
  }

  @Test
  void afterALoopWithoutEnd() {
    assertThat(Checked.problems("( -- ) { while (true) { up = 1; } up = 2; }"))
        .containsExactly(
            "1:45 VMG0552: this is never reached | take it out, or put the statement before it into an 'if'");
  }

  @Test
  void afterAChoiceThatLeaves() {
    assertThat(Checked.problems("( n -- ) { if (n == 0) done; else throw 1; up = 2; }"))
        .containsExactly(
            "1:54 VMG0552: this is never reached | take it out, or put the statement before it into an 'if'");
  }

  @Test
  void aComparisonInsteadOfAnAssignment() {
    assertThat(Checked.problems("( n -- ) { up == n; }"))
        .containsExactly(
            "1:22 VMG0535: 'up == n' is computed and dropped | '==' compares; to assign write '='");
  }

  @Test
  void aCallWhoseResultIsAllItDoes() {
    assertThat(Checked.problems("( n -- ) { square(n); one(n); min(n, 1); mem.compare(1, 2, 3); }"))
        .containsExactly(
            "1:22 VMG0535: 'square(n)' is computed and dropped | assign its result: 'x = …;', or take it out",
            "1:33 VMG0535: 'one(n)' is computed and dropped | assign its result: 'x = …;', or take it out",
            "1:41 VMG0535: 'min(n, 1)' is computed and dropped | assign its result: 'x = …;', or take it out",
            "1:52 VMG0535: 'mem.compare(1, 2, 3)' is computed and dropped | assign its result: 'x = …;', or take it out");
  }

  @Test
  void aTargetThatIsAnInteger() {
    assertThat(Checked.problems("( n -- ) { jump n; }"))
        .containsExactly(
            "1:27 VMG0520: the target of 'jump' must be code, but 'n' is i64 | convert it: 'code(u64(n))'");
  }

  @Test
  void anUnknownTrap() {
    assertThat(Checked.problems("( -- ) { trap refusd; }"))
        .containsExactly("1:25 VMG0509: unknown trap 'refusd' | did you mean 'refused'?");
  }

  @Test
  void aTrapThatNothingDeclares() {
    assertThat(Checked.problems("( -- ) { trap stackLimit; }"))
        .containsExactly(
            "1:25 VMG0509: unknown trap 'stackLimit' | declare it: 'trap stackLimit;'");
  }

  @Test
  void aThrownFloat() {
    assertThat(Checked.problems("( f -- ) { throw f; }"))
        .containsExactly(
            "1:28 VMG0520: the value of 'throw' must be i64, but 'f' is f64 | convert it: 'i64(f)'");
  }

  @Test
  void aReturnWithAValueInAnInstruction() {
    assertThat(Checked.problems("( n -- n2 ) { return n; }"))
        .containsExactly(
            "1:32 VMG0555: 'return' in an instruction jumps back and gives no value | assign to an output; to jump write 'return;'");
  }

  @Test
  void callInAHandler() {
    assertThat(Checked.problems("on throw (e, at) { call code(at); }"))
        .containsExactly(
            "1:20 VMG0514: 'call' has no meaning in a handler | a handler ends with 'jump', 'halt', or the throw or trap that it handles");
  }

  @Test
  void yieldInAHandler() {
    assertThat(Checked.problems("on trap (kind, at) { yield kind; }"))
        .containsExactly(
            "1:22 VMG0514: 'yield' has no meaning in a handler | a handler ends with 'jump', 'halt', or the throw or trap that it handles");
  }

  @Test
  void nextInAHandler() {
    assertThat(Checked.problems("on trap (kind, at) { rc = next; jump code(at); }"))
        .containsExactly(
            "1:27 VMG0514: 'next' has no meaning in a handler | a handler ends with 'jump', 'halt', or the throw or trap that it handles");
  }
}
