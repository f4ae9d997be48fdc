package org.vmgen.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vmgen.generator.c.CRecipe;
import org.vmgen.harness.Tool;
import org.vmgen.harness.Tools;

/** The interpreters that are not ours run the programs of the mini compiler, too. */
class MiniEnginesTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  private static long result(String engine, MiniProgram program, long n, Path folder)
      throws Exception {
    CRecipe.Compiler gcc = CRecipe.Compiler.named(Tools.require(Tool.GCC).toString()).orElseThrow();
    MiniBuild build = new MiniBuild(ROOT, 1, gcc);
    MiniEngine row =
        MiniEngine.ALL.stream().filter(e -> e.name().equals(engine)).findFirst().orElseThrow();
    build.make(row);
    Path image = program.image(n, folder);
    try (SelfTimed worker = SelfTimed.start(engine, build.command(row, image))) {
      return worker.run().result();
    }
  }

  @Test
  void handWritten(@TempDir Path folder) throws Exception {
    assertThat(result("hand-written", MiniProgram.FIB, 20, folder)).isEqualTo(6765);
  }

  @Test
  void classicVmgen(@TempDir Path folder) throws Exception {
    Tools.require(Tool.GFORTH);
    assertThat(result("classic vmgen", MiniProgram.FIB, 20, folder)).isEqualTo(6765);
    assertThat(result("classic vmgen combined", MiniProgram.FIB, 20, folder)).isEqualTo(6765);
    assertThat(result("classic vmgen", MiniProgram.LOOP, 1000, folder)).isEqualTo(496500);
    assertThat(result("classic vmgen combined", MiniProgram.LOOP, 1000, folder)).isEqualTo(496500);
  }
}
