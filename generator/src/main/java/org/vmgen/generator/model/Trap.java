package org.vmgen.generator.model;

import java.util.List;

/**
 * A kind of trap. The built-in kinds come first, always with the same codes; those that a
 * description declares with {@code trap NAME;} follow in order.
 *
 * @param code from 1
 */
public record Trap(String name, int code) {
  public static final Trap UNDERFLOW = new Trap("underflow", 1);
  public static final Trap OVERFLOW = new Trap("overflow", 2);
  public static final Trap MEMORY = new Trap("memory", 3);
  public static final Trap REGION = new Trap("region", 4);
  public static final Trap CODE = new Trap("code", 5);
  public static final Trap ZERO_DIVIDE = new Trap("zeroDivide", 6);
  public static final Trap DIVISION_OVERFLOW = new Trap("divisionOverflow", 7);
  public static final Trap LIMIT = new Trap("limit", 8);

  /** Those of every machine, by their codes. */
  public static final List<Trap> BUILT_IN =
      List.of(UNDERFLOW, OVERFLOW, MEMORY, REGION, CODE, ZERO_DIVIDE, DIVISION_OVERFLOW, LIMIT);

  /** The code of the first trap that a description declares. */
  public static final int FIRST_DECLARED = 16;

  /** Whether only checked engines test for it: bounds that a correct program keeps. */
  public boolean isBounds() {
    return code >= UNDERFLOW.code && code <= REGION.code;
  }
}
