package org.vmgen.cli;

import java.util.Optional;
import org.vmgen.generator.example.ExampleEngine;

/**
 * An engine as far as this computer can run it.
 *
 * @param engine empty if it cannot
 * @param missing why it cannot, empty if it can
 */
record LocalEngine(Optional<ExampleEngine> engine, String missing) {

  static LocalEngine of(ExampleEngine engine) {
    return new LocalEngine(Optional.of(engine), "");
  }

  static LocalEngine missing(String why) {
    return new LocalEngine(Optional.empty(), why);
  }
}
