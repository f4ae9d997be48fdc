package org.vmgen.generator.lower;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.vmgen.generator.Vmgen;
import org.vmgen.generator.action.ActionPrinter;
import org.vmgen.generator.diagnostic.Diagnostics;
import org.vmgen.generator.model.Instruction;
import org.vmgen.generator.model.VmModel;

/** What an action becomes before it is printed in a target language. */
class LoweringTest {

  private static final String HEADER =
      """
      vm tiny;
      type n : i64;  type u : u64;  type f : i64;  type x : code;  type target : code;
      stack data : i64;
      stack ret : i64 prefix R returns;
      register up : i64;
      register there : code;
      region locals : i64 window up;
      memory mem : bytes little;
      extern note(n: i64) -> i64 io;
      extern poke(a: i64) -> i64 writes mem;
      extern twice(n: i64) -> i64 pure;
      fn square(k: i64) -> i64 { return k * k; }
      fn safe(k: i64) -> i64 { if (k == 0) { throw 1; } return 100 / k; }
      fn split(k: i64) -> (a: i64, b: i64) { let half = note(k); return half, k - half; }
      fn early(k: i64) -> i64 { while (true) { if (note(k) > 5) { return 7; } } }
      """;

  private static String lowered(boolean checked, String instruction) {
    Diagnostics diagnostics = new Diagnostics();
    VmModel model =
        Vmgen.load("tiny.vmg", HEADER + instruction, Map.of(), diagnostics)
            .orElseThrow(() -> new AssertionError(diagnostics.sorted()));
    Instruction last = model.instructions().get(model.instructions().size() - 1);
    return ActionPrinter.print(Lowering.instruction(model, last, checked));
  }

  private static String checked(String instruction) {
    return lowered(true, instruction);
  }

  private static String unchecked(String instruction) {
    return lowered(false, instruction);
  }

  @Test
  void aPureActionStaysAsItIs() {
    assertThat(checked("inst i ( n1 n2 -- n ) { n = n1 * 2 + n2; }"))
        .isEqualTo(
            """
            var n: i64 = n1 * 2 + n2;
            done;
            """);
  }

  @Test
  void aDivisionIsGuardedUnlessItsDivisorIsAConstant() {
    assertThat(checked("inst i ( n1 n2 -- n ) { n = n1 / n2 + n1 / 3; }"))
        .isEqualTo(
            """
            guard n2 != 0 else trap zeroDivide;
            var n: i64 = n1 / n2 + n1 / 3;
            done;
            """);
  }

  @Test
  void anAddressThatIsMoreThanANameIsHeld() {
    assertThat(checked("inst i ( n1 -- n ) { n = mem.i32[n1 * 4 + up] == 0 ? 1 : 2; }"))
        .isEqualTo(
            """
            var address: i64 = n1 * 4 + up;
            guard inBounds.bytes(mem, address, 4) else trap memory;
            var n: i64 = mem.i32[address] == i32(0) ? 1 : 2;
            done;
            """);
  }

  @Test
  void anUncheckedEngineHasNoGuardsOnBounds() {
    assertThat(
            unchecked("inst i ( n1 -- n ) { n = mem.i64[n1 * 4] + locals[n1]; data.depth = 3; }"))
        .isEqualTo(
            """
            var n: i64 = mem.i64[n1 * 4] + locals[n1];
            data.depth = 3;
            done;
            """);
  }

  @Test
  void anOperandIsHeldOnlyIfALaterOneCanChangeIt() {
    assertThat(checked("inst i ( n1 -- n ) { n = mem.i64[0] + up + n1 + poke(n1); }"))
        .isEqualTo(
            """
            guard inBounds.bytes(mem, 0, 8) else trap memory;
            var value: i64 = mem.i64[0] + up + n1;
            var pokeResult: i64 = poke(n1);
            var n: i64 = value + pokeResult;
            done;
            """);
  }

  @Test
  void aConditionalOperandWithEffectsBecomesAStatement() {
    assertThat(checked("inst i ( n1 -- n ) { n = n1 > 3 && note(n1) == 2 ? 10 / n1 : note(4); }"))
        .isEqualTo(
            """
            var condition: bool = n1 > 3;
            if (condition) {
              var noteResult: i64 = note(n1);
              condition = noteResult == 2;
            }
            var n: i64 = 0;
            if (condition) {
              guard n1 != 0 else trap zeroDivide;
              n = 10 / n1;
            } else {
              n = note(4);
            }
            done;
            """);
  }

