package org.vmgen.examples.forth;

import org.vmgen.runtime.Code;
import org.vmgen.runtime.Host;
import org.vmgen.runtime.InstructionSet;
import org.vmgen.runtime.Limits;
import org.vmgen.runtime.Machine;

/** The engines that the build generated. */
record GeneratedMachines(boolean unchecked) implements ForthMachines {

  @Override
  public InstructionSet instructions() {
    return ForthInstructions.SET;
  }

  @Override
  public Machine machine(Code code, Limits limits, Host streams, ForthExterns externs) {
    return unchecked
        ? new ForthUncheckedMachine(code, limits, streams, externs)
        : new ForthMachine(code, limits, streams, externs);
  }
}
