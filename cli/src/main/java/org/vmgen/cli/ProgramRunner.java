package org.vmgen.cli;

import java.io.IOException;
import java.util.Optional;
import org.vmgen.generator.model.VmModel;
import org.vmgen.generator.reference.InstructionSets;
import org.vmgen.generator.reference.ReferenceMachine;
import org.vmgen.runtime.Limits;
import org.vmgen.runtime.tool.Driver;
import org.vmgen.runtime.tool.DriverOptions;

/** Runs programs on any engine. */
final class ProgramRunner {

  private final VmModel model;
  private final Streams streams;

  ProgramRunner(VmModel model, Streams streams) {
    this.model = model;
    this.streams = streams;
  }

  /** Runs the programs of the options; an exit code. */
  int run(String engine, boolean checked, DriverOptions options) throws IOException {
    return driver(
            (code, host) ->
                new ReferenceMachine(model, code, Limits.defaults(), host, Optional.empty()))
        .run(options);
  }

  private Driver driver(Driver.MachineFactory factory) {
    return new Driver(
        InstructionSets.of(model), factory, streams.in(), streams.out(), streams.err());
  }
}
