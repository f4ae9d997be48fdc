package org.vmgen.generator.check;

import org.vmgen.generator.model.SlotClass;
import org.vmgen.generator.model.Stack;
import org.vmgen.generator.model.Type;

/** Which items can lie on which stack. */
final class SlotClasses {

  private SlotClasses() {}

  /** Whether an item of that type can lie on the stack. */
  static boolean fits(Type item, Stack stack) {
    return item.slotClass() == stack.slotClass()
        && (item.slotClass() != SlotClass.REFERENCE
            || stack.slot().text().equals("ref")
            || stack.slot().equals(item));
  }

  /** What the slots of a stack are, for messages. */
  static String slots(Stack stack) {
    return switch (stack.slotClass()) {
      case CELL -> "cells (" + stack.slot().text() + ")";
      case FLOAT -> "floats (" + stack.slot().text() + ")";
      case REFERENCE -> "references (" + stack.slot().text() + ")";
    };
  }

  /** A stack declaration that could hold items of that type, for advice. */
  static String declaration(Type item) {
    return switch (item.slotClass()) {
      case CELL -> "stack cells : i64";
      case FLOAT -> "stack flt : " + item.text();
      case REFERENCE -> "stack refs : ref";
    };
  }
}
