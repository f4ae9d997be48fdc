package org.vmgen.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vmgen.format.ImageException;
import org.vmgen.runtime.image.Images;
import org.vmgen.runtime.text.Assembler;
import org.vmgen.runtime.text.AssemblyException;
import org.vmgen.runtime.text.Disassembler;

/** What a machine has loaded and holds becomes a code object, a listing and an image. */
class FreezeTest {

  private TinyMachine machine;
  private int f;

  @BeforeEach
  void makeMachine() throws AssemblyException {
    machine =
        new TinyMachine(
            new Assembler(Tiny.SET)
                .assemble(
                    "p.vmasm",
                    """
                    .entry main
                    .entry f
                    .memory mem 0 1 2 3
                    .register up 5
                    main:
                    .source "p.src" 1 1
                        call f
                        halt
                    f:
                    .source "p.src" 2 1
                        str "base"
                        lit 1
                        ";"
                    """));
    f = machine.codeView().entries().get("f");
  }

  private CodeBuilder unit() {
    return new CodeBuilder(machine);
  }

  private CodeUnit load(CodeBuilder builder) {
    CodeUnit unit = builder.unit();
    machine.load(unit);
    return unit;
  }

  private CodeUnit replaceF(long value) {
    CodeUnit unit = unit().emit("str", "new").emit("lit", value).emit(";").unit();
    machine.replace(f, unit);
    return unit;
  }

  /** Reads the listing of a code object back, and the image of that, and compares all three. */
  private static String listed(Code code) throws AssemblyException, ImageException {
    String listing = Disassembler.disassemble(code);
    Code again = new Assembler(Tiny.SET).assemble("again.vmasm", listing);
    assertThat(Images.write(again)).isEqualTo(Images.write(code));
    Code read = Images.read(Images.write(code), Tiny.SET);
    assertThat(Disassembler.disassemble(read)).isEqualTo(listing);
    return listing;
  }

  @Test
  void aListingShowsReplacedEntriesUnitsAndWhatIsKnownOfTheirSources() throws Exception {
    replaceF(2);
    load(unit().entry("g").source("g.src", 7, 1).emit("lit", 9).emit("halt"));
    String listing = listed(machine.freeze());
    assertThat(listing)
        .isEqualTo(
            """
            .entry main
            .entry f
            .entry g
            .register up 5
            .replace f L9
            .memory mem 0x0 0x01 0x02 0x03

            main:
            .source "p.src" 1 1
                call f
                halt
            f:
            .source "p.src" 2 1
                str "base"
                lit 1
                ";"
            L9:
            .source
                str "new"
                lit 2
                ";"
            g:
            .source "g.src" 7 1
                lit 9
                halt
            """);
    Code again = new Assembler(Tiny.SET).assemble("again.vmasm", listing);
    assertThat(new TinyMachine(again).run("main").value()).isEqualTo(2);
  }

  @Test
  void whatWasReleasedBeforeOthersIsAGapAndNamedByNull() throws Exception {
    CodeUnit first = load(unit().entry("gone").emit("str", "first").emit("halt"));
    CodeBuilder second = unit();
    load(second.emit("str", "second").emit("branch", second.at(first.position())));
    machine.release(first);
    Code frozen = machine.freeze();
    assertThat(listed(frozen))
        .endsWith(
            """
                ";"
            .gap 3
            .leader
            .source
                str "second"
                branch null
            """);
    assertThat(frozen.constants()).containsExactly("base", "second");
    assertThat(new TinyMachine(frozen).run("main").value()).isEqualTo(1);
  }

  @Test
  void aFrozenReplacementIsReplacedAndGivenBack() {
    replaceF(2);
    TinyMachine other = new TinyMachine(machine.freeze());
    CodeUnit unit = new CodeBuilder(other).emit("lit", 3).emit(";").unit();
    other.replace(f, unit);
    assertThat(other.run("main").value()).isEqualTo(3);
    other.release(unit);
    assertThat(other.run("main").value()).isEqualTo(2);
  }

