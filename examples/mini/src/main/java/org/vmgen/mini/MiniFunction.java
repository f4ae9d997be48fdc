package org.vmgen.mini;

import java.util.LinkedHashMap;
import java.util.Map;
import org.antlr.v4.runtime.Token;
import org.vmgen.runtime.Label;

/**
 * A function of the program, known before the body of any is compiled.
 *
 * @param entry where its code starts
 */
record MiniFunction(String name, int parameters, Label entry, MiniParser.FunctionContext syntax) {

  /** The slot of each name in the frame: parameters from 0, then variables. */
  Map<String, Integer> slots(MiniErrors errors) {
    Map<String, Integer> slots = new LinkedHashMap<>();
    for (Token parameter : syntax.parameters) {
      declare(slots, parameter, errors);
    }
    for (Token variable : syntax.variables) {
      declare(slots, variable, errors);
    }
    return slots;
  }

  private static void declare(Map<String, Integer> slots, Token name, MiniErrors errors) {
    if (slots.putIfAbsent(name.getText(), slots.size()) != null) {
      errors.add(name, "the name '" + name.getText() + "' is declared twice in this function");
    }
  }
}
