package org.vmgen.examples.forth;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Loading takes time proportional to the length of the source. The source here is so long that each
 * step of a line that looked at all lines before would take longer than the test may.
 */
class LoadingTest {

  @TempDir Path directory;

  @ParameterizedTest
  @EnumSource
  void aLongSourceIsLoadedAndForgotten(Engine engine) throws Exception {
    Files.write(directory.resolve("long.fs"), GeneratedSource.lines(100_000));
    List<String> arguments =
        List.of(
            "-e",
            "marker all",
            "long.fs",
            "-e",
            "1 word100 . con5 . 3 table6 @ . depth .",
            "-e",
            "all",
            "long.fs",
            "-e",
            "1 word100 .");
    assertThat(engine.run(directory, "", arguments))
        .isEqualTo(new Command.Outcome(0, "6 5 5 0 6 ", ""));
  }
}
