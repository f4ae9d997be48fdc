package org.vmgen.runtime;

import java.util.List;

/**
 * A kind of trap.
 *
 * @param code from 1; declared kinds from {@link #FIRST_DECLARED}
 */
public record TrapInfo(String name, int code) {
  public static final int UNDERFLOW = 1;
  public static final int OVERFLOW = 2;
  public static final int MEMORY = 3;
  public static final int REGION = 4;
  public static final int CODE = 5;
  public static final int ZERO_DIVIDE = 6;
  public static final int DIVISION_OVERFLOW = 7;
  public static final int LIMIT = 8;

  /** The code of the first trap that a description declares. */
  public static final int FIRST_DECLARED = 16;

  /** The kinds that every machine has, in the order of their codes. */
  public static final List<TrapInfo> BUILT_IN =
      List.of(
          new TrapInfo("underflow", UNDERFLOW),
          new TrapInfo("overflow", OVERFLOW),
          new TrapInfo("memory", MEMORY),
          new TrapInfo("region", REGION),
          new TrapInfo("code", CODE),
          new TrapInfo("zeroDivide", ZERO_DIVIDE),
          new TrapInfo("divisionOverflow", DIVISION_OVERFLOW),
          new TrapInfo("limit", LIMIT));
}
