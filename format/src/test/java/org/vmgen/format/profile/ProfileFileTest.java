package org.vmgen.format.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vmgen.format.ImageFile;

class ProfileFileTest {

  /** A loop that ran ten times, and a block whose mnemonics need quotes. */
  static final String TEXT =
      """
      vmgen profile 1
      machine tiny
      runs 2
      instruction + ( data.i64 data.i64 -- data.i64 )
      instruction 0branch #code ( data.i64 -- )
      instruction "a; b" #f64 #Str #u8[] ( -- )
      instruction lit #i64 ( -- data.i64 )
      instruction move #u8 #u8 #code #code ( r.i64[#0] -- r.i64[#1] )
      blocks
      3\t"a; b" 0x3ff8000000000000 null _; "a; b" 0x0 _ _
      10 2>9\tlit -1; +; 0branch _; +
      1\tmove 255 0 _ =2
      end 3
      """;

  static Profile read(String text) throws IOException {
    return ProfileReader.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }

  static String write(Profile profile) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ProfileWriter.write(profile, out);
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void aProfileReadsBackAsItWasWritten() throws IOException {
    assertThat(write(read(TEXT))).isEqualTo(TEXT);
  }

  @Test
  void stepsBehindAnExitWereExecutedLessOften() throws IOException {
    Profile.Block loop = read(TEXT).blocks().get(1);
    assertThat(loop.reach()).containsExactly(10, 10, 10, 1);
    assertThat(loop.dispatches()).isEqualTo(31);
  }

  @Test
  void executionsAreCountedByInstruction() throws IOException {
    assertThat(read(TEXT).executions()).hasToString("{+=11, 0branch=10, a; b=6, lit=10, move=1}");
    assertThat(read(TEXT).dispatches()).isEqualTo(38);
    assertThat(read(TEXT).entries()).isEqualTo(14);
  }

  @Test
  void blocksMayComeInAnyOrderAndTwice() throws IOException {
    String sorted = block("5 0>1\tlit 1; lit 1") + block("1\tlit 2");
    String mixed = block("2\tlit 1; lit 1") + block("1\tlit 2") + block("3 0>1\tlit 1; lit 1");
    assertThat(write(read(file(mixed, 3)))).isEqualTo(file(sorted, 2));
  }

  private static String block(String text) {
    return text + "\n";
  }

  private static String file(String blocks, int count) {
    return """
        vmgen profile 1
        machine tiny
        runs 1
        instruction lit #i64 ( -- data.i64 )
        blocks
        %send %d
        """
        .formatted(blocks, count);
  }

  // ---- what is no profile -----------------------------------------------------------------------

  @Test
  void anEmptyFileIsNoProfile() {
    assertThatThrownBy(() -> read(""))
        .isInstanceOf(ProfileException.class)
        .hasMessage("the profile is empty");
  }

  @Test
  void anotherFileIsNoProfile() {
    assertThatThrownBy(() -> read("VMGI\u0000"))
        .hasMessage("this is no profile: it does not start with 'vmgen profile'");
  }

  @Test
  void anotherVersionIsRefused() {
    assertThatThrownBy(() -> read("vmgen profile 2\n"))
        .hasMessage("the profile has version 2 of the format; this program reads version 1");
  }

  /** One that never ends does not fill the memory. */
  @Test
  void anEndlessLineIsDamage() {
    InputStream zeros =
        new InputStream() {
          @Override
          public int read() {
            return 0;
          }

          @Override
          public int read(byte[] to, int from, int count) {
            Arrays.fill(to, from, from + count, (byte) 0);
            return count;
          }
        };
    byte[] start = TEXT.substring(0, TEXT.indexOf("10 2>9")).getBytes(StandardCharsets.UTF_8);
    InputStream in = new SequenceInputStream(new ByteArrayInputStream(start), zeros);
    assertThatThrownBy(() -> ProfileReader.read(in))
        .isInstanceOf(ProfileException.class)
        .hasMessage("line 11: the profile is damaged: the line has more than 16777216 characters");
  }

