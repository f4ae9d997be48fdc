package org.vmgen.examples.forth;

import org.vmgen.harness.programs.GeneratedPrograms;
import org.vmgen.harness.programs.GeneratedRun;

/** Generated programs of the Forth machine mean the same on every engine. */
class GeneratedProgramsTest {

  @GeneratedPrograms(
      spec = "src/main/vmgen/forth.vmg",
      engines = {
        "java-switch",
        "java-switch:unchecked:plain",
        "c-switch:plain",
        "c-direct:unchecked",
        "c-token:unchecked:nosuper"
      },
      count = 300)
  void programsMeanTheSame(GeneratedRun run) {
    run.compare();
  }
}
