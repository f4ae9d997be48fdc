package org.vmgen.generator.check.action;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What actions need of the machine around them. */
class MachineTest {

  @Test
  void callAndReturnNeedAStack() {
    assertThat(
            Checked.problemsOfMachine(
                """
                vm test;
                stack data : i64;
                inst enter ( x: code -- ) { call x; }
                inst leave ( -- ) { return; }
                """))
        .containsExactly(
            "3:29 VMG0556: 'call' needs a stack for positions"
                + " | declare one: 'stack ret : i64 prefix R returns;'",
            "4:21 VMG0556: 'return' needs a stack for positions"
                + " | declare one: 'stack ret : i64 prefix R returns;'");
  }

  @Test
  void noCodeValueStandsForAMissingOne() {
    assertThat(
            Checked.problemsOfMachine(
                """
                vm test;
                stack data : i64;
                halts code;
                yields bool;
                inst stop ( -- ) { halt; }
                inst pause ( -- ) { yield; }
                """))
        .containsExactly("5:20 VMG0557: 'halt' needs a value of type code | write it after 'halt'");
  }

  @Test
  void valuesHaveTheDeclaredTypes() {
    assertThat(
            Checked.problemsOfMachine(
                """
                vm test;
                stack data : i64;
                throws u8;
                halts bool;
                yields u32;
                inst fail ( -- ) { throw 256; }
                inst stop ( n: i64 -- ) { halt n; }
                inst pause ( n: i64 -- ) { yield n; }
                """))
        .containsExactly(
            "6:26 VMG0521: 256 does not fit u8 | u8 holds 0 to 255",
            "7:32 VMG0520: the value of 'halt' must be bool, but 'n' is i64"
                + " | compare it: 'n != 0'",
            "8:34 VMG0520: the value of 'yield' must be u32, but 'n' is i64"
                + " | convert it: 'u32(n)'");
  }

  @Test
  void messagesOfFamiliesStandAtTheTemplate() {
    assertThat(
            Checked.problemsOfMachine(
                """
                vm test;
                stack data : i64;
                for (name, op) in ((add, +), (both, &&)) {
                  inst $name ( a: i64 b: i64 -- c: i64 ) { c = a $op b; }
                }
                """))
        .containsExactly(
            "4:48 VMG0526: a condition must be bool, but 'a' is i64 | write 'a != 0'",
            "4:54 VMG0526: a condition must be bool, but 'b' is i64 | write 'b != 0'");
  }
}
