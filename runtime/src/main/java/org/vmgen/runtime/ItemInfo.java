package org.vmgen.runtime;

/**
 * One item of a stack effect.
 *
 * @param typeName the type as the description names it, or that of a reference type
 * @param place the stack's index, or the region's for an OPERAND
 * @param optional an output that exists only on some paths
 * @param immediate index of the immediate that gives the length (MANY) or the slot (OPERAND); -1
 *     for SINGLE
 */
public record ItemInfo(
    String name,
    String typeName,
    ValueType type,
    Kind kind,
    int place,
    boolean optional,
    int immediate) {

  /** How an item lies in the machine's state. */
  public enum Kind {
    /** One slot of a stack. */
    SINGLE,
    /** As many slots of a stack as an immediate says; inputs only. */
    MANY,
    /** A slot of a region that an immediate names. */
    OPERAND
  }

  public static ItemInfo single(int stack, String name, String typeName, ValueType type) {
    return new ItemInfo(name, typeName, type, Kind.SINGLE, stack, false, -1);
  }

  public static ItemInfo optional(int stack, String name, String typeName, ValueType type) {
    return new ItemInfo(name, typeName, type, Kind.SINGLE, stack, true, -1);
  }

  public static ItemInfo many(
      int stack, String name, String typeName, ValueType type, int immediate) {
    return new ItemInfo(name, typeName, type, Kind.MANY, stack, false, immediate);
  }

  public static ItemInfo operand(
      int region, String name, String typeName, ValueType type, int immediate) {
    return new ItemInfo(name, typeName, type, Kind.OPERAND, region, false, immediate);
  }
}
