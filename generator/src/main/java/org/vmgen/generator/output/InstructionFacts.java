package org.vmgen.generator.output;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.vmgen.generator.model.Instruction;
import org.vmgen.generator.model.Properties;
import org.vmgen.generator.model.State;

/** What was derived from an instruction's action, in words. */
public final class InstructionFacts {

  private InstructionFacts() {}

  /** The facts that say something; {@code pure} alone where nothing else is to be said. */
  public static List<String> of(Instruction instruction) {
    Properties p = instruction.properties();
    List<String> facts = new ArrayList<>();
    if (p.pure()) {
      facts.add("pure");
    }
    for (Properties.Control control : Properties.Control.values()) {
      boolean only = p.controls().size() == 1 && control == Properties.Control.FALL;
      if (p.controls().contains(control) && !only) {
        facts.add(word(control));
      }
    }
    if (p.readsNext()) {
      facts.add("reads next");
    }
    states("reads", p.reads(), facts);
    states("writes", p.writes(), facts);
    states("accesses slots of", p.explicit(), facts);
    if (!p.traps().isEmpty()) {
      facts.add("may trap " + String.join(" or ", p.traps()));
    }
    if (!p.externs().isEmpty()) {
      facts.add("calls " + String.join(" and ", p.externs()));
    }
    if (p.endsBlock()) {
      facts.add("ends the block");
    }
    return facts;
  }

  private static String word(Properties.Control control) {
    return switch (control) {
      case FALL -> "may fall through";
      case BRANCH -> "branches";
      case COMPUTED -> "jumps to a computed position";
      default -> control.name().toLowerCase(Locale.ROOT) + "s";
    };
  }

  private static void states(String verb, Set<? extends State> states, List<String> facts) {
    if (!states.isEmpty()) {
      facts.add(
          verb + " " + String.join(" and ", states.stream().map(State::name).sorted().toList()));
    }
  }
}