  @Test
  void releaseGivesAnEntryTheBodyBeforeAndANameThePositionBefore() {
    CodeUnit second = replaceF(2);
    CodeUnit third = replaceF(3);
    machine.release(third);
    assertThat(machine.run("main").value()).isEqualTo(2);
    third = replaceF(4);
    machine.release(second);
    assertThat(machine.run("main").value()).isEqualTo(4);
    machine.release(third);
    assertThat(machine.run("main").value()).isEqualTo(1);
    CodeUnit named = load(unit().entry("f").emit("halt"));
    assertThat(machine.codeView().entries()).containsEntry("f", named.position());
    machine.release(named);
    assertThat(machine.codeView().entries()).containsEntry("f", f);
  }

  @Test
  void memoryAndRegistersAreKeptAsTheyAre() throws Exception {
    replaceF(2);
    machine.memory("mem").bytes[2] = 9;
    machine.memory("mem").bytes[200] = 7;
    machine.memory("mem").bytes[300] = 8;
    machine.setRegister(0, -1);
    machine.setRegister(1, f);
    machine.setRegister(2, Float.floatToIntBits(0.5f));
    Code code = machine.freezeWithState(new MemoryPart("mem", 0, 256));
    assertThat(listed(code))
        .startsWith(
            """
            .entry main
            .entry f
            .register up -1
            .register entry f
            .register scale 0.5
            .replace f L9
            .memory mem 0x0 0x01 0x02 0x09
            .memory mem 0xc8 0x07

            """);
    TinyMachine other = new TinyMachine(code);
    assertThat(other.memory("mem").bytes).startsWith(1, 2, 9).contains(7).doesNotContain(8);
    machine.setRegister(1, 2);
    assertThat(machine.freezeWithState().registers())
        .contains(new Code.RegisterValue(1, 0))
        .hasSize(3);
    assertThatThrownBy(() -> machine.freezeWithState(new MemoryPart("mem", 8, 1 << 20)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("bytes from 8 to 1048576 of memory mem do not lie in its 65536 bytes");
  }

  @Test
  void anImageWhoseEntryGoesOnBeforeItselfIsRefused() {
    replaceF(2);
    Code code = machine.freeze();
    CodeParts parts = code.parts();
    assertThatThrownBy(
            () ->
                new Code(
                    new CodeParts(
                        parts.set(),
                        parts.words(),
                        parts.leaders(),
                        parts.constants(),
                        parts.entries(),
                        parts.sources(),
                        parts.memories(),
                        parts.registers(),
                        java.util.Map.of(f, 1),
                        parts.userSections())))
        .hasMessage("replaced entry 4 goes on at 1, where no code behind it is");
  }

  @Test
  void replacementsAndGapsInTextAreChecked() {
    assertThatThrownBy(
            () ->
                new Assembler(Tiny.SET)
                    .assemble(
                        "t.vmasm",
                        """
                        .replace a
                        a: .gap 2
                        .gap 0
                        """))
        .hasMessage(
            """
            t.vmasm:1:11: error: write .replace and the labels of an entry and of its new body
            .replace a
                      ^
            t.vmasm:2:9: error: a label stands here, where no instruction is
            a: .gap 2
                    ^
            t.vmasm:3:6: error: write .gap and a number of words from 1 to 1048576
            .gap 0
                 ^
            """);
    assertThatThrownBy(
            () ->
                new Assembler(Tiny.SET)
                    .assemble(
                        "t.vmasm",
                        """
                        .replace b a
                        .replace a c
                        a: halt
                        b: halt
                        c:
                        """))
        .hasMessage(
            """
            t.vmasm:1:10: error: the new body of an entry lies behind it
            .replace b a
                     ^
            t.vmasm:2:10: error: no instruction is at the new body of the entry
            .replace a c
                     ^
            """);
  }
}
