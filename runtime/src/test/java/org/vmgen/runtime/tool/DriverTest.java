package org.vmgen.runtime.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vmgen.runtime.CodeBuilder;
import org.vmgen.runtime.Limits;
import org.vmgen.runtime.Tiny;
import org.vmgen.runtime.TinyMachine;
import org.vmgen.runtime.image.Images;

class DriverTest {

  @TempDir Path directory;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private String file(String name, String text) throws IOException {
    return Files.writeString(directory.resolve(name), text).toString();
  }

  private int run(String... arguments) {
    return run(out, arguments);
  }

  private int run(OutputStream output, String... arguments) {
    return new Driver(
            Tiny.SET,
            (code, host) -> new TinyMachine(code, Limits.defaults().withMemory("mem", 16), host),
            new ByteArrayInputStream(new byte[0]),
            output,
            new PrintStream(err, true, StandardCharsets.UTF_8))
        .run(DriverOptions.parse(List.of(arguments)));
  }

  private String messages() {
    return err.toString(StandardCharsets.UTF_8).replace(directory + "/", "");
  }

  @Test
  void aProgramThatHaltsPrintsNothingButItsOutput() throws IOException {
    assertThat(run(file("p.vmasm", "lit 42\n\".\"\nlit 0\nhalt"))).isZero();
    assertThat(out).hasToString("42\n");
    assertThat(err).hasToString("");
  }

  @Test
  void otherExitsAreSaidOnTheErrorStream() throws IOException {
    assertThat(run(file("p.vmasm", "drop"))).isEqualTo(1);
    assertThat(run(file("p.vmasm", "lit 3\nyield"))).isZero();
    assertThat(messages())
        .isEqualTo("exit trap underflow data at 1 after 0\nexit yield 3 at 3 after 2\n");
  }

  @Test
  void throwsAndTrapsNameThePlaceInTheSource() throws IOException {
    run(file("p.vmasm", "lit 1\n.source \"a.src\" 3 7\ndrop\ndrop"));
    run(file("q.vmasm", ".source \"a.src\" 3 7\nlit 3\nyield"));
    assertThat(messages())
        .isEqualTo(
            """
            a.src:3:7: error: exit trap underflow data at 4 after 2
            exit yield 3 at 3 after 2
            """);
  }

  @Test
  void imagesRunLikeText() throws IOException {
    CodeBuilder b = new CodeBuilder(Tiny.SET).emit("lit", 7).emit(".").emit("lit", 0).emit("halt");
    Path image = Files.write(directory.resolve("p.img"), Images.write(b.build()));
    assertThat(run(image.toString())).isZero();
    assertThat(out).hasToString("7\n");
  }

  @Test
  void stacksEntriesAndStateAreChosen() throws IOException {
    String file = file("p.vmasm", "halt\n.entry add\n+\nyield");
    assertThat(run("--entry", "add", "--stack", "1 -3 F: 0.5 R: 9", "--state", file)).isZero();
    assertThat(out)
        .hasToString(
            """
            exit yield -2 at 3 after 2
            stack data:
            stack ret: 9
            stack flt: 0.5
            stack refs:
            register up: 0
            register entry: 0
            register scale: 0.0
            region locals:
            memory mem:
            """);
  }

  @Test
  void budgetsStopAndSlicesGoOn() throws IOException {
    String loop = file("loop.vmasm", "a: lit 1\ndrop\nbranch a");
    String short7 = file("short.vmasm", "lit 1\nlit 2\n+\nlit 3\n+\n\".\"\nlit 0\nhalt");
    assertThat(run("--budget", "10", loop)).isEqualTo(1);
    assertThat(run("--budget", "10", "--slice", "3", loop)).isEqualTo(1);
    assertThat(run("--slice", "1", "--state", short7)).isZero();
    assertThat(messages()).isEqualTo("exit budget at 3 after 10\nexit budget at 3 after 10\n");
    assertThat(out.toString(StandardCharsets.UTF_8)).startsWith("6\nexit halt 0 at 12 after 8\n");
  }

  @Test
  void tracesGoToTheErrorStream() throws IOException {
    assertThat(run("--trace", file("p.vmasm", "lit 5\n\".\"\nlit 0\nhalt"))).isZero();
    assertThat(out).hasToString("5\n");
    assertThat(messages())
        .isEqualTo(
            """
            1  lit 5  ( -- 5 )
            3  "."  ( 5 -- )
            4  lit 0  ( -- 0 )
            6  halt  ( 0 -- )
            """);
  }

  @Test
  void severalFilesRunOnMachinesOfTheirOwn() throws IOException {
    String first = file("a.vmasm", "lit 1\n\".\"\ndrop");
    String second = file("b.vmasm", "lit 2\n\".\"\nlit 0\nhalt");
    assertThat(run(first, second)).isEqualTo(1);
    assertThat(out.toString(StandardCharsets.UTF_8).replace(directory + "/", ""))
        .isEqualTo("== a.vmasm\n1\n== b.vmasm\n2\n");
  }

  @Test
  void filesWithErrorsAreReportedAndTheOthersRun() throws IOException {
    String bad = file("bad.vmasm", "lti 1");
    String good = file("good.vmasm", "lit 0\nhalt");
    assertThat(run(bad, good)).isEqualTo(1);
    assertThat(messages())
        .isEqualTo("bad.vmasm:1:1: error: there is no instruction lti\nlti 1\n^\n");
  }

  @Test
  void damagedImagesAndMissingFiles() throws IOException {
    assertThat(run(file("p.img", "VMGI"))).isEqualTo(1);
    assertThat(run(directory.resolve("none").toString())).isEqualTo(3);
    assertThat(run(directory.toString())).isEqualTo(3);
    assertThat(messages())
        .startsWith(
            """
            p.img: error: the image is cut off: it has only 4 bytes
            none: error: there is no such file
            """);
  }

  @Test
  void wrongUsage() throws IOException {
    String file = file("p.vmasm", ".entry main\nlit 0\nhalt");
    assertThat(run("--entry", "other", file)).isEqualTo(2);
    assertThat(run("--stack", "x", file)).isEqualTo(2);
    assertThat(run("--stack", "Q: 1", file)).isEqualTo(2);
    assertThat(messages())
        .isEqualTo(
            """
            p.vmasm: error: the program has no entry other; its entries are main
            p.vmasm: error: x cannot be pushed: stack data holds -9223372036854775808 to 9223372036854775807
            p.vmasm: error: there is no stack Q
            """);
    for (String[] arguments :
        List.of(
            new String[] {},
            new String[] {"--unknown", "f"},
            new String[] {"--budget", "-1", "f"},
            new String[] {"--slice", "0", "f"},
            new String[] {"f", "--entry"})) {
      assertThatThrownBy(() -> DriverOptions.parse(new ArrayList<>(List.of(arguments))))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void outputThatCannotBeWritten() throws IOException {
    OutputStream full =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("no space left");
          }
        };
    assertThat(run(full, file("p.vmasm", "lit 1\n\".\"\nlit 0\nhalt"))).isEqualTo(3);
    assertThat(messages()).isEqualTo("input or output failed: no space left\n");
  }
}
