package org.vmgen.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program is built when its sources change, and only then. */
class KeptBuildTest {
  @TempDir private Path directory;
  private final List<String> built = new ArrayList<>();

  private void build(String sources) throws IOException {
    KeptBuild.of(
        directory,
        sources,
        () -> {
          Files.createFile(directory.resolve(KeptBuild.PROGRAM));
          built.add(sources);
        });
  }

  @Test
  void aProgramIsBuiltAnewFromOtherSources() throws IOException {
    build("one");
    build("one");
    build("two");

    assertThat(built).containsExactly("one", "two");
    assertThat(directory.resolve(KeptBuild.PROGRAM)).exists();
  }
}
