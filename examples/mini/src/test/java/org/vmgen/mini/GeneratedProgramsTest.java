package org.vmgen.mini;

import org.vmgen.harness.programs.GeneratedPrograms;
import org.vmgen.harness.programs.GeneratedRun;

/** Generated programs of the mini machine mean the same on every engine. */
class GeneratedProgramsTest {

  @GeneratedPrograms(
      spec = "src/main/vmgen/org/vmgen/mini/mini.vmg",
      engines = {
        "java-switch",
        "java-switch:unchecked:plain",
        "c-switch:unchecked",
        "c-direct",
        "c-direct:unchecked:nocache",
        "c-direct:plain:clang"
      },
      count = 500)
  void programsMeanTheSame(GeneratedRun run) {
    run.compare();
  }
}
