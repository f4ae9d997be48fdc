package org.vmgen.cli.tune;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

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
}
