package org.vmgen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code -o} of synthesize and tune takes no file whose content would be lost. */
class SupersetTargetTest {

  @TempDir private Path directory;
  private CommandFixture vmgen;

  @BeforeEach
  void write() throws IOException {
    vmgen = new CommandFixture(directory);
    vmgen.write("tiny.vmg", CommandFixture.TINY + "include \"extra.vmg\";\n");
    vmgen.write("extra.vmg", "inst twice ( n -- n1 ) { n1 = n + n; }\n");
    vmgen.writeProfiled("sum", CommandFixture.sums(10));
    Files.createDirectories(directory.resolve("host"));
    vmgen.write("host/host.c", "int main(void) { return 0; }\n");
    Files.createDirectories(directory.resolve("empty"));
    Files.createSymbolicLink(directory.resolve("link.vmg"), directory.resolve("tiny.vmg"));
  }

  private int tune(String output) {
    return vmgen.run(
        "tune",
        "@/tiny.vmg",
        "--programs=@/sum.vmasm",
        "--depends=@/host",
        "--engine=java-switch",
        "--k-values=1",
        "--rounds=1",
        "--work=@/work",
        "-o=@/" + output);
  }

  private int synthesize(String output) {
    return vmgen.run("synthesize", "@/tiny.vmg", "--profile=@/sum.prof", "-k=1", "-o=@/" + output);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "tiny.vmg | -o names the description itself: tiny.vmg",
        "link.vmg | -o names the description itself: link.vmg",
        "host/../tiny.vmg | -o names the description itself: host/../tiny.vmg",
        "sum.vmasm | -o names a file that is read: sum.vmasm",
        "host/host.c | -o names a file in host, which is read: host/host.c",
        "host/new.super.vmg | -o names a file in host, which is read: host/new.super.vmg",
      })
  void tuneDoesNotWriteWhatItReads(String output, String message) throws IOException {
    Path file = directory.resolve(output);
    String old = Files.exists(file) ? Files.readString(file) : "";
    assertThat(tune(output)).isEqualTo(ExitCode.USAGE);
    assertThat(vmgen.err()).startsWith("vmgen: " + message + "\n");
    assertThat(Files.exists(file) ? Files.readString(file) : "").isEqualTo(old);
    assertThat(directory.resolve("work")).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "tiny.vmg | -o names the description itself: tiny.vmg",
        "link.vmg | -o names the description itself: link.vmg",
        "sum.prof | -o names a file that is read: sum.prof",
      })
  void synthesizeDoesNotWriteWhatItReads(String output, String message) throws IOException {
    String old = Files.readString(directory.resolve(output));
    assertThat(synthesize(output)).isEqualTo(ExitCode.USAGE);
    assertThat(vmgen.err()).startsWith("vmgen: " + message + "\n");
    assertThat(directory.resolve(output)).hasContent(old);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "empty | empty: it is a directory",
        "no/x.super.vmg | no/x.super.vmg: its directory does not exist",
      })
  void whatCannotBeWrittenIsToldBeforeAnyWork(String output, String message) {
    assertThat(tune(output)).isEqualTo(ExitCode.IO);
    assertThat(vmgen.err()).isEqualTo("vmgen: " + message + "\n");
    assertThat(directory.resolve("work")).doesNotExist();
    assertThat(synthesize(output)).isEqualTo(ExitCode.IO);
    assertThat(vmgen.err()).isEqualTo("vmgen: " + message + "\n");
    assertThat(directory.resolve("empty")).isEmptyDirectory();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "super twice_add = twice +;\n",
        "// Combined instructions of tinyforth.\n\nsuper a = b c;\n",
        "a program\n",
        "\0\0"
      })
  void nothingElseIsLost(String old) throws IOException {
    vmgen.write("x.super.vmg", old);
    String message =
        """
        vmgen: x.super.vmg: it is there and no file with combined instructions of tiny that vmgen \
        wrote, and would be lost: write elsewhere, or delete it
        """;
    assertThat(synthesize("x.super.vmg")).isEqualTo(ExitCode.IO);
    assertThat(vmgen.err()).isEqualTo(message);
    assertThat(tune("x.super.vmg")).isEqualTo(ExitCode.IO);
    assertThat(vmgen.err()).isEqualTo(message);
    assertThat(directory.resolve("x.super.vmg")).hasContent(old);
    assertThat(directory.resolve("work")).doesNotExist();
  }

  @Test
  void tablesDoNotWriteTheFileThatIsChosenAnew() throws IOException {
    vmgen.write("tiny.vmg", CommandFixture.TINY + "superset \"x.super.vmg\";\n");
    vmgen.write("x.super.vmg", "super lit_lit = lit lit;\n");
    assertThat(
            vmgen.run(
                "synthesize",
                "@/tiny.vmg",
                "--profile=@/sum.prof",
                "-o=@/x.super.vmg",
                "--evaluate=1"))
        .as(vmgen.err())
        .isEqualTo(ExitCode.FINE);
    assertThat(directory.resolve("x.super.vmg")).hasContent("super lit_lit = lit lit;\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "// Combined instructions of tiny.\nsuper a = lit lit;\n",
        "// Combined instructions of tiny.\r\nsuper a = lit lit;\r\n"
      })
  void whatVmgenWroteIsWrittenAnew(String old) throws IOException {
    vmgen.write("x.super.vmg", old);
    assertThat(synthesize("x.super.vmg")).as(vmgen.err()).isEqualTo(ExitCode.FINE);
    String written = Files.readString(directory.resolve("x.super.vmg"));
    assertThat(written).startsWith("// Combined instructions of tiny.\n// Chosen by");
    assertThat(synthesize("x.super.vmg")).as(vmgen.err()).isEqualTo(ExitCode.FINE);
    assertThat(directory.resolve("x.super.vmg")).hasContent(written);
  }

  @Test
  void aPageOfSomethingElseIsNoReport() throws IOException {
    Files.createDirectories(directory.resolve("site"));
    String old = "<!DOCTYPE html>\n<html lang=\"en\">\n<title>Combined</title>\n";
    vmgen.write("site/index.html", old);
    String message =
        """
        vmgen: site/index.html: it is there and no report that vmgen wrote, \
        and would be lost: write elsewhere, or delete it
        """;
    assertThat(report("site")).isEqualTo(ExitCode.IO);
    assertThat(vmgen.err()).isEqualTo(message);
    assertThat(
            vmgen.run(
                "tune",
                "@/tiny.vmg",
                "--programs=@/sum.vmasm",
                "--engine=java-switch",
                "--work=@/work",
                "-o=@/x.super.vmg",
                "--report=@/site"))
        .isEqualTo(ExitCode.IO);
    assertThat(vmgen.err()).isEqualTo(message);
    assertThat(directory.resolve("site/index.html")).hasContent(old);
    assertThat(directory.resolve("x.super.vmg")).doesNotExist();
    assertThat(report("page")).as(vmgen.err()).isEqualTo(ExitCode.FINE);
    assertThat(report("page")).as(vmgen.err()).isEqualTo(ExitCode.FINE);
  }

  private int report(String folder) {
    return vmgen.run(
        "synthesize",
        "@/tiny.vmg",
        "--profile=@/sum.prof",
        "-k=1",
        "--evaluate=1",
        "-o=@/x.super.vmg",
        "--report=@/" + folder);
  }

  @Test
  void aFileThatIncludeNamesKeepsItsInstructions() throws IOException {
    String message =
        "vmgen: -o names a file that the description reads by 'include', not by 'superset': "
            + "extra.vmg\n";
    String old = Files.readString(directory.resolve("extra.vmg"));
    assertThat(synthesize("extra.vmg")).isEqualTo(ExitCode.USAGE);
    assertThat(vmgen.err()).startsWith(message);
    assertThat(tune("extra.vmg")).isEqualTo(ExitCode.USAGE);
    assertThat(vmgen.err()).startsWith(message);
    assertThat(directory.resolve("extra.vmg")).hasContent(old);
  }
}
