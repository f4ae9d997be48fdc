package org.vmgen.runtime.tool;

import org.vmgen.runtime.CellStack;
import org.vmgen.runtime.FloatStack;
import org.vmgen.runtime.NumberText;
import org.vmgen.runtime.ReferenceStack;
import org.vmgen.runtime.SlotStorage;

/** Slots as text: cells as signed decimals, floats as literals, references as null or ref. */
final class SlotText {

  private SlotText() {}

  /** Appends the slots of one index up to another, each after a blank. */
  static void append(StringBuilder out, SlotStorage storage, int from, int to) {
    for (int i = from; i < to; i++) {
      out.append(' ').append(slot(storage, i));
    }
  }

  private static String slot(SlotStorage storage, int index) {
    if (storage instanceof CellStack cells) {
      return Long.toString(cells.get(index));
    }
    if (storage instanceof FloatStack floats) {
      return NumberText.literal(floats.get(index));
    }
    return reference(((ReferenceStack) storage).get(index));
  }

  static String reference(Object value) {
    return value == null ? "null" : "ref";
  }
}
