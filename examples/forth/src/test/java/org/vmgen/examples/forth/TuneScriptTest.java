package org.vmgen.examples.forth;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vmgen.examples.forth.Command.Outcome;
import org.vmgen.harness.Tool;
import org.vmgen.harness.Tools;

/**
 * The script {@code tune}: Forth's host is built with engines that vmgen tune generates, and runs
 * programs. Compiles the whole of Forth three times.
 */
@Tag("slow")
class TuneScriptTest {

  /** Three engines by GCC take a minute; more, where the computer is busy. */
  private static final Duration COMPILERS = Duration.ofMinutes(10);

  @TempDir Path root;
  @TempDir Path directory;

  /** A copy of the repository's layout in which the launchers build nothing. */
  private Path script() throws IOException {
    Path example = Files.createDirectories(root.resolve("examples/forth"));
    for (String part : List.of("src", "target")) {
      Files.createSymbolicLink(example.resolve(part), Path.of(part).toAbsolutePath());
    }
    executable(example.resolve("forth"), command(Main.class.getName()));
    executable(root.resolve("vmgen"), command("org.vmgen.cli.Main"));
    return executable(example.resolve("tune"), Files.readString(Path.of("tune")));
  }

  private static String command(String main) {
    return List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            main)
        .stream()
        .map(word -> "'" + word + "'")
        .collect(Collectors.joining(" ", "#!/bin/sh\nexec ", " \"$@\"\n"));
  }

  private static Path executable(Path file, String text) throws IOException {
    Files.writeString(file, text);
    assertThat(file.toFile().setExecutable(true)).isTrue();
    return file;
  }

  @Test
  void twoProgramsAreTuned() throws Exception {
    Tools.require(Tool.GCC);
    String loop = ": main %d 0 do i %s drop loop ; main .\" done\" cr\n";
    Path squares =
        Files.writeString(directory.resolve("squares.fs"), loop.formatted(3000, "dup *"));
    Path masks = Files.writeString(directory.resolve("masks.fs"), loop.formatted(2000, "7 and"));
    List<String> tune =
        List.of(
            script().toString(),
            "c-direct",
            squares.toString(),
            masks.toString(),
            "--k-values=2",
            "--rounds=1",
            "-o",
            "forth.super.vmg");

    Outcome outcome = Command.run(directory, new byte[0], tune, COMPILERS);
    assertThat(outcome.status()).as(outcome.err()).isZero();
    assertThat(outcome.err())
        .contains(
            "vmgen: profiled squares.fs\n",
            "vmgen: profiled masks.fs\n",
            "vmgen: chose 2 combinations\n",
            "vmgen: building engine 2 of 2: c-direct with 2 combinations\n",
            "vmgen: compared what masks.fs prints on 2 engines\n",
            "vmgen: measured, round 1 of 1\n");
    assertThat(directory.resolve("forth.super.vmg"))
        .content()
        .contains("// Programs, weighing the same: squares.fs, masks.fs.\n")
        .containsPattern("(?m)^(super|spec) \\w*dup_mul\\w* = ");

    // It was done: nothing is built or run again.
    Outcome again = Command.run(directory, new byte[0], tune, COMPILERS);
    assertThat(again.err()).doesNotContain("building ", "profiled ", "chose ", "measured, round");
    assertThat(again.out()).isEqualTo(outcome.out());
  }
}
