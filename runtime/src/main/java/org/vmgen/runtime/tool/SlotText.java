package org.vmgen.runtime.tool;

import org.vmgen.runtime.CellStack;
import org.vmgen.runtime.FloatStack;
import org.vmgen.runtime.NumberText;
import org.vmgen.runtime.ReferenceStack;
import org.vmgen.runtime.Shown;
import org.vmgen.runtime.SlotStorage;

/** Slots as text: cells as signed decimals, floats as literals, references as null or ref. */
final class SlotText {

  private SlotText() {}

  /** A slot; a cell in the way that its type is shown. */
  static String slot(SlotStorage storage, int index, Shown shown) {
    if (storage instanceof CellStack cells) {
      return shown.text(cells.get(index));
    }
    if (storage instanceof FloatStack floats) {
      return NumberText.literal(floats.get(index));
    }
    return reference(((ReferenceStack) storage).get(index));
  }

  /** A number, and behind it how its type is shown if that differs: {@code 65 ('A')}. */
  static String both(long value, Shown shown) {
    String number = Long.toString(value);
    String text = shown.text(value);
    return text.equals(number) ? number : number + " (" + text + ")";
  }

  static String reference(Object value) {
    return value == null ? "null" : "ref";
  }
}
