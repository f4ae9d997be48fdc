package org.vmgen.generator.check.action;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which functions are pure: such a function can be one of the target language. */
class FunctionPropertiesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "fn g(a: i64) -> i64 { return a * a; }",
        "fn g(a: i64) -> i64 { if (a < 0) { return -a; } return square(a) + one(a); }",
        "fn g(a: i64) -> i64 { var b = a / 3; b = b % LIMIT; return floorDiv(b, 7); }",
        "fn g(a: f64) -> f64 { return a / 0; }",
        "fn g(a: i64) -> i64 { let (p, q) = both(a); return p + q; }",
        "fn g(x: code, y: code) -> bool { return x == y; }",
      })
  void dependsOnItsArgumentsAlone(String function) {
    assertThat(Checked.function("g", function).pure()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "fn g() -> i64 { return up; }",
        "fn g(a: i64) { up = a; }",
        "fn g(a: i64) -> u8 { return mem.u8[a]; }",
        "fn g(a: i64) { mem.u8[a] = 1; }",
        "fn g() -> i64 { return mem.size; }",
        "fn g(a: i64) -> i64 { return data[a]; }",
        "fn g() -> i64 { return data.depth; }",
        "fn g(a: i64) -> i64 { return locals[a]; }",
        "fn g(a: i64) -> i64 { return 10 / a; }",
        "fn g(a: i64) -> i64 { return floorMod(10, a); }",
        "fn g(a: u64) -> u64 { let (q, r) = udiv128(a, a, 3); return q + r; }",
        "fn g(a: u64) -> code { return code(a); }",
        "fn g(x: code) -> u64 { return u64(x); }",
        "fn g(a: i64) -> i64 { throw a; }",
        "fn g(a: i64) -> i64 { if (a == 0) { trap refused; } return a; }",
        "fn g(a: i64) -> i64 { var b = a; while (b > 9) { b = b - 9; } return b; }",
        "fn g() -> i64 { return read(); }",
        "fn g(a: i64) { remember(a); }",
      })
  void touchesStateOrMayFail(String function) {
    assertThat(Checked.function("g", function).pure()).isFalse();
  }

  @Test
  void calledFunctionsAreCheckedBeforeTheirCallers() {
    String functions =
        """
        fn first(a: i64) -> i64 { return second(a) + 1; }
        fn second(a: i64) -> i64 { return third(a) + 1; }
        fn third(a: i64) -> i64 { return a; }
        """;
    assertThat(Checked.function("first", functions).index()).isZero();
    assertThat(Checked.function("third", functions).index()).isEqualTo(2);
  }

  @Test
  void manyFunctionsThatWaitForOneAnotherAreReported() {
    StringBuilder chain = new StringBuilder();
    for (int i = 0; i < 2_000; i++) {
      chain.append("fn chain%d(a: i64) -> i64 { return chain%d(a); }\n".formatted(i, i + 1));
    }
    chain.append("fn chain2000(a: i64) -> i64 { return a; }\n");
    assertThat(Checked.problems(chain.toString()).get(0))
        .isEqualTo(
            "100:36 VMG0212: this is nested too deeply"
                + " | split it up with 'let' or 'fn'; the limit is 100 levels");
  }

  @Test
  void manyConstantsThatWaitForOneAnotherAreReported() {
    StringBuilder chain = new StringBuilder();
    for (int i = 0; i < 2_000; i++) {
      chain.append("const C%d = C%d + 1;\n".formatted(i, i + 1));
    }
    chain.append("const C2000 = 0;\n");
    assertThat(Checked.problems(chain.toString()).get(0))
        .isEqualTo(
            "101:7 VMG0212: this is nested too deeply"
                + " | split it up with 'let' or 'fn'; the limit is 100 levels");
  }
}
