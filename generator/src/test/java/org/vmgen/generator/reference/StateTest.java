package org.vmgen.generator.reference;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.vmgen.runtime.Limits;

/** Registers, regions and memories. */
class StateTest {

  private static final String MEMORY =
      """
      type c : u8;  type a : i64;  type h : i16;
      inst c_at ( a -- c ) { c = mem.u8[a]; }
      inst c_put ( n a -- ) { mem.u8[a] = u8(n); }
      inst h_at ( a -- h ) { h = mem.i16[a]; }
      inst at ( a -- n ) { n = mem.i64[a]; }
      inst put ( n a -- ) { mem.i64[a] = n; }
      inst put_f ( #z: f64 a -- ) { mem.f64[a] = z; }
      inst move ( n1 n2 n3 -- ) { mem.copy(n1, n2, n3); }
      inst fill ( n1 n2 c -- ) { mem.fill(n1, n2, c); }
      inst compare ( n1 n2 n3 -- n ) { n = mem.compare(n1, n2, n3); }
      inst size ( -- n ) { n = mem.size; }
      """;

  private static TinyMachine memory(String order) {
    return TinyMachine.with("memory mem : bytes " + order + ";\n" + MEMORY)
        .limits(Limits.defaults().withMemory("mem", 32));
  }

  @Test
  void memoryIsLittleEndianAtAnyAddress() {
    assertThat(memory("little").run("lit 0x0102030405060708 | lit 3 | put | lit 4 | h_at | stop"))
        .isEqualTo(
            """
            exit halt 0 at 9 after 6
            stack data: 1543
            stack ret:
            memory mem:
              00000000: 00 00 00 08 07 06 05 04 03 02 01 00 00 00 00 00
            """);
  }

  @Test
  void orBigEndian() {
    assertThat(memory("big").run("lit 0x0102030405060708 | lit 3 | put | lit 9 | h_at | stop"))
        .contains("stack data: 1800\n")
        .contains("00000000: 00 00 00 01 02 03 04 05 06 07 08 00 00 00 00 00\n");
  }

  @Test
  void theLastByteCanBeReadAndTheNextTraps() {
    assertThat(memory("little").run("lit -1 | lit 31 | c_put | lit 31 | c_at | stop"))
        .contains("stack data: 255\n");
    assertThat(memory("little").run("lit 24 | at | stop")).contains("stack data: 0\n");
    assertThat(memory("little").run("lit 25 | at | stop"))
        .startsWith("exit trap memory mem at 3 after 1\n")
        .contains("stack data: 25\n");
    assertThat(memory("little").run("lit -1 | c_at | stop")).startsWith("exit trap memory mem");
    assertThat(memory("little").run("lit 0x7fffffffffffffff | at | stop"))
        .startsWith("exit trap memory mem");
  }

  @Test
  void blocksAreTestedBeforeAnythingIsWritten() {
    String filled = "lit 0 | lit 4 | lit 1 | fill | ";
    assertThat(memory("little").run(filled + "lit 2 | lit 0 | lit 4 | move | stop"))
        .contains("00000000: 01 01 01 01 01 01 00");
    assertThat(memory("little").run(filled + "lit 30 | lit 0 | lit 4 | move | stop"))
        .startsWith("exit trap memory mem at 14 after 7\n")
        .doesNotContain("00000010");
    assertThat(memory("little").run(filled + "lit 0 | lit 4 | lit 4 | compare | stop"))
        .contains("stack data: 1\n");
    assertThat(memory("little").run("lit 32 | lit 0 | lit 0 | fill | size | stop"))
        .contains("stack data: 32\n");
    assertThat(memory("little").run("lit 0 | lit -1 | lit 0 | fill | stop"))
        .startsWith("exit trap memory mem");
  }

  @Test
  void aStoredNanIsTheCanonicalOne() {
    assertThat(memory("little").run("lit 0 | put_f nan | lit 0 | at | stop"))
        .contains("stack data: 9221120237041090560\n");
  }

  @Test
  void registersStartAtZeroAndKeepTheirType() {
    TinyMachine tiny =
        TinyMachine.with(
            """
            register count : u8;
            register scale : f32;
            inst bump ( n -- ) { count = u8(n); scale = f32(n) / 3.0; }
            """);
    assertThat(tiny.run("stop")).contains("register count: 0\nregister scale: 0.0\n");
    assertThat(tiny.run("lit 257 | bump | stop"))
        .contains("register count: 1\nregister scale: 85.66666412353516\n");
  }

  private static final String REGION =
      """
      register fp : i64;
      region locals : i64 max 8 window fp;
      inst get ( n -- w ) { w = locals[n]; }
      inst set ( w n -- ) { locals[n] = w; }
      inst enter ( n -- ) { fp = locals.depth; locals.depth = locals.depth + n; }
      inst add ( x: locals[#a] y: locals[#b] -- z: locals[#d] ) { z = x + y; }
      """;

  @Test
  void aRegionIsBoundedByItsDepthAndSeenThroughItsWindow() {
    TinyMachine tiny = TinyMachine.with(REGION);
    assertThat(tiny.run("lit 2 | enter | lit 2 | enter | lit 7 | lit 1 | set | lit 1 | get | stop"))
        .contains("stack data: 7\n")
        .contains("register fp: 2\nregion locals: 0 0 0 7\n");
    assertThat(tiny.run("lit 0 | get | stop")).startsWith("exit trap region locals at 3 after 1\n");
    assertThat(tiny.run("lit 9 | enter | stop")).startsWith("exit trap region locals");
  }

  @Test
  void operandsOfARegionAreNamedByImmediates() {
    TinyMachine tiny = TinyMachine.with(REGION);
    String two = "lit 3 | enter | lit 4 | lit 0 | set | lit 5 | lit 1 | set | ";
    assertThat(tiny.run(two + "add 0 1 2 | add 2 2 0 | stop")).contains("region locals: 18 5 9\n");
    assertThat(tiny.run(two + "add 0 1 3 | stop"))
        .startsWith("exit trap region locals at 14 after 8\n")
        .contains("region locals: 4 5 0\n");
  }

  @Test
  void aRegionOnAStackStaysItsReserveBelowTheTop() {
    TinyMachine tiny =
        TinyMachine.with(
            """
            region frame : i64 on data reserve 1;
            inst get ( #k: i64 -- w ) { w = frame[k]; }
            inst set ( w #k: i64 -- ) { frame[k] = w; }
            """);
    assertThat(tiny.run("lit 5 | lit 6 | get 0 | stop")).contains("stack data: 5 6 5\n");
    assertThat(tiny.run("lit 5 | lit 6 | get 1 | stop"))
        .startsWith("exit trap region frame at 5 after 2\n");
    assertThat(tiny.run("lit 5 | lit 6 | lit 7 | set 0 | stop")).contains("stack data: 7 6\n");
    assertThat(tiny.run("lit 5 | lit 7 | set 0 | stop")).startsWith("exit trap region frame");
  }
}
