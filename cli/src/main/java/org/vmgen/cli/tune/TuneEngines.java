package org.vmgen.cli.tune;

import java.io.IOException;
import java.util.List;
import org.vmgen.cli.LocalEngines;
import org.vmgen.format.profile.Profile;
import org.vmgen.generator.model.VmModel;

/** Builds the engines that {@code vmgen tune} needs; what was built once is found again. */
interface TuneEngines {

  /**
   * The same, but generated for what programs run, if the engine that is tuned can use that.
   *
   * @param usage the profile of each
   */
  TuneEngines with(List<Profile> usage);

  /**
   * The engine that is tuned.
   *
   * @param model with the combined instructions that it is to have
   * @param name how messages call it
   * @param building is told before it is built, if it was not
   * @throws LocalEngines.NotHereException if it cannot be built
   */
  TuneEngine measured(VmModel model, String name, Runnable building)
      throws IOException, LocalEngines.NotHereException;

  /**
   * The fastest engine that counts how often blocks run.
   *
   * @param building is told before it is built, if it was not
   * @throws LocalEngines.NotHereException if it cannot be built
   */
  TuneEngine counting(VmModel model, Runnable building)
      throws IOException, LocalEngines.NotHereException;
}
