package org.vmgen.cli;

import org.vmgen.generator.example.MachineEngine;
import org.vmgen.generator.model.VmModel;

/** Makes engines that run on this computer. */
final class LocalEngines {

  private LocalEngines() {}

  /** An engine for the examples of a model. */
  static LocalEngine examples(VmModel model, String name) {
    if (name.equals(Engines.REFERENCE)) {
      return LocalEngine.of(MachineEngine.reference(model));
    }
    return LocalEngine.missing("cannot be built here");
  }
}
