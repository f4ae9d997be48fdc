package org.vmgen.generator.stack;

/** A value that is written to its place. */
public record Store(Location to, Value value) {

  /** With the pointer of the place's stack having been lowered by {@code lowered} slots before. */
  Store relativeTo(Distance lowered) {
    return to instanceof Location.Slot slot
        ? new Store(new Location.Slot(slot.stack(), slot.below().minus(lowered)), value)
        : this;
  }
}
