package org.vmgen.examples.forth;

import org.vmgen.runtime.Code;
import org.vmgen.runtime.Host;
import org.vmgen.runtime.InstructionSet;
import org.vmgen.runtime.Limits;
import org.vmgen.runtime.Machine;

/** An engine in Java: its instructions, and machines that run them. */
interface ForthMachines {

  InstructionSet instructions();

  Machine machine(Code code, Limits limits, Host streams, ForthExterns externs);
}
