package org.vmgen.cli;

import java.io.IOException;
import org.vmgen.generator.model.VmModel;

/** Builds the engines that {@code vmgen tune} needs; what was built once is found again. */
interface TuneEngines {

  /**
   * The engine that is tuned.
   *
   * @param model with the combined instructions that it is to have
   * @throws LocalEngines.NotHereException if it cannot be built
   */
  TuneEngine measured(VmModel model) throws IOException, LocalEngines.NotHereException;

  /**
   * The fastest engine that counts how often blocks run.
   *
   * @throws LocalEngines.NotHereException if it cannot be built
   */
  TuneEngine counting(VmModel model) throws IOException, LocalEngines.NotHereException;
}
