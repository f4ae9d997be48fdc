package org.vmgen.examples.forth;

import org.vmgen.runtime.Machine;
import org.vmgen.runtime.MemoryPart;
import org.vmgen.runtime.image.Images;

/** The whole system as an image: code, memory up to the end of the data space, registers. */
final class SystemImage {

  private SystemImage() {}

  /**
   * The image of a machine as it is now.
   *
   * @throws IllegalArgumentException if the end of the data space does not lie in memory
   */
  static byte[] of(Machine vm) {
    int here = vm.instructionSet().registerIndex("here").orElseThrow();
    return Images.write(vm.freezeWithState(new MemoryPart("mem", 0, vm.register(here))));
  }
}
