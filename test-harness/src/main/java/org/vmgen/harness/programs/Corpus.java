package org.vmgen.harness.programs;

import java.util.Optional;
import org.vmgen.generator.model.VmModel;
import org.vmgen.generator.reference.ReferenceMachine;
import org.vmgen.harness.MachineTestEngine;
import org.vmgen.harness.TestEngine;
import org.vmgen.runtime.InstructionSet;
import org.vmgen.runtime.Limits;
import org.vmgen.runtime.verify.Assumptions;
import org.vmgen.runtime.verify.Verification;
import org.vmgen.runtime.verify.Verifier;

/** The programs of a machine, by their seeds, and the engine that says what they mean. */
final class Corpus {
  private final Catalogue catalogue;
  private final ProgramGenerator generator;
  private final Healer healer;

  Corpus(VmModel model, Settings settings) {
    this.catalogue = new Catalogue(TestMachine.of(model, settings.raw()), settings);
    this.generator = new ProgramGenerator(catalogue);
    this.healer = new Healer(catalogue);
  }

  Catalogue catalogue() {
    return catalogue;
  }

  /** The machine with the instructions that programs need. */
  VmModel model() {
    return catalogue.machine().model();
  }

  InstructionSet set() {
    return catalogue.effects().set();
  }

  Program program(long seed) {
    return healer.heal(generator.generate(seed), seed);
  }

  Verification verify(Program program) {
    Assumptions assumptions = catalogue.settings().assumptions();
    return Verifier.verify(
        catalogue.effects(),
        assumptions.with(program.signatures()),
        program.assemble(set()).code());
  }

  /** The reference engine, with limits as all engines have them. */
  TestEngine reference() {
    VmModel meaning = catalogue.machine().meaning();
    Limits limits = Limited.limits(meaning, catalogue.settings().slots());
    Optional<Object> externs = catalogue.settings().externs().map(c -> c);
    return new MachineTestEngine(
        "reference",
        set(),
        (code, host) -> new ReferenceMachine(meaning, set(), code, limits, host, externs));
  }
}
