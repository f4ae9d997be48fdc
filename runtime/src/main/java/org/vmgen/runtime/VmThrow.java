package org.vmgen.runtime;

/**
 * What an extern throws to make the instruction that called it throw. Only externs declared {@code
 * throws} (or without any effect word) may.
 */
public final class VmThrow extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final long value;

  /**
   * @param value of the machine's {@code throws} type
   */
  public VmThrow(long value) {
    super("VM throw " + value, null, false, false);
    this.value = value;
  }

  public long value() {
    return value;
  }
}
