package org.vmgen.generator.reference;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.vmgen.runtime.Limits;

/** Items, depths and explicit access. */
class StacksTest {

  @Test
  void itemsMoveByName() {
    TinyMachine tiny =
        TinyMachine.with(
            """
            inst rot ( w1 w2 w3 -- w2 w3 w1 ) {}
            inst to_r ( w -- R.w ) {}
            """);
    assertThat(tiny.run("lit 1 | lit 2 | lit 3 | rot | to_r | stop"))
        .isEqualTo(
            """
            exit halt 0 at 9 after 6
            stack data: 2 3
            stack ret: 1
            """);
  }

  @Test
  void underflowIsTestedForEveryStackBeforeAnyOverflow() {
    TinyMachine tiny =
        TinyMachine.with("inst both ( R.w1 -- w1 w2 w3 ) { w2 = 0; w3 = 0; }")
            .limits(Limits.defaults().withStack("data", 1));
    assertThat(tiny.run("both")).startsWith("exit trap underflow ret at 1 after 0\n");
  }

  @Test
  void overflowLeavesEverythingAsItWas() {
    TinyMachine tiny =
        TinyMachine.with("inst dup ( w -- w w ) {}").limits(Limits.defaults().withStack("data", 2));
    assertThat(tiny.run("lit 7 | dup | dup | stop"))
        .isEqualTo(
            """
            exit trap overflow data at 4 after 2
            stack data: 7 7
            stack ret:
            """);
  }

  @Test
  void narrowSlotsTruncateOnPushAndExtendOnPop() {
    TinyMachine tiny =
        TinyMachine.of(
            """
            vm tiny;
            type n : i64;  type b : u8;  type i : i32;
            stack data : i32;
            inst lit ( #n -- n ) {}
            inst low ( b -- b ) {}
            inst negate ( i1 -- i2 ) { i2 = -i1; }
            inst stop ( n -- ) { halt n; }
            """);
    assertThat(tiny.run("lit 0x1ffffffff | low | lit 0x80000000 | negate | lit 0xffffffff | stop"))
        .isEqualTo(
            """
            exit halt -1 at 9 after 6
            stack data: 255 -2147483648
            """);
  }

  @Test
  void explicitAccessSeesTheStackWithTheInputsPopped() {
    TinyMachine tiny =
        TinyMachine.with(
            """
            inst pick ( u -- w ) { w = data[u]; }
            inst bottom ( -- w ) { w = data.at[0]; }
            inst depth ( -- n ) { n = data.depth; }
            inst put ( n u -- ) { data[u] = n; }
            """);
    assertThat(tiny.run("lit 5 | lit 6 | lit 1 | pick | bottom | depth | stop"))
        .contains("stack data: 5 6 5 5 4\n");
    assertThat(tiny.run("lit 5 | lit 6 | lit 9 | lit 1 | put | stop")).contains("data: 9 6\n");
    assertThat(tiny.run("lit 5 | lit 1 | pick | stop"))
        .startsWith("exit trap underflow data at 5 after 2\n")
        .contains("stack data: 5 1\n");
  }

  @Test
  void outputsArePushedOnAnAssignedDepth() {
    TinyMachine tiny =
        TinyMachine.with("inst set ( n w -- w ) { data.depth = n; }")
            .limits(Limits.defaults().withStack("data", 8));
    assertThat(tiny.run("lit 1 | lit 4 | lit 7 | set | stop")).contains("data: 1 0 0 0 7\n");
    assertThat(tiny.run("lit 1 | lit 7 | lit 7 | set | stop")).contains("data: 1 0 0 0 0 0 0 7\n");
    assertThat(tiny.run("lit 1 | lit 8 | lit 7 | set | stop"))
        .startsWith("exit trap overflow data at 7 after 3\n")
        .contains("stack data: 1 8 7\n");
    assertThat(tiny.run("lit 1 | lit -1 | lit 7 | set | stop"))
        .startsWith("exit trap underflow data at 7 after 3\n");
  }

  @Test
  void aThrowRestoresDepthsAndItemsButKeepsOtherStores() {
    TinyMachine tiny =
        TinyMachine.with(
            """
            inst spoil ( n1 n2 -- ) {
              data.at[0] = 100;
              data.depth = 1;
              data.depth = 5;
              throw n1 + n2;
            }
            """);
    assertThat(tiny.run("lit 1 | lit 2 | lit 3 | lit 4 | spoil"))
        .isEqualTo(
            """
            exit throw 7 at 9 after 4
            stack data: 100 0 3 4
            stack ret:
            """);
  }

  @Test
  void anOptionalOutputExistsWhereItIsAssigned() {
    TinyMachine tiny =
        TinyMachine.with("inst qdup \"?dup\" ( w -- w w2?: i64 ) { if (w != 0) w2 = w; }");
    assertThat(tiny.run("lit 0 | ?dup | lit 3 | ?dup | stop")).contains("data: 0 3 3\n");
  }

  @Test
  void anArrayItemTakesAsManySlotsAsItsLengthSays() {
    TinyMachine tiny =
        TinyMachine.with(
            """
            inst sum ( args: w[k] -- n ) {
              var i: u64; var total: i64;
              while (i < k) { total = total * 10 + args[i]; i = i + 1; }
              n = total;
            }
            inst first ( args: w[k] -- n ) { n = args[0]; }
            """);
    assertThat(tiny.run("lit 9 | lit 1 | lit 2 | lit 3 | sum 3 | stop")).contains("data: 9 123\n");
    assertThat(tiny.run("lit 9 | first 0 | stop")).startsWith("exit trap region at 3 after 1\n");
    assertThat(tiny.run("lit 9 | sum 0xffffffffffffffff"))
        .startsWith("exit trap underflow data at 3 after 1\n")
        .contains("data: 9\n");
  }

  @Test
  void floatsLieOnTheirOwnStack() {
    TinyMachine tiny =
        TinyMachine.of(
            """
            vm tiny;
            stack data : i64;
            stack flt : f64 prefix F;
            type r : f64 on flt;  type s : f32 on flt;
            inst flit ( #r -- r ) {}
            inst third ( r -- s ) { s = f32(r / 3.0); }
            inst stop ( -- ) { halt 0; }
            """);
    assertThat(tiny.run("flit 1.0 | third | flit nan | stop"))
        .contains("stack flt: 0.3333333432674408 nan\n");
  }
}
