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
