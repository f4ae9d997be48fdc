package org.vmgen.superinstructions.cost;

import java.util.List;
import org.vmgen.format.profile.Profile;
import org.vmgen.superinstructions.corpus.Part;

/** What bodies of one machine cost on one engine; a single part is a plain instruction. */
public interface Costs {

  /**
   * What one execution costs.
   *
   * @return for each part what is spent if control gets to it, from 0 to 10,000, in the unit of the
   *     model; dispatch belongs to the first part
   */
  int[] parts(List<Part> parts);

  /** About how many bytes of code the body takes. */
  int bytes(List<Part> parts);

  /**
   * What combinations cost by the room that they take from instructions.
   *
   * @param programs profiles, of one program each, that the engine is for
   */
  default Displacement displacement(List<Profile> programs) {
    return Displacement.NONE;
  }

  /**
   * What a dispatch costs more if it goes elsewhere than the last one from the same body did; 0 if
   * all bodies share one jump, or nobody asks.
   */
  default int misprediction() {
    return 0;
  }
}
