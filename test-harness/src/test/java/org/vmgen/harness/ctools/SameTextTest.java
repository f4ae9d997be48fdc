package org.vmgen.harness.ctools;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vmgen.harness.ctools.ToolMachine.Outcome;
import org.vmgen.runtime.Code;
import org.vmgen.runtime.image.Images;
import org.vmgen.runtime.text.Disassembler;

/** Traces, state dumps, exits and listings are the same bytes in C and in Java. */
class SameTextTest {

  @TempDir Path directory;
  private ToolMachine machine;

  @BeforeEach
  void build() throws Exception {
    machine = ToolMachine.get();
  }

  private Outcome same(String... arguments) throws Exception {
    Outcome c = machine.c(directory, arguments);
    assertThat(c).isEqualTo(machine.java(directory, arguments));
    return c;
  }

  @Test
  void aTraceShowsEachInstructionWithItsStacks() throws Exception {
    Files.writeString(
        directory.resolve("p.vmasm"),
        """
        lit 1
        lit 0
        call sub
        /
        sub: flit 0.5
        str "x"
        ";"
        """);
    assertThat(same("--trace", "p.vmasm"))
        .isEqualTo(
            new Outcome(
                1,
                "",
                """
                1  lit 1  ( -- 1 )
                3  lit 0  ( 1 -- 1 0 )
                5  call @8  ( 1 0 -- 1 0 R: 7 )
                8  flit 0.5  ( 1 0 R: 7 -- 1 0 R: 7 F: 0.5 )
                10  str "x"  ( 1 0 R: 7 F: 0.5 -- 1 0 R: 7 F: 0.5 P: ref )
                12  ";"  ( 1 0 R: 7 F: 0.5 P: ref -- 1 0 F: 0.5 P: ref )
                7  /  ( 1 0 F: 0.5 P: ref -- throw -10 )
                exit throw -10 at 7 after 6
                """));
  }

  @Test
  void aTraceShowsTheTopmostEightItems() throws Exception {
    Files.writeString(directory.resolve("p.vmasm"), "lit 10\n+\n+\n");
    assertThat(same("--trace", "--budget", "2", "--stack", "1 2 3 4 5 6 7 8 9", "p.vmasm").err())
        .isEqualTo(
            """
            1  lit 10  ( ... 2 3 4 5 6 7 8 9 -- ... 3 4 5 6 7 8 9 10 )
            3  +  ( ... 3 4 5 6 7 8 9 10 -- ... 2 3 4 5 6 7 8 19 )
            exit budget at 4 after 2
            """);
  }

  @Test
  void theStateIsDumpedInOneForm() throws Exception {
    Files.writeString(
        directory.resolve("p.vmasm"),
        """
        .ascii mem 4090 "end"
        .register up -7
        sethome
        flit 0.1
        setratio
        lit 5
        lit 2
        local
        lit 258
        lit 16
        !
        flit nan
        str null
        str "s"
        lit 3
        halt
        """);
    assertThat(same("--state", "--stack", "1 R: -2 F: 1e99", "p.vmasm"))
        .isEqualTo(
            new Outcome(
                0,
                """
                exit halt 3 at 23 after 14
                stack data: 1
                stack ret: -2
                stack flt: 1e+99 nan
                stack refs: null ref
                register up: -7
                register home: 2
                register ratio: 0.10000000149011612
                register last: 0
                region locals: 0 0 5
                region marks:
                memory mem:
                  00000010: 02 01 00 00 00 00 00 00 00 00 00 00 00 00 00 00
                  00000ff0: 00 00 00 00 00 00 00 00 00 00 65 6e 64 00 00 00
                """,
                ""));
  }

