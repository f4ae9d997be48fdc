package org.vmgen.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

class JdkFinderTest {

  @TempDir private Path folder;
  private final PrintStream out = new PrintStream(new ByteArrayOutputStream());

  private Path jdk(String name, String version, String... commands) throws IOException {
    Path home = folder.resolve(name);
    Files.createDirectories(home.resolve("bin"));
    Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\nOS_NAME=x\n");
    for (String command : commands) {
      Path file = Files.writeString(home.resolve("bin/" + command), "");
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
    return home;
  }

  private Jdk newest(Map<String, String> environment, Path... folders) {
    return new JdkFinder(environment, List.of(folders)).newest().orElseThrow();
  }

  @Test
  void theHighestReleaseIsTheNewest() throws IOException {
    jdk("jvm/a", "17.0.15", "java", "javac");
    Path b = jdk("jvm/b", "25-ea", "java", "javac");
    jdk("jvm/c", "1.8.0_452", "java", "javac");
    assertThat(newest(Map.of(), folder.resolve("jvm"))).isEqualTo(new Jdk(b, 25));
  }

  @Test
  void theEnvironmentNamesSome() throws IOException {
    Path a = jdk("a", "26.0.1", "java", "javac");
    jdk("jvm/b", "21", "java", "javac");
    assertThat(newest(Map.of("JAVA_HOME_26_X64", a.toString()), folder.resolve("jvm")))
        .isEqualTo(new Jdk(a, 26));
  }

  @Test
  void whatHasNoCompilerIsNoJdk() throws IOException {
    jdk("jvm/jre", "25", "java");
    assertThat(new JdkFinder(Map.of(), List.of(folder.resolve("jvm"))).newest()).isEmpty();
    assertThat(new JdkFinder(Map.of(), List.of(folder.resolve("nowhere"))).newest()).isEmpty();
  }

  @Test
  void withoutANewerOneTheTestIsSkippedAndInCiFails() throws IOException {
    jdk("jvm/a", "17.0.15", "java", "javac");
    JdkFinder jdks = new JdkFinder(Map.of(), List.of(folder.resolve("jvm")));
    String message = "no JDK newer than 17 is installed (Debian package: openjdk-25-jdk-headless)";
    assertThatThrownBy(() -> new ToolFinder(Map.of(), out).requireNewestJdk(jdks))
        .isInstanceOf(TestAbortedException.class)
        .hasMessageContaining(message);
    assertThatThrownBy(() -> new ToolFinder(Map.of("CI", "true"), out).requireNewestJdk(jdks))
        .isInstanceOf(AssertionFailedError.class)
        .hasMessage(message);
  }
}
