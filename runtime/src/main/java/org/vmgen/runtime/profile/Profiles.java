package org.vmgen.runtime.profile;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.vmgen.format.ImageFile;
import org.vmgen.format.profile.Profile;
import org.vmgen.format.profile.ProfileException;
import org.vmgen.runtime.InstructionInfo;
import org.vmgen.runtime.InstructionSet;
import org.vmgen.runtime.image.Images;

/** Whether profiles belong to machines. */
public final class Profiles {

  private Profiles() {}

  /**
   * Looks whether a profile is of this machine. Instructions that were added, reordered or
   * documented since do not matter.
   *
   * @throws ProfileException if it is of another machine, or instructions that it uses are missing
   *     or have changed, each of them named
   */
  public static void check(Profile profile, InstructionSet set) throws ProfileException {
    if (!profile.machine().equals(set.machine())) {
      throw new ProfileException(
          "the profile is of the machine " + profile.machine() + ", not of " + set.machine());
    }
    List<String> problems = new ArrayList<>();
    for (ImageFile.Instruction used : profile.instructions()) {
      Optional<InstructionInfo> found = set.mnemonic(used.mnemonic());
      if (found.isEmpty()) {
        problems.add("the machine has no instruction " + Images.text(used));
      } else {
        ImageFile.Instruction has = Images.describe(set, found.get());
        if (!has.equals(used)) {
          problems.add(
              "the instruction "
                  + Images.text(used)
                  + " has changed: it is now "
                  + Images.text(has));
        }
      }
    }
    if (!problems.isEmpty()) {
      throw new ProfileException(problems);
    }
  }
}
