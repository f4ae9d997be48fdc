package org.vmgen.runtime.verify;

/**
 * Where a value comes from that an instruction leaves on a stack, jumps to or keeps.
 *
 * @param index of the input or immediate; 0 for kinds that have none
 */
public record Source(Kind kind, int index) {

  /** The sorts of origins. {@link #code} is the same number in C. */
  public enum Kind {
    /** An integer or bool. */
    NUMBER,
    FLOAT,
    /** The null reference. */
    NULL,
    /** A reference of the host's; the index is that of its type in {@link Effects#references}. */
    REFERENCE,
    /** A position that is not known. */
    CODE,
    /** The position after the instruction. */
    NEXT,
    /** The input of that index, unchanged. */
    INPUT,
    /** The immediate of that index. */
    IMMEDIATE,
    /** Some element of the array immediate of that index. */
    ELEMENT,
    /** What the instruction pops from the stack declared {@code returns}. */
    RETURN;

    public int code() {
      return ordinal();
    }
  }

  public static Source of(Kind kind) {
    return new Source(kind, 0);
  }

  public static Source input(int index) {
    return new Source(Kind.INPUT, index);
  }

  public static Source immediate(int index) {
    return new Source(Kind.IMMEDIATE, index);
  }
}
