package org.vmgen.cli.tune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Leftovers that cannot be read: their names are longer than the system takes, for root too. */
@EnabledOnOs(OS.LINUX)
class TuneFolderTest {

  /** So many bytes has the longest name of a file with its folders. */
  private static final int LONGEST = 4095;

  private static final String LOCK = "vmgen-tune.lock";

  @TempDir private Path directory;
  private Path near;
  private Path far;

  /** What is made near by, where names are short, is then far down. */
  @BeforeEach
  void folders() throws IOException {
    near = directory.resolve("near");
    Path unreadable = Files.createDirectories(near.resolve("part1").resolve("n".repeat(255)));
    Files.createFile(unreadable.resolve("file"));
    Path down = directory;
    while (down.toString().length() + 200 < LONGEST) {
      down = down.resolve("d".repeat(150));
    }
    far = Files.createDirectories(down).resolve("far");
  }

  @AfterEach
  void bringBackToBeDeleted() throws IOException {
    Files.move(far, near);
  }

  @Test
  void theOthersAreRemoved() throws Exception {
    for (String file : new String[] {LOCK, "part1/a", "part1/z", "part2", ".x.part", "kept"}) {
      Files.createFile(near.resolve(file));
    }
    Files.move(near, far);
    TuneFolder.open(far).close();
    assertThat(far.toFile().list()).containsExactlyInAnyOrder(LOCK, "kept", "part1");
    assertThat(far.resolve("part1").toFile().list()).hasSize(1);
  }

  @Test
  void whatWentWrongBeforeIsSaid() throws Exception {
    Files.move(near, far);
    assertThatThrownBy(
            () ->
                TuneFolder.make(
                    far.resolve("made"),
                    part -> {
                      Files.move(far.resolve("part1"), part);
                      throw new TuneException("cause");
                    }))
        .isInstanceOf(TuneException.class)
        .hasMessage("cause");
  }
}
