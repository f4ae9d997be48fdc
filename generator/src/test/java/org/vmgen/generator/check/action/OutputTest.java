package org.vmgen.generator.check.action;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Every path that completes gives the outputs their values. */
class OutputTest {
  @Test
  void onEveryPath() {
    assertThat(
            Checked.action(
                "( n -- n2 ) { if (n == 0) { n2 = 1; done; } else if (n == 1) { n2 = 2; } else { throw 3; } }"))
        .isEqualTo(
            """
            if (n == 0) {
              n2 = 1;
              done;
            } else if (n == 1) {
              n2 = 2;
            } else {
              throw 3;
            }
            """);
  }

  @Test
  void notBeforeThrowAndTrap() {
    assertThat(Checked.action("( n -- n2 ) { if (n == 0) throw 1; trap refused; }"))
        .isEqualTo(
            """
            if (n == 0) {
              throw 1;
            }
            trap refused;
            """);
  }

  @Test
  void thatHaveTheNamesOfInputsAndImmediates() {
    assertThat(Checked.action("( #n u -- u n ) {}")).isEmpty();
  }

  @Test
  void thatAreOptional() {
    assertThat(Checked.action("( n -- n n2?: i64 ) { if (n != 0) n2 = n; }"))
        .isEqualTo(
            """
            if (n != 0) {
              n2 = n;
            }
            """);
  }

  @Test
  void thatALoopWithoutEndAssigns() {
    assertThat(Checked.action("( -- n ) { while (true) { n = 1; if (up == 3) done; } }"))
        .isEqualTo(
            """
            while (true) {
              n = 1;
              if (up == 3) {
                done;
              }
            }
            """);
  }

  @Test
  void thatAreReadAfterwards() {
    assertThat(Checked.action("( n -- n2 n3 ) { n2 = n + 1; n3 = n2 * n2; }"))
        .isEqualTo(
            """
            n2 = n + 1;
            n3 = n2 * n2;
            """);
  }

  @Test
  void missingAtTheEnd() {
    assertThat(Checked.problems("( n -- n2 ) { if (n == 0) n2 = 1; }"))
        .containsExactly(
            "1:45 VMG0550: the instruction completes here without its output 'n2' | assign it on every path to here: 'n2 = …;'; one that may be missing is written 'n2?'");
  }

  @Test
  void missingInAnEmptyAction() {
    assertThat(Checked.problems("( n -- m: i64 c ) {}"))
        .containsExactly(
            "1:30 VMG0550: the instruction completes here without its output 'm', 'c' | assign it on every path to here: 'm = …;'; one that may be missing is written 'm?'");
  }

  @Test
  void missingWithoutAnAction() {
    assertThat(Checked.problems("( n -- m: i64 );"))
        .containsExactly(
            "1:26 VMG0550: the instruction completes here without its output 'm' | assign it on every path to here: 'm = …;'; one that may be missing is written 'm?'");
  }

  @Test
  void missingBeforeDone() {
    assertThat(Checked.problems("( n -- n2 ) { if (n == 0) done; n2 = 1; }"))
        .containsExactly(
            "1:37 VMG0550: the instruction completes here without its output 'n2' | assign it on every path to here: 'n2 = …;'; one that may be missing is written 'n2?'");
  }

  @Test
  void missingBeforeJump() {
    assertThat(Checked.problems("( n x -- n2 ) { jump x; }"))
        .containsExactly(
            "1:27 VMG0550: the instruction completes here without its output 'n2' | assign it on every path to here: 'n2 = …;'; one that may be missing is written 'n2?'");
  }

  @Test
  void missingBeforeCallAndReturn() {
    assertThat(Checked.problems("( n x -- n2 ) { if (n == 0) call x; return; }"))
        .containsExactly(
            "1:39 VMG0550: the instruction completes here without its output 'n2' | assign it on every path to here: 'n2 = …;'; one that may be missing is written 'n2?'",
            "1:47 VMG0550: the instruction completes here without its output 'n2' | assign it on every path to here: 'n2 = …;'; one that may be missing is written 'n2?'");
  }

  @Test
  void missingBeforeHaltAndYield() {
    assertThat(Checked.problems("( n -- n2 ) { if (n == 0) halt; yield n; }"))
        .containsExactly(
            "1:37 VMG0550: the instruction completes here without its output 'n2' | assign it on every path to here: 'n2 = …;'; one that may be missing is written 'n2?'",
            "1:43 VMG0550: the instruction completes here without its output 'n2' | assign it on every path to here: 'n2 = …;'; one that may be missing is written 'n2?'");
  }

  @Test
  void missingAfterALoopThatMayNotRun() {
    assertThat(Checked.problems("( n -- n2 ) { while (up < n) { n2 = 1; up = up + 1; } }"))
        .containsExactly(
            "1:65 VMG0550: the instruction completes here without its output 'n2' | assign it on every path to here: 'n2 = …;'; one that may be missing is written 'n2?'");
  }

  @Test
  void readBeforeTheyHaveAValue() {
    assertThat(Checked.problems("( -- n ) { n = n + 1; }"))
        .containsExactly(
            "1:26 VMG0551: output 'n' has no value yet | assign it before on every path; an input needs another name than the output");
  }

  @Test
  void readWhereTheyMayHaveNone() {
    assertThat(Checked.problems("( n -- n2?: i64 ) { if (n != 0) n2 = n; up = n2; }"))
        .containsExactly(
            "1:56 VMG0551: output 'n2' has no value yet | assign it before on every path; an input needs another name than the output");
  }
}
