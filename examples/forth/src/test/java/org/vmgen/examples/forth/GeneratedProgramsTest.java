package org.vmgen.examples.forth;

import org.junit.jupiter.api.Tag;
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
        "c-token:unchecked:nosuper",
        "c-tail"
      },
      count = 300)
  void programsMeanTheSame(GeneratedRun run) {
    run.compare();
  }

  /** With any two options of engines. */
  @Tag("slow")
  @GeneratedPrograms(spec = "src/main/vmgen/forth.vmg", engines = "pairs", count = 300)
  void optionsMeanTheSame(GeneratedRun run) {
    run.compare();
  }
}