  @Test
  void aConditionOfTwoPartsWithoutElseNests() {
    assertThat(checked("inst i ( n1 -- ) { if (n1 != 0 && 10 / n1 > 2) up = n1; }"))
        .isEqualTo(
            """
            if (n1 != 0) {
              guard n1 != 0 else trap zeroDivide;
              if (10 / n1 > 2) {
                up = n1;
              }
            }
            done;
            """);
  }

  @Test
  void aLoopPollsAndItsConditionIsEvaluatedEachTime() {
    assertThat(checked("inst i ( n1 -- ) { while (note(n1) > 0) { up = up + 1; } }"))
        .isEqualTo(
            """
            block L1 {
              while (true) {
                poll;
                var noteResult: i64 = note(n1);
                if (!(noteResult > 0)) {
                  leave L1;
                }
                up = up + 1;
              }
            }
            done;
            """);
  }

  @Test
  void aPureFunctionIsCalledAndAnyOtherInlined() {
    assertThat(checked("inst i ( n1 -- n ) { n = square(n1) + twice(n1) + safe(n1 + 1); }"))
        .isEqualTo(
            """
            var k: i64 = n1 + 1;
            if (k == 0) {
              throw 1;
            }
            guard k != 0 else trap zeroDivide;
            var n: i64 = square(n1) + twice(n1) + 100 / k;
            done;
            """);
  }

  @Test
  void aFunctionThatReturnsFromItsMiddleIsABlockToLeave() {
    assertThat(checked("inst i ( n1 -- n ) { n = early(n1); }"))
        .isEqualTo(
            """
            var earlyResult: i64 = 0;
            block L1 {
              while (true) {
                poll;
                var noteResult: i64 = note(n1);
                if (noteResult > 5) {
                  earlyResult = 7;
                  leave L1;
                }
              }
            }
            var n: i64 = earlyResult;
            done;
            """);
  }

  @Test
  void severalResultsGoToVariablesFirst() {
    assertThat(checked("inst i ( u1 u2 u3 -- u ) { let (q, m) = udiv128(u1, u2, u3); u = q + m; }"))
        .isEqualTo(
            """
            guard u3 != u64(0) else trap zeroDivide;
            guard !overflows.udiv128(u1, u2, u3) else trap divisionOverflow;
            let (q, m) = udiv128(u1, u2, u3);
            var u: u64 = q + m;
            done;
            """);
    assertThat(checked("inst i ( n1 -- n ) { (mem.i64[n1 + up], n) = split(n1); }"))
        .isEqualTo(
            """
            var half: i64 = note(n1);
            var result: i64 = half;
            var result: i64 = n1 - half;
            var address: i64 = n1 + up;
            guard inBounds.bytes(mem, address, 8) else trap memory;
            mem.i64[address] = result;
            var n: i64 = result;
            done;
            """);
  }

  @Test
  void whatFollowsABranchIsCopiedIfItDecidesAnOptionalOutput() {
    assertThat(checked("inst i ( n1 -- n? ) { if (n1 > 0) { n = n1; } up = 1; }"))
        .isEqualTo(
            """
            if (n1 > 0) {
              var n: i64 = n1;
              up = 1;
              done with n;
            } else {
              up = 1;
              done;
            }
            """);
  }

  @Test
  void anOptionalOutputAssignedInALoopHasAFlag() {
    assertThat(checked("inst i ( n1 -- n? ) { while (up < n1) { n = up; up = up + 1; } }"))
        .isEqualTo(
            """
            var nExists: bool = false;
            var n: i64 = 0;
            while (up < n1) {
              poll;
              n = up;
              nExists = true;
              up = up + 1;
            }
            if (nExists) {
              done with n;
            } else {
              done;
            }
            """);
  }

  @Test
  void callsAndReturnsAreGuarded() {
    assertThat(checked("inst i ( #target -- ) { call target; }"))
        .isEqualTo(
            """
            guard inBounds.depth_to_limit(ret, ret.depth, 1) else trap overflow;
            call target;
            """);
    assertThat(checked("inst i ( -- ) { return; }"))
        .isEqualTo(
            """
            guard inBounds.depth_from_zero(ret, ret.depth - 1, 0) else trap underflow;
            guard isLeader(u64(ret[0])) else trap code;
            return;
            """);
  }

  @Test
  void codeValuesAreTestedWhereTheyAreLoaded() {
    assertThat(checked("inst i ( u -- ) { there = code(u); jump there; }"))
        .isEqualTo(
            """
            guard isLeader(u) else trap code;
            there = code(u);
            guard isLeader(u64(there)) else trap code;
            jump there;
            """);
    assertThat(unchecked("inst i ( u -- ) { there = code(u); jump there; }"))
        .isEqualTo(
            """
            guard isLeader(u) else trap code;
            there = code(u);
            jump there;
            """);
  }
}
