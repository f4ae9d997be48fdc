package org.vmgen.runtime;

/**
 * How a run ended.
 *
 * @param value what was halted with, yielded or thrown; 0 for other kinds
 * @param trap the trap's code (see {@link TrapInfo}), 0 unless kind is TRAP
 * @param detail of a trap: the index of the stack, memory or region concerned; -1 if there is none
 * @param position portable position of the instruction that halted, yielded, threw or trapped; for
 *     BUDGET and INTERRUPT of the instruction that comes next
 * @param instructions completed in this call of run or resume: the one that halts or yields counts,
 *     one that throws or traps does not; 0 if the engine does not count
 */
public record Exit(Kind kind, long value, int trap, int detail, int position, long instructions) {

  /** Why a run ended; {@link #code} is the same number in C. */
  public enum Kind {
    HALT(1, "halt"),
    YIELD(2, "yield"),
    THROW(3, "throw"),
    TRAP(4, "trap"),
    BUDGET(5, "budget"),
    INTERRUPT(6, "interrupt");

    private final int code;
    private final String text;

    Kind(int code, String text) {
      this.code = code;
      this.text = text;
    }

    public int code() {
      return code;
    }

    public String text() {
      return text;
    }

    static Kind of(int code) {
      return values()[code - 1];
    }
  }

  /** Whether {@link Machine#resume} can go on from here. */
  public boolean isResumable() {
    return kind != Kind.HALT;
  }

  /**
   * One line: {@code halt 5 at 17 after 102}, {@code trap underflow data at 3 after 2}, {@code
   * budget at 9 after 1000}.
   */
  public String describe(InstructionSet set) {
    String what =
        switch (kind) {
          case HALT, YIELD, THROW -> kind.text() + " " + value;
          case TRAP -> "trap " + trapText(set);
          case BUDGET, INTERRUPT -> kind.text();
        };
    return what + " at " + position + " after " + instructions;
  }

  /** The trap's name and what it concerns: {@code underflow data}. */
  public String trapText(InstructionSet set) {
    return set.trapName(trap) + detailName(set);
  }

  private String detailName(InstructionSet set) {
    if (detail < 0) {
      return "";
    }
    return switch (trap) {
      case TrapInfo.UNDERFLOW, TrapInfo.OVERFLOW -> " " + set.stacks().get(detail).name();
      case TrapInfo.MEMORY -> " " + set.memories().get(detail).name();
      case TrapInfo.REGION -> " " + set.regions().get(detail).name();
      default -> " " + detail;
    };
  }
}
