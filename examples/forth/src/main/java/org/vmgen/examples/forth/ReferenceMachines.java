package org.vmgen.examples.forth;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.vmgen.generator.Vmgen;
import org.vmgen.generator.diagnostic.Diagnostics;
import org.vmgen.generator.model.VmModel;
import org.vmgen.generator.reference.InstructionSets;
import org.vmgen.generator.reference.ReferenceMachine;
import org.vmgen.runtime.Code;
import org.vmgen.runtime.Host;
import org.vmgen.runtime.InstructionSet;
import org.vmgen.runtime.Limits;
import org.vmgen.runtime.Machine;

/**
 * The reference engine: it interprets the description itself, which nothing has been generated
 * from.
 */
record ReferenceMachines(VmModel model) implements ForthMachines {

  /**
   * The engine of this example's description.
   *
   * @throws IOException if the description is not where the program was built, or is wrong
   */
  static ReferenceMachines ofDescription() throws IOException {
    Path description = NativeEngine.target().resolveSibling("src/main/vmgen").resolve("forth.vmg");
    if (!Files.exists(description)) {
      throw new IOException("the description is missing: " + description);
    }
    Optional<VmModel> model = Vmgen.load(description, Map.of(), new Diagnostics());
    return new ReferenceMachines(
        model.orElseThrow(() -> new IOException(description + " has errors: see vmgen check")));
  }

  @Override
  public InstructionSet instructions() {
    return InstructionSets.of(model);
  }

  @Override
  public Machine machine(Code code, Limits limits, Host streams, ForthExterns externs) {
    return new ReferenceMachine(model, code, limits, streams, Optional.of(externs));
  }
}
