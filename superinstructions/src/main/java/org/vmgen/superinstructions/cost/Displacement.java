package org.vmgen.superinstructions.cost;

/** What it costs that combinations take room that instructions would have had. */
@FunctionalInterface
public interface Displacement {

  /** There is room for all. */
  Displacement NONE = bytes -> 0;

  /**
   * What each executed instruction costs more, in the mean, in the unit of the cost model.
   *
   * @param bytes that combinations take in all
   * @return from 0 for no bytes, never less for more of them; infinite if there is no such room
   */
  double of(long bytes);
}
