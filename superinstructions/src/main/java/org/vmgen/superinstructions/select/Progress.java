package org.vmgen.superinstructions.select;

/** Told how a selection gets on. */
public interface Progress {

  /** Says nothing and never stops. */
  Progress NONE = (what, cost) -> true;

  /**
   * A step is done.
   *
   * @param what is being done
   * @param cost of the best choice until now, relative to that of none
   * @return whether to go on; if not, the best choice until now is the result
   */
  boolean goesOn(String what, double cost);
}
