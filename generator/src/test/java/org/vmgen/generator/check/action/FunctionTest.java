package org.vmgen.generator.check.action;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Portable functions. */
class FunctionTest {
  @Test
  void aPathWithoutAResult() {
    assertThat(Checked.problems("fn g(a: i64) -> i64 { if (a > 0) return 1; }"))
        .containsExactly(
            "1:44 VMG0553: the function can end here without its result | end every path with 'return …;'");
  }

  @Test
  void aLoopWithoutEndNeedsNoResult() {
    assertThat(
            Checked.problems(
                "fn g(a: i64) -> i64 { while (true) { if (up > a) return 1; up = up + 1; } }"))
        .isEmpty();
  }

  @Test
  void tooManyResults() {
    assertThat(Checked.problems("fn g(a: i64) -> i64 { return a, a; }"))
        .containsExactly(
            "1:23 VMG0554: the function gives 1 result, not 2 | write one value for each result");
  }

  @Test
  void tooFewResults() {
    assertThat(Checked.problems("fn g(a: i64) -> (p: i64, q: i64) { return a; }"))
        .containsExactly(
            "1:36 VMG0554: the function gives 2 results, not 1 | write one value for each result");
  }

  @Test
  void aResultOfAFunctionWithoutOne() {
    assertThat(Checked.problems("fn g(a: i64) { return a; }"))
        .containsExactly(
            "1:16 VMG0554: the function gives 0 results, not 1 | write 'return;', or declare a result: 'fn f(…) -> i64'");
  }

  @Test
  void aResultOfAnotherType() {
    assertThat(Checked.problems("fn g(a: i64) -> (p: i64, q: u8) { return a, a; }"))
        .containsExactly("1:45 VMG0520: result 2 must be u8, but 'a' is i64 | convert it: 'u8(a)'");
  }

  @Test
  void callsItself() {
    assertThat(Checked.problems("fn g(a: i64) -> i64 { return g(a - 1); }"))
        .containsExactly(
            "1:30 VMG0566: 'g' calls itself: g → g | functions are not recursive: write a loop, or let an extern do it");
  }

  @Test
  void callsItselfByOthers() {
    assertThat(
            Checked.problems(
                """
            fn g(a: i64) -> i64 { return h(a); }
            fn h(a: i64) -> i64 { return k(a); }
            fn k(a: i64) -> i64 { return g(a); }\
            """))
        .containsExactly(
            "3:30 VMG0566: 'g' calls itself: g → h → k → g | functions are not recursive: write a loop, or let an extern do it");
  }

  @Test
  void leavesTheInstruction() {
    assertThat(
            Checked.problems(
                "fn g(x: code) { if (up == 0) done; if (up == 1) jump x; if (up == 2) call x; if (up == 3) halt; yield; }"))
        .containsExactly(
            "1:30 VMG0514: 'done' has no meaning in a function | leave a function with 'return'",
            "1:49 VMG0514: 'jump' has no meaning in a function | do that in the instruction that calls the function",
            "1:70 VMG0514: 'call' has no meaning in a function | do that in the instruction that calls the function",
            "1:91 VMG0514: 'halt' has no meaning in a function | do that in the instruction that calls the function",
            "1:97 VMG0514: 'yield' has no meaning in a function | do that in the instruction that calls the function");
  }

  @Test
  void asksForTheNextPosition() {
    assertThat(Checked.problems("fn g() -> code { return next; }"))
        .containsExactly(
            "1:25 VMG0514: 'next' has no meaning in a function | give the position to the function as a parameter: 'fn f(at: code)'");
  }

  @Test
  void twoParametersOfOneName() {
    assertThat(Checked.problems("fn g(a: i64, a: u8) {}"))
        .containsExactly(
            "1:14 VMG0303: parameter 'a' is declared twice | give one of them another name");
  }

  @Test
  void anUnknownTypeOfAParameter() {
    assertThat(Checked.problems("fn g(a: int) -> long { return a; }"))
        .containsExactly(
            "1:9 VMG0305: unknown type 'int' | i32 is C's and Java's int; cells are mostly i64",
            "1:17 VMG0305: unknown type 'long' | write i64");
  }

  @Test
  void unreachableCode() {
    assertThat(Checked.problems("fn g() { return; up = 1; }"))
        .containsExactly(
            "1:18 VMG0552: this is never reached | take it out, or put the statement before it into an 'if'");
  }
}
