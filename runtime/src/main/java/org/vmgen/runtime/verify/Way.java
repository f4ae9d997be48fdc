package org.vmgen.runtime.verify;

import java.util.List;

/**
 * One way in which an instruction completes. Throws and traps are no ways: nothing follows them.
 *
 * @param kind where control goes
 * @param target of a jump; of the other kinds NUMBER
 * @param outputs what is pushed after the inputs are popped, in order
 */
public record Way(Kind kind, Source target, List<Output> outputs) {
  public Way {
    outputs = List.copyOf(outputs);
  }

  /** Where control goes. {@link #code} is the same number in C. */
  public enum Kind {
    /** On to the next instruction; also that of a yield, behind which a run resumes. */
    FALL,
    /** To the target. */
    JUMP,
    /** Nowhere: the run ends. */
    HALT;

    public int code() {
      return ordinal();
    }
  }

  /**
   * A value that is pushed.
   *
   * @param stack its index
   */
  public record Output(int stack, Source source) {}

  /** Whether the position after the instruction is left on a stack: a call. */
  public boolean isCall() {
    return kind == Kind.JUMP
        && outputs.stream().anyMatch(output -> output.source().kind() == Source.Kind.NEXT);
  }
}
