package org.vmgen.cli.tune;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.vmgen.cli.CommandFixture;

/** Programs of the tiny machine, and the command that tunes it for them. */
abstract class TuneFixture {

  @TempDir Path directory;
  CommandFixture vmgen;

  @BeforeEach
  final void programs() throws IOException {
    vmgen = new CommandFixture(directory);
    vmgen.write("tiny.vmg", CommandFixture.TINY);
    vmgen.write("count.vmasm", CommandFixture.countdown(2_000));
    vmgen.write("sum.vmasm", CommandFixture.sums(1_000));
  }

  final String read(String name) throws IOException {
    return Files.readString(directory.resolve(name));
  }

  /** Tunes on c-direct unless told otherwise; output and work lie in the directory. */
  final int tune(String... words) {
    List<String> command = new ArrayList<>(List.of("tune", "@/tiny.vmg", "-o=@/tiny.super.vmg"));
    if (Stream.of(words).noneMatch(w -> w.startsWith("--work"))) {
      command.add("--work=@/work");
    }
    if (Stream.of(words).noneMatch(w -> w.startsWith("--engine"))) {
      command.add("--engine=c-direct");
    }
    command.addAll(List.of(words));
    return vmgen.run(command.toArray(String[]::new));
  }

  final void nothingIsWritten() {
    assertThat(directory.resolve("tiny.super.vmg")).doesNotExist();
  }
}
