package org.vmgen.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pipes and devices in the place of files to write. */
class StreamFilesTest {

  @TempDir private Path directory;
  private CommandFixture vmgen;

  @BeforeEach
  void write() throws Exception {
    vmgen = new CommandFixture(directory);
    vmgen.write("tiny.vmg", CommandFixture.TINY);
    vmgen.writeProfiled("sum", CommandFixture.sums(10));
    Process process = new ProcessBuilder("mkfifo", directory.resolve("pipe").toString()).start();
    assertThat(process.waitFor()).isZero();
  }

  private String written(String... words) throws Exception {
    FutureTask<String> reader = new FutureTask<>(() -> Files.readString(directory.resolve("pipe")));
    Thread thread = new Thread(reader);
    thread.setDaemon(true);
    thread.start();
    assertThat(vmgen.run(words)).as(vmgen.err()).isEqualTo(ExitCode.FINE);
    assertThat(vmgen.err()).isEmpty();
    assertThat(directory.resolve("pipe")).exists();
    assertThat(Files.isRegularFile(directory.resolve("pipe"))).isFalse();
    return reader.get(10, TimeUnit.SECONDS);
  }

  @Test
  void whatIsWrittenToAPipeGoesThroughIt() throws Exception {
    String profile = Files.readString(directory.resolve("sum.prof"));
    assertThat(written("run", "@/tiny.vmg", "@/sum.vmasm", "--profile=@/pipe")).isEqualTo(profile);
    assertThat(written("profile", "merge", "@/sum.prof", "-o=@/pipe")).isEqualTo(profile);
    assertThat(written("synthesize", "@/tiny.vmg", "--profile=@/sum.prof", "-k=1", "-o=@/pipe"))
        .startsWith("// Combined instructions of tiny.\n// Chosen by")
        .endsWith(" // 10 times, 80.85 %\n");
    assertThat(vmgen.run("profile", "merge", "@/sum.prof", "-o=/dev/null"))
        .as(vmgen.err())
        .isEqualTo(ExitCode.FINE);
  }

  /** Runs {@code profile merge} in a process of its own, with files opened by a shell. */
  private int merge(String opening, String output) throws Exception {
    Process process =
        new ProcessBuilder(
                "/bin/sh",
                "-c",
                opening + "; exec \"$@\"",
                "sh",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "profile",
                "merge",
                directory.resolve("sum.prof").toString(),
                "-o=" + output)
            .directory(directory.toFile())
            .redirectError(directory.resolve("err.txt").toFile())
            .start();
    return process.waitFor();
  }

  @Test
  void theStandardOutputIsWrittenBehindWhatIsThere() throws Exception {
    Path log = vmgen.write("log.txt", "before\n");
    // It is open, though it could not be opened again.
    assertThat(merge("exec >>log.txt; chmod 0 log.txt", "/dev/stdout")).isEqualTo(ExitCode.FINE);
    Files.setPosixFilePermissions(log, PosixFilePermissions.fromString("rw-------"));
    assertThat(log).hasContent("before\n" + Files.readString(directory.resolve("sum.prof")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/dev/fd/9", "/proc/self/fd/9"})
  @EnabledOnOs(OS.LINUX)
  void aDescriptorIsWritten(String output) throws Exception {
    String profile = Files.readString(directory.resolve("sum.prof"));
    vmgen.write("log.txt", "before\n");
    assertThat(merge("exec 9>>log.txt", output)).isEqualTo(ExitCode.FINE);
    assertThat(directory.resolve("log.txt")).hasContent("before\n" + profile);
    assertThat(merge("exec 9>new.txt", output)).isEqualTo(ExitCode.FINE);
    assertThat(directory.resolve("new.txt")).hasContent(profile);
    vmgen.write("read.txt", "read\n");
    assertThat(merge("exec 9<read.txt", output)).isEqualTo(ExitCode.IO);
    assertThat(directory.resolve("err.txt")).hasContent("vmgen: " + output + ": access denied");
    assertThat(directory.resolve("read.txt")).hasContent("read");
  }

  /** Behind it is all that is on it. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void aDiskIsNoStream() throws IOException {
    try (Stream<Path> devices = Files.list(Path.of("/dev"))) {
      assertThat(devices.filter(StreamFilesTest::isDisk)).noneMatch(StreamFiles::isStream);
    }
    for (String device : List.of("/dev/null", "/dev/zero")) {
      assertThat(StreamFiles.isStream(Path.of(device))).isTrue();
    }
  }

  private static boolean isDisk(Path file) {
    try {
      return ((int) Files.getAttribute(file, "unix:mode") & 0170000) == 0060000;
    } catch (IOException e) {
      // A link to nothing.
      return false;
    }
  }

  @Test
  void whatIsNeitherFileNorStreamIsNotWritten() throws IOException {
    Path socket = directory.resolve("socket");
    try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      server.bind(UnixDomainSocketAddress.of(socket));
      for (List<String> command :
          List.of(
              List.of("profile", "merge", "@/sum.prof", "-o=@/socket"),
              List.of("run", "@/tiny.vmg", "@/sum.vmasm", "--profile=@/socket"),
              List.of("synthesize", "@/tiny.vmg", "--profile=@/sum.prof", "-k=1", "-o=@/socket"),
              List.of(
                  "generate", "@/tiny.vmg", "--engine=c-switch", "-o=@/o", "--stamp=@/socket"))) {
        assertThat(vmgen.run(command.toArray(String[]::new))).isEqualTo(ExitCode.IO);
        assertThat(vmgen.err())
            .isEqualTo("vmgen: socket: it is neither a file, nor a pipe or device of characters\n");
      }
      assertThatThrownBy(() -> ProfileFiles.replace(socket, "text"))
          .hasMessageContaining("neither a file");
      assertThat(Files.isRegularFile(socket)).isFalse();
    }
  }

  @Test
  void aPipeIsNoFolder() throws IOException {
    for (List<String> command :
        List.of(
            List.of("manual", "@/tiny.vmg", "-o=@/pipe"),
            List.of("generate", "@/tiny.vmg", "--engine=java-switch", "-o=@/pipe"))) {
      assertThat(vmgen.run(command.toArray(String[]::new))).isEqualTo(ExitCode.IO);
      assertThat(vmgen.err()).isEqualTo("vmgen: pipe: a file is where a directory is needed\n");
    }
    assertThat(
            vmgen.run(
                "synthesize", "@/tiny.vmg", "--profile=@/sum.prof", "-k=1", "--report=@/pipe"))
        .isEqualTo(ExitCode.USAGE);
    assertThat(vmgen.err()).startsWith("vmgen: --report needs a directory, and pipe is a file\n");
  }
}
