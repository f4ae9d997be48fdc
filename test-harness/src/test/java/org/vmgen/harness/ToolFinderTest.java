package org.vmgen.harness;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

class ToolFinderTest {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  @TempDir private Path first;
  @TempDir private Path second;

  @Test
  void findsAnExecutableInTheFirstDirectoryOfThePathThatHasIt() throws IOException {
    script(second, "gforth", "exit 0");
    assertThat(finder().find(Tool.GFORTH)).contains(second.resolve("gforth"));
    script(first, "gforth", "exit 0");
    assertThat(finder().find(Tool.GFORTH)).contains(first.resolve("gforth"));
  }

  @Test
  void prefersTheCommandNameThatIsListedFirst() throws IOException {
    script(first, "clang-20", "exit 0");
    script(second, "clang-19", "exit 0");
    assertThat(finder().find(Tool.CLANG_19)).contains(second.resolve("clang-19"));
  }

  @Test
  void overlooksAFileThatIsNotExecutableAndADirectory() throws IOException {
    Files.writeString(first.resolve("gforth"), "");
    Files.createDirectory(second.resolve("gforth"));
    assertThat(finder().find(Tool.GFORTH)).isEmpty();
  }

  @Test
  void skipsTheTestOfAMissingToolAndNamesItsPackage() {
    assertThatThrownBy(() -> finder().require(Tool.NODE))
        .isInstanceOf(TestAbortedException.class)
        .hasMessageContaining("node is not installed (Debian package: nodejs)");
  }

  @Test
  void saysOnceWhyTestsAreSkipped() {
    ToolFinder finder = finder();
    for (int test = 0; test < 3; test++) {
      assertThatThrownBy(() -> finder.require(Tool.NODE)).isInstanceOf(TestAbortedException.class);
    }
    assertThat(out.toString(UTF_8))
        .isEqualToNormalizingNewlines(
            "Tests are skipped: node is not installed (Debian package: nodejs)\n");
  }

  @Test
  void failsTheTestOfAMissingToolInContinuousIntegration() {
    ToolFinder finder = finder(Map.of("PATH", first.toString(), "CI", "true"));
    assertThatThrownBy(() -> finder.require(Tool.NODE))
        .isInstanceOf(AssertionFailedError.class)
        .hasMessage("node is not installed (Debian package: nodejs)");
  }

  @Test
  void acceptsACompilerThatBuildsWithTheFlags() throws IOException {
    script(first, "gcc", "[ \"$1 $2\" = '-m32 -O2' ]");
    assertThat(finder().requireCompiler(Tool.GCC, "gcc-multilib", "-m32", "-O2"))
        .isEqualTo(first.resolve("gcc"));
  }

  @Test
  void skipsTheTestWhoseFlagsTheCompilerRefuses() throws IOException {
    script(first, "gcc", "echo 'no such flag' >&2; exit 1");
    assertThatThrownBy(() -> finder().requireCompiler(Tool.GCC, "gcc-multilib", "-m32"))
        .isInstanceOf(TestAbortedException.class)
        .hasMessageContaining("gcc cannot build with -m32 (Debian package: gcc-multilib)");
  }

  private ToolFinder finder() {
    return finder(Map.of("PATH", first + ":" + second));
  }

  private ToolFinder finder(Map<String, String> environment) {
    return new ToolFinder(environment, new PrintStream(out, true, UTF_8));
  }

  private static void script(Path directory, String name, String body) throws IOException {
    Path file = directory.resolve(name);
    Files.writeString(file, "#!/bin/sh\n" + body + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
