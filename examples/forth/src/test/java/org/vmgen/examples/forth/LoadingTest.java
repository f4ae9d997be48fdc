package org.vmgen.examples.forth;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.vmgen.runtime.Code;
import org.vmgen.runtime.Exit;
import org.vmgen.runtime.Host;
import org.vmgen.runtime.image.Images;

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

  /** What the kernel does, exactly; the time above includes what the host does. */
  @Test
  void fourTimesAsManyLinesTakeFourTimesAsManyInstructions() throws Exception {
    double some = instructions(20_000);
    double more = instructions(80_000);
    assertThat(more / some).isBetween(3.6, 4.4);
  }

  private long instructions(int lines) throws IOException {
    Path source = directory.resolve("of" + lines + "lines.fs");
    Files.write(source, GeneratedSource.lines(lines));
    GeneratedMachines machines = new GeneratedMachines(false);
    Code code;
    try (InputStream in = ForthSystem.class.getResourceAsStream("forth.img")) {
      code = Images.read(in.readAllBytes(), machines.instructions());
    }
    OutputStream out = OutputStream.nullOutputStream();
    ForthHost host =
        new ForthHost(
            List.of(new Item(true, source.toString())),
            new PlainTerminal(InputStream.nullInputStream()),
            new Output(out));
    Exit exit =
        machines.machine(code, ForthSystem.LIMITS, Host.writingTo(out), host).run("host boot");
    assertThat(exit.kind()).isEqualTo(Exit.Kind.HALT);
    assertThat(exit.value()).isZero();
    return exit.instructions();
  }
}
