package org.vmgen.generator.manual;

import java.util.Map;
import org.vmgen.format.profile.Profile;

/**
 * What a manual says of programs.
 *
 * @param profile of programs of the machine
 * @param dispatches how many instructions they execute where engines have the description's
 *     combined ones, each of which counts once
 * @param combined by the names of combined instructions, how often each of them is executed then
 */
public record ManualCounts(Profile profile, long dispatches, Map<String, Long> combined) {
  public ManualCounts {
    combined = Map.copyOf(combined);
  }
}
