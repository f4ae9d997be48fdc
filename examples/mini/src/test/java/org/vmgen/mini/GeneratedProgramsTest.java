package org.vmgen.mini;

import org.junit.jupiter.api.Tag;
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
        "c-direct:plain:clang",
        "c-token:mixed=1",
        "c-indirect:unchecked:plain",
        "c-tail",
        "c-tail:unchecked:mixed=2:clang-19"
      },
      count = 500)
  void programsMeanTheSame(GeneratedRun run) {
    run.compare();
  }

  /** With any two options of engines. */
  @Tag("slow")
  @GeneratedPrograms(
      spec = "src/main/vmgen/org/vmgen/mini/mini.vmg",
      engines = "pairs",
      count = 500)
  void optionsMeanTheSame(GeneratedRun run) {
    run.compare();
  }
}
