package org.vmgen.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.vmgen.harness.Tool;
import org.vmgen.harness.Tools;

/** Workers of the Forth benchmark on gforth, where serve.fs once went on for ever. */
@Timeout(60)
class WorkerTest {
  /** The folder of the module is where its tests run. */
  private static final Path PROGRAMS = Path.of("forth").toAbsolutePath();

  private static Worker worker() {
    return Worker.start(
        "gforth-fast",
        List.of(
            Tools.require(Tool.GFORTH).resolveSibling("gforth-fast").toString(),
            PROGRAMS.resolve("fib.fs").toString(),
            PROGRAMS.resolve("serve.fs").toString()));
  }

  @Test
  void answersEachRequestWithTheResult() {
    try (Worker worker = worker()) {
      worker.await(Repeated.READY);

      assertThat(worker.ask("1")).isEqualTo("75025");
      assertThat(worker.ask("3")).isEqualTo("75025");
    }
  }

  @Test
  void endsWithItsInput() {
    Worker worker = worker();
    worker.await(Repeated.READY);

    assertThat(worker.end()).isTrue();
    assertThat(worker.handle().isAlive()).isFalse();
  }

  @Test
  void endsWithItsInputEvenBeforeItIsReady() {
    Worker worker = worker();

    assertThat(worker.end()).isTrue();
  }

  @Test
  void takesNoTimeWhileItWaits() throws Exception {
    try (Worker worker = worker()) {
      worker.await(Repeated.READY);
      long pid = worker.handle().pid();
      ProcessorTime clock = new ProcessorTime(pid, pid);
      long before = clock.nanoseconds();

      Thread.sleep(500);

      assertThat(clock.nanoseconds() - before).isLessThan(20_000_000);
    }
  }
}
