package org.vmgen.runtime.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.vmgen.runtime.Code;
import org.vmgen.runtime.CodeBuilder;
import org.vmgen.runtime.Label;
import org.vmgen.runtime.SourcePosition;
import org.vmgen.runtime.Tiny;
import org.vmgen.runtime.TinyMachine;

class AssemblerTest {

  private static Code assemble(String text) throws AssemblyException {
    return new Assembler(Tiny.SET).assemble("t.vmasm", text);
  }

  private static String errors(String text) {
    return catchThrowableOfType(AssemblyException.class, () -> assemble(text)).getMessage();
  }

  private static long[] words(Code code) {
    return IntStream.range(1, code.end()).mapToLong(code::word).toArray();
  }

  /** The immediates of {@code many #a: i8 #b: u16 #c: bool #d: f32 #e: u64 #f: f64[]}. */
  private static long[] many(String operands) throws AssemblyException {
    long[] words = words(assemble("many " + operands));
    return Arrays.copyOfRange(words, 1, words.length);
  }

  @Test
  void labelsMnemonicsOperandsAndComments() throws AssemblyException {
    Code code =
        assemble(
            """
            ; counts down
            start:      lit 3
            again: twice: "lit" -1 ; a label may have company
                +
                0branch end
                branch again
            end:
                lit 0x10
                halt
            """);
    CodeBuilder b = new CodeBuilder(Tiny.SET);
    Label again = b.newLabel();
    Label end = b.newLabel();
    b.emit("lit", 3).bind(again).emit("lit", -1).emit("+").emit("0branch", end);
    b.emit("branch", again).bind(end).emit("lit", 16).emit("halt");
    assertThat(words(code)).isEqualTo(words(b.build()));
  }

  @Test
  void everyTypeOfNumber() throws AssemblyException {
    assertThat(many("-128 65535 true 1 18446744073709551615 [ ]"))
        .containsExactly(-128, 65535, 1, 0x3f80_0000L, -1, 0);
    assertThat(many("'a' 0xff false -inf 0 [1.5 nan\t0x1p-3 -.5e1]"))
        .containsExactly(
            97,
            255,
            0,
            0xff80_0000L,
            0,
            4,
            Double.doubleToLongBits(1.5),
            Double.doubleToLongBits(Double.NaN),
            Double.doubleToLongBits(0.125),
            Double.doubleToLongBits(-5));
    assertThat(many("'\\n' '\\x7f' true 0 ' ' []")).containsExactly(10, 127, 1, 0, 32, 0);
  }

  @Test
  void stringsAreConstantsAndEqualOnesAreOne() throws AssemblyException {
    Code code = assemble("str \"a\\n\\\"\\x41é\"\nstr null\nstr \"b\"\nstr \"b\"\nstr 7\nstr 0.5");
    assertThat(code.constants()).containsExactly("a\n\"Aé", "b", 7L, 0.5);
    assertThat(IntStream.of(2, 4, 6, 8, 10, 12).mapToLong(code::word).toArray())
        .containsExactly(1, 0, 2, 2, 3, 4);
  }

  @Test
  void constantsCanBeNumberedBeforeTheyAreUsed() throws AssemblyException {
    Code code = assemble(".constant 5\n.constant \"b\"\nstr \"a\"\nstr \"b\"");
    assertThat(code.constants()).containsExactly(5L, "b", "a");
    assertThat(code.word(4)).isEqualTo(2);
  }

  @Test
  void absolutePositionsNameInstructionsBeforeAndAfter() throws AssemblyException {
    Code code = assemble("branch @3\nbranch @1\nbranch @5\nbranch null");
    assertThat(words(code)[1]).isEqualTo(3);
    assertThat(words(code)[3]).isEqualTo(1);
    assertThat(words(code)[5]).isEqualTo(5);
    assertThat(words(code)[7]).isZero();
    assertThat(code.isLeader(3)).isTrue();
  }

  @Test
  void anEntryIsItsLabelOrAnotherOrTheNextInstruction() throws AssemblyException {
    Code code =
        assemble(
            """
            .entry main
            .entry second other
            drop
            .entry third
            drop
            other: drop
            main: drop
            """);
    assertThat(code.entries())
        .containsExactly(
            java.util.Map.entry("main", 4),
            java.util.Map.entry("second", 3),
            java.util.Map.entry("third", 2));
  }

  @Test
  void memoriesRegistersAndSources() throws AssemblyException {
    Code code =
        assemble(
            """
            .memory mem 0x10 1 0x02 'a'
            .ascii mem 19 "bé"
            .memory mem 100 255
            .register up -7
            .register entry here
            .register scale 0.5
            drop
            .source "a b.src" 3 14
            here: lit 0
            halt
            """);
    TinyMachine machine = new TinyMachine(code);
    assertThat(code.memories()).hasSize(2);
    assertThat(Arrays.copyOfRange(machine.memory("mem").bytes, 16, 22))
        .isEqualTo(new byte[] {1, 2, 97, 98, (byte) 0xc3, (byte) 0xa9});
    assertThat(machine.memory("mem").bytes[100]).isEqualTo((byte) 255);
    assertThat(machine.register(0)).isEqualTo(-7);
    assertThat(machine.register(1)).isEqualTo(2);
    assertThat(machine.register(2)).isEqualTo(Float.floatToIntBits(0.5f));
    assertThat(code.source(1)).isEmpty();
    assertThat(code.source(4)).contains(new SourcePosition("a b.src", 3, 14));
  }

