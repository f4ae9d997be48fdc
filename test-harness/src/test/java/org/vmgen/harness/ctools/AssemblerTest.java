package org.vmgen.harness.ctools;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vmgen.harness.ctools.ToolMachine.Outcome;

/** Assembler and disassembler in C: forms, messages, and that they agree with those in Java. */
class AssemblerTest {

  @TempDir Path directory;
  private ToolMachine machine;

  @BeforeEach
  void build() throws Exception {
    machine = ToolMachine.get();
  }

  private Outcome c(String text, String... options) throws Exception {
    return c(text.getBytes(StandardCharsets.UTF_8), options);
  }

  private Outcome c(byte[] text, String... options) throws Exception {
    Files.write(directory.resolve("p.vmasm"), text);
    String[] arguments = java.util.Arrays.copyOf(options, options.length + 1);
    arguments[options.length] = "p.vmasm";
    return machine.c(directory, arguments);
  }

  @Test
  void aProgramReadsBackAsItsListing() throws Exception {
    String listing =
        """
        .entry main
        .entry "the end"
        .register up -3
        .register home "the end"
        .register ratio 0.5
        .memory mem 0x10 0x00 0x01 0x02 0x03 0x04 0x05 0x06 0x07 0x08 0x09 0x0a 0x0b 0x0c 0x0d 0x0e 0x0f
        .memory mem 0x20 0xff

        main:
        .source "a.src" 1 1
            lit -1
        L3:
            0branch "the end"
        .source "a.src" 2 5
            flag true
            byte -128
            big 18446744073709551615
            dispatch [ L3 main ]
            sum [ ]
            call L3
            branch null
        "the end":
            str "a \\"b\\"\\x01é"
            str null
            flit 1e+300
            half nan
            ";"
        """;
    assertThat(c(listing, "--disassemble")).isEqualTo(new Outcome(0, listing, ""));
  }

  @Test
  void listingsShowOneFormOfManyThatAreRead() throws Exception {
    assertThat(
            c(
                """
                \uFEFF; a comment
                start: again: lit 0x1F lit2:  ; two labels, and one that is an error below
                """,
                "--disassemble"))
        .isEqualTo(
            new Outcome(
                1,
                "",
                """
                p.vmasm:2:24: error: lit has the operand #n: i64 and nothing more
                start: again: lit 0x1F lit2:  ; two labels, and one that is an error below
                                       ^
                """));
    assertThat(
            c(
                    """
                    \uFEFF; a comment
                    "+"\r
                    start: again: lit 0x1F ; two labels
                    lit 'A'  lit2: branch again
                    branch@1 branch
                    """
                        .replace("lit 'A'  lit2: ", "lit 'A'\nlit2: ")
                        .replace("branch@1 branch", "branch @1"),
                    "--disassemble")
                .out())
        .isEqualTo(
            """
            L1:
                +
            L2:
                lit 31
                lit 65
                branch L2
                branch L1
            """);
  }

  @Test
  void everyErrorIsToldWithItsPlace() throws Exception {
    assertThat(
            c(
                """
                lit 1
                    add 2 3
                byte 300
                branch nowhere
                lit "open
                .entry x
                .entry x
                """))
        .isEqualTo(
            new Outcome(
                1,
                "",
                """
                p.vmasm:2:5: error: there is no instruction add; its mnemonic is +
                    add 2 3
                    ^
                p.vmasm:3:6: error: #b is out of the range of i8, -128 to 127
                byte 300
                     ^
                p.vmasm:4:8: error: there is no label nowhere
                branch nowhere
                       ^
                p.vmasm:5:5: error: the string is not closed: write " at its end
                lit "open
                    ^
                p.vmasm:7:8: error: entry x exists already
                .entry x
                       ^
                """));
  }

  @Test
  void messagesAreThoseOfTheAssemblerInJava() throws Exception {
    String[] texts = {
      "add 1\nlit\nlit 1 2\nlit x ; c\nbyte -129\nbyte 'é'\nflag 1\nflit abc\nflit 0x10\nhalf 1e\n",
      "str 12 34\nstr abc\nbranch 12x\nbranch @x\nbranch [\ndispatch 1\ndispatch [ a b\nbranch @0\n",
      "dispatch [ a 'x' ]\nsum [ 1 -2 99999999999 ]\nx: x: lit 5\n\"y\": lit 1\ny: lit 2\n",
      "lit \"abc\\q\"\nlit 'ab'\nlit ''\né: lit 1\n: lit 1\n\tlit\t  y\n[ lit\n] \n'a' lit\n",
      ".entry\n.entry main 1 2\n.entry main @q\n.foo\n.source x 1 2\n.source \"x\" 0 2\n",
      ".source \"x\" 1 2 3\n.memory\n.memory nope 1 2\n.memory mem -1\n.memory mem 1 256 3\n",
      ".ascii mem 0 x\n.ascii [\n.register up x\n.register up 99999999999999999999\n",
      ".register nope 1\n.register home 'x'\n.register home [\n.register ratio x\n.constant null\n",
      ".constant \"a\" \"b\"\nbig -1\nbig 18446744073709551616\nlit 5\nbranch @2\nbranch @77\n",
      "lit 5\nbranch @2\nbranch @5\nbranch @6",
      "lit 1\r\nlit x\r\nlit \r\n",
      "; nothing\n",
      "",
      "lit x\n".repeat(150),
      "lit " + "x".repeat(300),
    };
    for (String text : texts) {
      Outcome c = c(text);
      assertThat(c.err()).isNotEmpty();
      assertThat(c).isEqualTo(machine.java(directory, "p.vmasm"));
    }
  }

  @Test
  void aFileThatIsNotTextIsToldSo() throws Exception {
    byte[] text = {'l', 'i', 't', ' ', '1', '\n', ' ', (byte) 0xc3, '('};
    Outcome c = c(text);
    assertThat(c)
        .isEqualTo(new Outcome(1, "", "p.vmasm:2:2: error: the file is not UTF-8 text\n \n ^\n"));
    assertThat(c).isEqualTo(machine.java(directory, "p.vmasm"));
  }

  @Test
  void theTimeIsLinearInTheLengthOfTheText() throws Exception {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 100_000; i++) {
      text.append(".entry e").append(i).append("\nl").append(i).append(": branch l");
      text.append(99_999 - i).append('\n');
    }
    Outcome c = c(text.toString(), "--disassemble");
    assertThat(c.status()).isZero();
    assertThat(c.out()).endsWith("e99999:\n    branch e0\n");
  }
}
