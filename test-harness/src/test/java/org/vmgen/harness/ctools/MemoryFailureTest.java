package org.vmgen.harness.ctools;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vmgen.harness.ctools.ToolMachine.Outcome;

/** Every allocation of the tools may fail: the result is then a message, never half an answer. */
class MemoryFailureTest {

  private static final String FAILING =
      """
      #include <stdlib.h>

      void *__real_malloc(size_t size);
      void *__real_calloc(size_t count, size_t size);
      void *__real_realloc(void *old, size_t size);
      void *__wrap_malloc(size_t size);
      void *__wrap_calloc(size_t count, size_t size);
      void *__wrap_realloc(void *old, size_t size);

      static long left = -1;

      /* Whether this allocation is beyond those that the environment allows. */
      static int fails(void) {
        if (left < 0) left = atol(getenv("ALLOCATIONS"));
        if (left == 0) return 1;
        left--;
        return 0;
      }

      void *__wrap_malloc(size_t size) { return fails() ? NULL : __real_malloc(size); }
      void *__wrap_calloc(size_t count, size_t size) {
        return fails() ? NULL : __real_calloc(count, size);
      }
      void *__wrap_realloc(void *old, size_t size) {
        return fails() ? NULL : __real_realloc(old, size);
      }
      """;

  @TempDir Path directory;

  private Outcome run(int allocations, String option, String file) throws Exception {
    String command = "ALLOCATIONS=" + allocations + " ./failing " + option + " " + file;
    return ToolMachine.execute(directory, List.of("sh", "-c", command));
  }

  @Test
  void whereverMemoryRunsOutThereIsAMessage() throws Exception {
    ToolMachine machine = ToolMachine.get();
    Files.writeString(directory.resolve("failing.c"), FAILING);
    machine.link(directory.resolve("failing.c"), directory.resolve("failing"));
    Files.writeString(
        directory.resolve("p.vmasm"),
        """
        .entry main l
        .source "a" 1 1
        .memory mem 0 1 2 3
        .register up 5
        l: str "text"
        dispatch [ l l ]
        lit 1
        halt
        """);
    Files.writeString(directory.resolve("e.vmasm"), "lit\nbranch x\nlit 'ab'\n");
    machine.c(directory, "--image", "p.img", "p.vmasm");
    for (String file : List.of("p.vmasm", "e.vmasm", "p.img")) {
      for (String option : List.of("--disassemble", "--state")) {
        Outcome whole = run(1_000_000, option, file);
        int failed = 0;
        Outcome outcome = run(0, option, file);
        for (int n = 1; !outcome.equals(whole); n++) {
          assertThat(outcome.err())
              .contains("out of memory")
              .doesNotContain("Sanitizer", "rror: \n");
          assertThat(outcome.status()).isBetween(1, 3);
          failed++;
          outcome = run(n, option, file);
        }
        assertThat(failed).isGreaterThan(8);
      }
    }
  }
}