  @Test
  void aLineThatNobodyReadsIsNotWritten() throws IOException {
    String name = "x".repeat(1 << 24);
    ImageFile.Instruction instruction = new ImageFile.Instruction(name, "--", List.of());
    Profile.Step step = new Profile.Step(instruction, List.of());
    ProfileBuilder builder = new ProfileBuilder("tiny");
    builder.addRuns(1);
    builder.add(new Profile.Block(List.of(step), 1, List.of()));
    assertThatThrownBy(() -> write(builder.build()))
        .isInstanceOf(ProfileException.class)
        .hasMessage(
            "a line of the profile has more than 16777216 characters, which nothing reads:"
                + " instruction xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\r\n", "\r"})
  void linesMayEndAsOnOtherSystems(String end) throws IOException {
    assertThat(write(read(TEXT.replace("\n", end)))).isEqualTo(TEXT);
  }

  @Test
  void eachShorterFileIsCutOffOrDamaged() {
    for (int length = 1; length < TEXT.length() - 1; length++) {
      String cut = TEXT.substring(0, length);
      assertThatThrownBy(() -> read(cut)).as(cut).isInstanceOf(ProfileException.class);
    }
  }

  @Test
  void aFileWithoutItsEndIsCutOff() {
    assertThatThrownBy(() -> read(TEXT.replace("end 3\n", "")))
        .hasMessage("the profile is cut off: it has no line 'end NUMBER'");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "-1 lit 1 | a count is negative: -1",
        "0 lit 1 | a count is 0",
        "many lit 1 | 'many' is no number",
        "9223372036854775808 lit 1 | a count is more than 2^63 - 1: 9223372036854775808",
        "99999999999999999999 lit 1 | a count is more than 2^63 - 1: 99999999999999999999",
        "2 0>3 lit 1; lit 1 | the block is left more often than it was entered",
        "2 0>1 lit 1 | '0>1' is no exit of a block of 1 steps",
        "2 0>1 0>1 lit 1; lit 1 | '0>1' is no exit of a block of 2 steps",
        "2 0 lit 1 | '0' is no exit of a block of 1 steps",
        "2 0>-1 lit 1; lit 1 | a count is negative: -1",
        "2 lit 1; mul | the instruction mul is not among those that the profile lists",
        "2 lit | lit needs 1 operands",
        "2 lit 1 2 | lit has too many operands",
        "2 lit 9223372036854775808 | '9223372036854775808' is no operand of type i64",
        "2 lit x | 'x' is no operand of type i64",
        "2 lit =0 | '=0' names no immediate of the same type before it",
        "2 lit 1;; lit 1 | a step without an instruction"
      })
  void aWrongBlockIsTold(String block, String message) {
    String line = block.replaceFirst(" (?=[a-z\"])", "\t");
    assertThatThrownBy(() -> read(file(line + "\n", 1)))
        .hasMessage("line 6: the profile is damaged: " + message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"5 lit 1", "end", "", "blocks"})
  void aLineThatIsNoBlockIsTold(String line) {
    assertThatThrownBy(() -> read(file(line + "\n", 1)))
        .hasMessage(
            "line 6: the profile is damaged: here a block is expected: 'COUNT STEP>COUNT …', a"
                + " tab, and its steps");
  }

  @Test
  void aLostLineIsTold() {
    assertThatThrownBy(() -> read(file("1\tlit 1\n", 2)))
        .hasMessage("line 7: the profile is damaged: there are 1 blocks, not 2");
  }

  @Test
  void countsThatAddUpToTooMuchAreTold() {
    String most = Long.toString(Long.MAX_VALUE);
    assertThatThrownBy(() -> read(file(most + "\tlit 1\n1\tlit 2\n", 2)))
        .hasMessage(
            "line 7: the profile is damaged: the executed instructions are more than 2^63 - 1");
  }

  @Test
  void whatIsNotUtf8IsTold() {
    byte[] bytes = TEXT.getBytes(StandardCharsets.UTF_8);
    bytes[30] = (byte) 0xff;
    assertThatThrownBy(() -> ProfileReader.read(new ByteArrayInputStream(bytes)))
        .hasMessageContaining("it is not UTF-8");
  }
}
