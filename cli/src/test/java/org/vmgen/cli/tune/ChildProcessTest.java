package org.vmgen.cli.tune;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildProcessTest {

  @Test
  void whatIsLeftInTheBackgroundIsNotWaitedFor() throws IOException {
    long start = System.nanoTime();
    TuneEngine.Outcome outcome =
        ChildProcess.run(
            List.of("/bin/sh", "-c", "echo said >&2; sleep 10 & exit 0"),
            Redirect.DISCARD,
            Duration.ofSeconds(60));
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(6));
    assertThat(outcome.isFine()).isTrue();
    assertThat(outcome.errors()).isEqualTo("said\n");
  }

  @Test
  void ofWhatIsSaidOnlyTheBeginningIsKept() throws IOException {
    TuneEngine.Outcome outcome =
        ChildProcess.run(
            List.of("/bin/sh", "-c", "yes no 2>/dev/null | head -n 100000 >&2; exit 3"),
            Redirect.DISCARD,
            Duration.ofSeconds(60));
    assertThat(outcome.code()).isEqualTo(3);
    assertThat(outcome.errors()).startsWith("no\nno\n").hasSize(1 << 16);
  }

  /** Also of those whose process has the number of another that has ended. */
  @Test
  void theProcessesOfEachRunAreKnownByAnotherName(@TempDir Path directory) throws Exception {
    URL[] classes = {ChildProcess.class.getProtectionDomain().getCodeSource().getLocation()};
    Path names = directory.resolve("names");
    List<String> command = List.of("/bin/sh", "-c", "echo $VMGEN_TUNE_RUN >>\"$0\"", "" + names);
    for (int i = 0; i < 3; i++) {
      try (var loader = new URLClassLoader(classes, ClassLoader.getPlatformClassLoader())) {
        Method run =
            loader
                .loadClass(ChildProcess.class.getName())
                .getDeclaredMethod("run", List.class, Redirect.class, Duration.class);
        run.setAccessible(true);
        run.invoke(null, command, Redirect.DISCARD, Duration.ofSeconds(60));
      }
    }
    assertThat(Files.readAllLines(names)).doesNotHaveDuplicates().hasSize(3);
    assertThat(Files.readAllLines(names).stream().map(String::length)).containsOnly(36);
  }
}
