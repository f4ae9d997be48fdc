package org.vmgen.examples.forth;

import org.vmgen.harness.programs.GeneratedPrograms;
import org.vmgen.harness.programs.GeneratedRun;

/** Generated programs of the Forth machine mean the same with any two options of engines. */
class GeneratedProgramsTest {

  @GeneratedPrograms(spec = "src/main/vmgen/forth.vmg", engines = "pairs", count = 300)
  void programsMeanTheSame(GeneratedRun run) {
    run.compare();
  }
}
