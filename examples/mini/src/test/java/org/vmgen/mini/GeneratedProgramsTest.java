package org.vmgen.mini;

import org.vmgen.harness.programs.GeneratedPrograms;
import org.vmgen.harness.programs.GeneratedRun;

/** Generated programs of the mini machine mean the same with any two options of engines. */
class GeneratedProgramsTest {

  @GeneratedPrograms(
      spec = "src/main/vmgen/org/vmgen/mini/mini.vmg",
      engines = "pairs",
      count = 500)
  void programsMeanTheSame(GeneratedRun run) {
    run.compare();
  }
}
