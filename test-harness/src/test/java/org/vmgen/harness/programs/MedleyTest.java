package org.vmgen.harness.programs;

/** Programs of the machine with every feature mean the same on all engines with all options. */
class MedleyTest {
  private static final String SPEC = "src/main/resources/org/vmgen/harness/programs/medley.vmg";

  @GeneratedPrograms(
      spec = SPEC,
      engines = {
        "java-switch",
        "java-switch:plain",
        "java-switch:unchecked",
        "c-switch",
        "c-direct",
        "c-direct:unchecked",
        "c-direct:bodies=100",
        "c-direct:unchecked:canonical=3",
        "c-token:unchecked:nocache",
        "c-indirect:canonical=0"
      },
      count = 1000)
  void programsMeanTheSame(GeneratedRun run) {
    run.compare();
  }

  @GeneratedPrograms(
      spec = SPEC,
      options = "handlers=true",
      engines = {"java-switch", "c-direct", "c-direct:unchecked:clang", "c-token:plain"},
      count = 500,
      seed = 100_000)
  void withHandlers(GeneratedRun run) {
    run.compare();
  }
}
