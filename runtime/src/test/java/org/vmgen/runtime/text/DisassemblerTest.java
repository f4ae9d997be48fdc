package org.vmgen.runtime.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.vmgen.runtime.Code;
import org.vmgen.runtime.CodeBuilder;
import org.vmgen.runtime.Label;
import org.vmgen.runtime.Programs;
import org.vmgen.runtime.Tiny;
import org.vmgen.runtime.TinyMachine;

class DisassemblerTest {

  @Test
  void theWholeForm() {
    CodeBuilder b = new CodeBuilder(Tiny.SET);
    Label loop = b.newLabel();
    Label end = b.newLabel();
    b.memory(0, 16, new byte[18]).register(0, -3).register(1, end).register(2, 0x3f00_0000L);
    b.entry("main").source("a.src", 1, 1).emit("lit", -1).bind(loop).emit("0branch", end);
    b.source("a.src", 2, 5).emit("dispatch", (Object) new Label[] {loop, end}).emit("+");
    b.bind(end).entry("done").emit("str", "a \"b\"\u0001").emit("flit", 2.0);
    assertThat(Disassembler.disassemble(b.build()))
        .isEqualTo(
            """
            .entry main
            .entry done
            .register up -3
            .register entry done
            .register scale 0.5
            .memory mem 0x10 0x00 0x00 0x00 0x00 0x00 0x00 0x00 0x00 0x00 0x00 0x00 0x00 0x00 0x00 0x00 0x00
            .memory mem 0x20 0x00 0x00

            main:
            .source "a.src" 1 1
                lit -1
            L3:
                0branch done
            .source "a.src" 2 5
                dispatch [ L3 done ]
                +
            done:
                str "a \\"b\\"\\x01"
                flit 2.0
            """);
  }

  @Test
  void namesThatAreNoPlainWordsAreQuoted() {
    CodeBuilder b = new CodeBuilder(Tiny.SET);
    Label at = b.newLabel();
    b.entry("L1").entry("@1", at).bind(at).emit("branch", at).emit(";").emit("branch", b.at(3));
    b.emit("branch", b.at(1));
    assertThat(Disassembler.disassemble(b.build()))
        .isEqualTo(
            """
            .entry L1
            .entry "@1"

            L1:
            @1:
                branch L1
            L_3:
                ";"
                branch L_3
                branch L1
            """);
  }

  @Test
  void constantsThatUseDoesNotNumberAreDeclared() {
    CodeBuilder b = new CodeBuilder(Tiny.SET);
    b.constant("unused");
    b.emit("str", "used");
    assertThat(Disassembler.disassemble(b.build()))
        .isEqualTo(".constant \"unused\"\n.constant \"used\"\n\n    str \"used\"\n");
  }

  @Test
  void rangesOfMemoryThatFollowEachOtherAreListedAsOne() {
    CodeBuilder b = new CodeBuilder(Tiny.SET);
    b.memory(0, 0x815, new byte[] {1, 2, 3}).memory(0, 7, new byte[0]);
    b.memory(0, 0x818, new byte[] {4}).memory(0, 0x20, new byte[] {5}).emit("drop");
    assertThat(Disassembler.disassemble(b.build()))
        .isEqualTo(
            """
            .memory mem 0x815 0x01 0x02 0x03 0x04
            .memory mem 0x20 0x05

                drop
            """);
  }

  @Test
  void unitsOfAMachineAreListedToo() {
    TinyMachine machine = new TinyMachine(new CodeBuilder(Tiny.SET).emit("drop").build());
    machine.load(new CodeBuilder(machine).entry("unit").emit("halt").unit());
    assertThat(Disassembler.disassemble(machine.codeView()))
        .isEqualTo(".entry unit\n\n    drop\nunit:\n    halt\n");
  }

  @Provide
  Arbitrary<Code> codes() {
    return Programs.codes();
  }

  @Property(tries = 300)
  void textAssemblesToTheSameCode(@ForAll("codes") Code code) throws AssemblyException {
    String text = Disassembler.disassemble(code);
    Code again = new Assembler(Tiny.SET).assemble("again", text);
    assertThat(facts(again)).isEqualTo(facts(code));
    assertThat(Disassembler.disassemble(again)).isEqualTo(text);
  }

  private static List<Object> facts(Code code) {
    return List.of(
        IntStream.range(1, code.end()).mapToObj(code::word).toList(),
        code.entries(),
        code.constants(),
        IntStream.range(1, code.end()).mapToObj(code::source).toList(),
        Arrays.hashCode(new TinyMachine(code).memory("mem").bytes),
        List.copyOf(code.registers()));
  }

  @Property(tries = 1000)
  void changedTextGivesErrorsOrCode(
      @ForAll("codes") Code code, @ForAll int at, @ForAll char with, @ForAll boolean insert) {
    StringBuilder text = new StringBuilder(Disassembler.disassemble(code));
    int place = Math.floorMod(at, text.length());
    if (insert) {
      text.insert(place, (char) (with % 128));
    } else {
      text.replace(place, Math.min(text.length(), place + with % 8), Character.toString(with));
    }
    try {
      assertThat(new Assembler(Tiny.SET).assemble("t", text.toString()).end()).isPositive();
    } catch (AssemblyException e) {
      assertThat(e.errors()).isNotEmpty();
    }
  }
}
