package org.vmgen.harness.ctools;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vmgen.generator.Vmgen;
import org.vmgen.generator.diagnostic.Diagnostics;
import org.vmgen.generator.reference.InstructionSets;
import org.vmgen.harness.ctools.ToolMachine.Outcome;
import org.vmgen.runtime.Code;
import org.vmgen.runtime.InstructionSet;
import org.vmgen.runtime.image.Images;
import org.vmgen.runtime.text.Assembler;
import org.vmgen.runtime.text.Disassembler;

/** Images that C writes and Java reads, and the other way round. */
class ImageTest {

  private static final String PROGRAM =
      """
      .entry main
      .entry "the end" done
      .register home done
      .register up -3
      .register ratio 0.1
      .ascii mem 8 "hällo"
      .memory mem 100 1 2 3
      .constant "first"
      main:
      .source "a.src" 1 2
        lit -1
        str "x"
        str 7
        str 2.5
        dispatch [ main done @1 ]
        sum [ 1 -2 2147483647 ]
        flit 0x1.8p-1070
        half inf
        call done
      .source "a.src" 3 4
      done: lit 0
        halt
      """;

  @TempDir Path directory;
  private ToolMachine machine;

  @BeforeEach
  void build() throws Exception {
    machine = ToolMachine.get();
    Files.writeString(directory.resolve("p.vmasm"), PROGRAM);
  }

  private Outcome read(byte[] image) throws Exception {
    Files.write(directory.resolve("p.img"), image);
    return machine.c(directory, "--disassemble", "p.img");
  }

  private Code code(InstructionSet set) throws Exception {
    return new Assembler(set).assemble("p.vmasm", PROGRAM);
  }

  @Test
  void equalProgramsHaveEqualImages() throws Exception {
    assertThat(machine.c(directory, "--image", "c.img", "p.vmasm").status()).isZero();
    assertThat(Files.readAllBytes(directory.resolve("c.img")))
        .isEqualTo(Images.write(code(machine.set)));
  }

  @Test
  void anImageOfJavaIsReadInC() throws Exception {
    assertThat(read(Images.write(code(machine.set))))
        .isEqualTo(new Outcome(0, Disassembler.disassemble(code(machine.set)), ""));
    assertThat(machine.c(directory, "--state", "p.img"))
        .isEqualTo(machine.java(directory, "--state", "p.img"));
  }

  @Test
  void aListingAssemblesToTheSameImage() throws Exception {
    String listing = read(Images.write(code(machine.set))).out();
    Files.writeString(directory.resolve("p.vmasm"), listing);
    machine.c(directory, "--image", "again.img", "p.vmasm");
    assertThat(Files.readAllBytes(directory.resolve("again.img")))
        .isEqualTo(Files.readAllBytes(directory.resolve("p.img")));
  }

  @Test
  void anImageThatIsCutOffAnywhereIsRefused() throws Exception {
    byte[] image = Images.write(code(machine.set));
    int least = 4; /* fewer bytes are no image but text */
    String[] arguments = new String[image.length - least + 1];
    arguments[0] = "--disassemble";
    for (int length = least; length < image.length; length++) {
      arguments[length - least + 1] = "cut" + length;
      Files.write(directory.resolve("cut" + length), Arrays.copyOf(image, length));
    }
    Outcome outcome = machine.c(directory, arguments);
    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.err().lines())
        .hasSize(image.length - least)
        .allMatch(line -> line.matches("cut\\d+: error: the image is cut off.*"));
    assertThat(outcome.err()).contains("cut17: error: the image is cut off or damaged: section 1 ");
  }

  @Test
  void aChangedBitIsFound() throws Exception {
    byte[] image = Images.write(code(machine.set));
    image[image.length / 2] ^= 1;
    assertThat(read(image))
        .isEqualTo(
            new Outcome(1, "", "p.img: error: the image is damaged: its checksum is wrong\n"));
  }

  @Test
  void usedInstructionsThatAreMissingOrChangedAreNamedAllAtOnce() throws Exception {
    String other =
        ToolMachine.DESCRIPTION
            .replace("inst halt", "inst stop")
            .replace("inst lit ( #n -- n )", "inst lit ( #n -- R.n )")
            .replace("#v: i32[k]", "#v: i16[k]")
            .replace("inst setup", "inst unused");
    InstructionSet set =
        InstructionSets.of(
            Vmgen.load("tiny.vmg", other, Map.of(), new Diagnostics()).orElseThrow());
    String program = PROGRAM.replace("halt", "stop").replace("2147483647", "3");
    byte[] image = Images.write(new Assembler(set).assemble("p", program));
    Outcome outcome = read(image);
    assertThat(outcome)
        .isEqualTo(
            new Outcome(
                1,
                "",
                """
                p.img: error: the instruction lit #i64 ( -- ret.i64 ) has changed: \
                it is now lit #i64 ( -- data.i64 )
                p.img: error: the instruction sum #i16[] ( -- data.i64 ) has changed: \
                it is now sum #i32[] ( -- data.i64 )
                p.img: error: the machine has no instruction stop ( data.i64 -- )
                """));
    assertThat(outcome).isEqualTo(machine.java(directory, "p.img"));
  }

  @Test
  void anImageOfAnotherMachineIsRefused() throws Exception {
    String other = ToolMachine.DESCRIPTION.replace("vm tiny", "vm huge");
    InstructionSet set =
        InstructionSets.of(
            Vmgen.load("huge.vmg", other, Map.of(), new Diagnostics()).orElseThrow());
    assertThat(read(Images.write(code(set))).err())
        .isEqualTo("p.img: error: the image is for the machine huge, not for tiny\n");
  }
}