  @Test
  void allErrorsAtOnceWithPlaceAndCaret() {
    assertThat(
            errors(
                """
                again: lit
                \tlti 5
                again: add 1
                branch nowhere
                """))
        .isEqualTo(
            """
            t.vmasm:1:11: error: lit needs the operand #n: i64
            again: lit
                      ^
            t.vmasm:2:2: error: there is no instruction lti
            \tlti 5
            \t^
            t.vmasm:3:1: error: label again exists already, in line 1
            again: add 1
            ^
            t.vmasm:3:8: error: there is no instruction add; its mnemonic is +
            again: add 1
                   ^
            t.vmasm:4:8: error: there is no label nowhere
            branch nowhere
                   ^
            """);
  }

  @Test
  void columnsCountCharactersNotBytes() {
    assertThat(errors("str \"é\uD83D\uDE00\" x"))
        .isEqualTo(
            """
            t.vmasm:1:10: error: str has the operand #s: ref and nothing more
            str "é\uD83D\uDE00" x
                     ^
            """);
  }

  @Test
  void whatABeginnerGetsWrong() {
    assertThat(errors("lit five")).contains("1:5: error: #n is an integer (i64): write a number");
    assertThat(errors("lit 9223372036854775808"))
        .contains("#n is out of the range of i64, -9223372036854775808 to 9223372036854775807");
    assertThat(errors("many 128 0 true 0 0 []"))
        .contains("#a is out of the range of i8, -128 to 127");
    assertThat(errors("many 1 0 yes 0 0 []")).contains("#c is a bool: write true or false");
    assertThat(errors("many 1 0 true x 0 []")).contains("#d is a float: write a number, nan");
    assertThat(errors("many 1 0 true 0 0 1")).contains("#f is an array: write [ and ]");
    assertThat(errors("many 1 0 true 0 0 [ 1"))
        .contains("the array #f is not closed: write ] in the same line");
    assertThat(errors("branch 'x'")).contains("#target is code: write a label, @position or null");
    assertThat(errors("branch @0")).contains("@0 is no position");
    assertThat(errors("branch @2")).contains("no instruction is at position 2");
    assertThat(errors("str word")).contains("#s is a reference (ref): write a \"string\" or null");
    assertThat(errors("str \"abc")).contains("1:5: error: the string is not closed");
    assertThat(errors("str \"\\q\"")).contains("an escape is one of \\\" \\\\ \\' \\n \\t \\xHH");
    assertThat(errors("lit ''")).contains("a character literal is one character");
    assertThat(errors("é")).contains("the character U+00E9 must stand in quotes here");
    assertThat(errors("loop :")).contains("there is no instruction loop");
    assertThat(errors(": drop")).contains("a label is written without a blank before its colon");
    assertThat(errors(".s"))
        .contains("there is no directive .s: use .entry .constant .source .memory");
    assertThat(errors("[")).contains("a label, a mnemonic or a directive is expected here");
    assertThat(errors("; nothing")).isEqualTo("t.vmasm: error: the program has no instruction\n");
  }

  @Test
  void wrongDirectives() {
    assertThat(errors(".entry")).contains("write .entry NAME or .entry NAME LABEL");
    assertThat(errors(".entry a\n.entry a\ndrop")).contains("2:8: error: entry a exists already");
    assertThat(errors(".entry a b\ndrop")).contains("1:10: error: there is no label b");
    assertThat(errors(".source f 1 2\ndrop")).contains("write .source \"file\" line column");
    assertThat(errors(".source \"f\" 0 2\ndrop")).contains("a line or column is a number from 1");
    assertThat(errors(".memory men 0 1\ndrop")).contains("there is no memory men");
    assertThat(errors(".memory mem -1 1\ndrop"))
        .contains("an address is expected: a number from 0");
    assertThat(errors(".memory mem 0 256\ndrop"))
        .contains("a byte is out of the range of u8, 0 to 255");
    assertThat(errors(".ascii mem 0 x\ndrop")).contains("write .ascii NAME address \"text\"");
    assertThat(errors(".constant x\ndrop"))
        .contains("write .constant and a \"string\" or a number");
    assertThat(errors(".register ip 0\ndrop")).contains("there is no register ip");
    assertThat(errors(".register up x\ndrop")).contains("the value is an integer (i64)");
    assertThat(errors(".register up 1 2\ndrop")).contains("nothing more is expected in this line");
  }

  @Test
  void afterAHundredErrorsTheRestIsCounted() {
    String text = errors("lit x\n".repeat(150));
    assertThat(text)
        .contains("t.vmasm:100:5: error:")
        .doesNotContain("t.vmasm:101:5")
        .endsWith("t.vmasm: error: more than 100 errors; the rest are not shown\n");
  }

  @Test
  void linesOverTwoHundredCharactersAreNotShown() {
    assertThat(errors("lit x" + " ".repeat(200)))
        .isEqualTo("t.vmasm:1:5: error: #n is an integer (i64): write a number or 'c'\n");
  }

  @Test
  void aFileThatIsNoText() {
    byte[] bytes = "drop\nstr \"\u00ff\"\n".getBytes(StandardCharsets.ISO_8859_1);
    assertThat(
            catchThrowableOfType(
                AssemblyException.class, () -> new Assembler(Tiny.SET).assemble("t.vmasm", bytes)))
        .hasMessage("t.vmasm:2:6: error: the file is not UTF-8 text\nstr \"\n     ^\n");
  }

  @Test
  void stringsBecomeWhatTheHostMakesOfThem() throws AssemblyException {
    Code code = new Assembler(Tiny.SET, StringBuilder::new).assemble("t", "str \"x\"");
    assertThat(code.constant(1)).isInstanceOf(StringBuilder.class).hasToString("x");
  }
}
