package org.vmgen.generator.java;

/** The method that an instruction's code stands in. */
enum Mode {
  /** The loop: the next instruction is dispatched by going on with the loop. */
  LOOP("continue;", "continue loop;", "break loop;", 1),
  /** A method of instructions outside the loop: it returns to the loop. */
  OUTLINED("break;", "break dispatch;", "break;", 0),
  /** The method of a handler. */
  HANDLER("break dispatch;", "break dispatch;", "break dispatch;", 0);

  private final String done;
  private final String doneInLoop;
  private final String stop;
  private final int ahead;

  Mode(String done, String doneInLoop, String stop, int ahead) {
    this.done = done;
    this.doneInLoop = doneInLoop;
    this.stop = stop;
    this.ahead = ahead;
  }

  /**
   * How many words {@code ip} is ahead of the instruction's opcode while its code runs, and where
   * it stops.
   */
  int ahead() {
    return ahead;
  }

  /** The statement after a completed instruction. */
  String done(boolean inLoop) {
    return inLoop ? doneInLoop : done;
  }

  /** In the loop, the statement after {@code to} was set, where a jump goes on. */
  String jump(boolean inLoop) {
    return inLoop ? "break dispatch;" : "break;";
  }

  /** The statement after {@code stop} was set. */
  String stop(boolean inLoop) {
    return inLoop && this != LOOP ? "break dispatch;" : stop;
  }
}