  @Test
  void valuesAreShownAsTheirTypesSay() throws Exception {
    Files.writeString(
        directory.resolve("p.vmasm"),
        """
        lit 1
        lit 2
        <
        not
        not
        lit 9
        c+
        mark
        lit 30
        c+
        lit 97
        lit 98
        pick 2
        lit 39
        lit 26
        c+
        """);
    assertThat(same("--trace", "--state", "--budget", "16", "p.vmasm"))
        .isEqualTo(
            new Outcome(
                1,
                """
                exit budget at 26 after 16
                stack data: 40 97 65 65
                stack ret:
                stack flt:
                stack refs:
                register up: 0
                register home: 0
                register ratio: 0.0
                register last: 65 ('A')
                region locals:
                region marks: 0 (0x0) 10 (0xa)
                memory mem:
                """,
                """
                1  lit 1  ( -- 1 )
                3  lit 2  ( 1 -- 1 2 )
                5  <  ( 1 2 -- true )
                6  not  ( true -- false )
                7  not  ( false -- true )
                8  lit 9  ( 1 -- 1 9 )
                10  c+  ( 1 9 -- '\\n' 0xa )
                11  mark  ( 10 0xa -- 10 )
                12  lit 30  ( 10 -- 10 30 )
                14  c+  ( '\\n' 30 -- '(' 0x28 )
                15  lit 97  ( 40 40 -- 40 40 97 )
                17  lit 98  ( 40 40 97 -- 40 40 97 98 )
                19  pick 2  ( 40 40 97 98 -- 40 97 )
                21  lit 39  ( 40 97 -- 40 97 39 )
                23  lit 26  ( 40 97 39 -- 40 97 39 26 )
                25  c+  ( 40 97 '\\'' 26 -- 40 97 'A' 0x41 )
                """));
  }

  @Test
  void throwsAndTrapsNameThePlaceInTheSource() throws Exception {
    Files.writeString(
        directory.resolve("p.vmasm"),
        """
        lit 1
        .source "a.src" 2 1
        lit 0
        .source "a.src" 3 7
        /
        .source "a.src" 9 9
        lit 0
        """);
    assertThat(same("p.vmasm").err()).isEqualTo("a.src:3:7: error: exit throw -10 at 5 after 2\n");
    assertThat(same("--budget", "1", "p.vmasm").err()).isEqualTo("exit budget at 3 after 1\n");
  }

  @Test
  void wrongUseOfTheDriverIsExplained() throws Exception {
    Files.writeString(directory.resolve("p.vmasm"), ".entry a\n.entry b\nlit 1\nhalt\n");
    assertThat(same("--entry", "c", "p.vmasm").err())
        .isEqualTo("p.vmasm: error: the program has no entry c; its entries are a, b\n");
    assertThat(same("--stack", "1 x", "p.vmasm").status()).isEqualTo(2);
    assertThat(same("--stack", "Q: 1", "p.vmasm").status()).isEqualTo(2);
    assertThat(same("nothing.vmasm").status()).isEqualTo(3);
    assertThat(machine.c(directory, "--budget", "-1", "p.vmasm").err())
        .startsWith("tiny: --budget needs a number from 0\nusage: tiny [--trace] ");
  }

  @Test
  void slicesChangeNothing() throws Exception {
    Files.writeString(
        directory.resolve("p.vmasm"), "lit 6\nl: lit -1\n+\n.source \"s\" 1 1\ncall l\n");
    Outcome whole = same("--state", "--budget", "25", "p.vmasm");
    for (int slice = 1; slice < 26; slice++) {
      assertThat(same("--state", "--budget", "25", "--slice", "" + slice, "p.vmasm"))
          .isEqualTo(whole);
    }
  }

  @Test
  void randomProgramsHaveTheSameListingsTracesAndStates() throws Exception {
    RandomPrograms programs = new RandomPrograms(machine.set, 20240607);
    int completed = 0;
    for (int i = 0; i < 150; i++) {
      Code code = programs.next();
      byte[] image = Images.write(code);
      Files.write(directory.resolve("r.img"), image);
      Outcome listing = machine.c(directory, "--disassemble", "r.img");
      assertThat(listing).isEqualTo(new Outcome(0, Disassembler.disassemble(code), ""));
      Files.writeString(directory.resolve("r.vmasm"), listing.out());
      assertThat(machine.c(directory, "--image", "again.img", "r.vmasm").err()).isEmpty();
      assertThat(Files.readAllBytes(directory.resolve("again.img"))).isEqualTo(image);
      Outcome run =
          same(
              "--trace",
              "--state",
              "--budget",
              "60",
              "--stack",
              "4 9 1 2 3 R: 1 F: 1.5 2.5",
              "r.vmasm");
      completed += run.err().lines().count() > 5 ? 1 : 0;
    }
    assertThat(completed).as("programs that do something").isGreaterThan(30);
  }
}
