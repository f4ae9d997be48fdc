package org.vmgen.harness.programs;

import org.junit.jupiter.api.Tag;

/** Programs of the machine with every feature mean the same on all engines with all options. */
class MedleyTest {
  private static final String SPEC = "src/main/resources/org/vmgen/harness/programs/medley.vmg";

  @GeneratedPrograms(
      spec = SPEC,
      engines = {
        "java-switch",
        "java-switch:nosuper",
        "java-switch:unchecked:mixed=1",
        "java-switch:profile",
        "c-switch:mixed=2",
        "c-switch:unchecked:nosuper:canonical=2",
        "c-direct",
        "c-direct:nocache",
        "c-direct:unchecked:canonical=3:mixed=3",
        "c-token:bodies=100",
        "c-token:unchecked:nocache",
        "c-indirect:canonical=0:mixed=4",
        "c-indirect:unchecked:plain",
        "c-direct:profile",
        "c-tail:unchecked:profile",
        "c-tail:nosuper",
        "c-tail:unchecked:canonical=2:clang-19"
      },
      count = 1000)
  void programsMeanTheSame(GeneratedRun run) {
    run.compare();
  }

  @GeneratedPrograms(
      spec = SPEC,
      options = "handlers=true",
      engines = {
        "java-switch",
        "c-direct",
        "c-direct:unchecked:nocache:clang",
        "c-token:plain",
        "c-tail:canonical=3:mixed=5"
      },
      count = 500,
      seed = 100_000)
  void withHandlers(GeneratedRun run) {
    run.compare();
  }

  @Tag("slow")
  @GeneratedPrograms(spec = SPEC, engines = "all", count = 2000, seed = 200_000)
  void theFullMatrix(GeneratedRun run) {
    run.compare();
  }
}
