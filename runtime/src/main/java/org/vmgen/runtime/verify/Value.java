package org.vmgen.runtime.verify;

import java.util.List;

/**
 * What is known of a slot.
 *
 * @param number the sort, or of a known code value its position, which is not negative
 */
public record Value(int number) {
  /** An integer or bool. */
  public static final Value NUMBER = new Value(-1);

  /** A number on some paths and a code value on others: good for moving only. */
  public static final Value MIXED = new Value(-2);

  /** Some code value. */
  public static final Value CODE = new Value(-3);

  /** The position to which the function returns. */
  public static final Value RETURN = new Value(-4);

  public static final Value FLOAT = new Value(-5);

  /** The null reference. */
  public static final Value NULL = new Value(-6);

  /** A reference of any type. */
  public static final Value ANY = new Value(-7);

  /** A reference of the type with that index; of any type for a negative one. */
  public static Value reference(int type) {
    return type < 0 ? ANY : new Value(ANY.number - 1 - type);
  }

  /** The code value that is a position. */
  public static Value at(int position) {
    return new Value(position);
  }

  /** Whether it is a code value that is known. */
  public boolean isPosition() {
    return number >= 0;
  }

  public boolean isCode() {
    return isPosition() || equals(CODE) || equals(RETURN);
  }

  private boolean isReference() {
    return number <= NULL.number;
  }

  /** What is known where control comes from two places. */
  Value join(Value other) {
    if (equals(other)) {
      return this;
    } else if (isReference()) {
      return equals(NULL) ? other : other.equals(NULL) ? this : ANY;
    }
    return isCode() && other.isCode() ? CODE : MIXED;
  }

  /** Whether it may be where the other is expected. */
  boolean fits(Value expected) {
    return equals(expected)
        || expected.equals(ANY)
        || expected.equals(CODE) && isCode()
        || expected.isReference() && equals(NULL);
  }

  String text(List<String> references) {
    if (isPosition()) {
      return "the code value " + number;
    }
    return switch (number) {
      case -1 -> "a number";
      case -2 -> "a number or a code value";
      case -3 -> "a code value";
      case -4 -> "the return position";
      case -5 -> "a float";
      case -6 -> "null";
      case -7 -> "a reference";
      default -> "a " + references.get(ANY.number - 1 - number);
    };
  }
}
