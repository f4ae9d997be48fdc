package org.vmgen.generator.c;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A shell script that looks into the machine code of an engine: whether each body ends in a jump of
 * its own to the next one, or compilers have merged these jumps or made calls of them.
 */
final class CObjectCheck {
  /** What the names of such scripts end with. */
  static final String SCRIPT = "_check.sh";

  /** The script's exit code when something is wrong with the machine code. */
  static final int NOT_AS_MEANT = 1;

  private static final Pattern GOES_ON = Pattern.compile("\\b(NEXT|JUMP|CALL|PASS|LEAP)\\(");

  private CObjectCheck() {}

  /** Whether an engine's jumps can go wrong: those of a switch are one anyway. */
  static boolean applies(Dispatch dispatch) {
    return dispatch != Dispatch.SWITCH;
  }

  /**
   * The script.
   *
   * @param bodies all bodies that are labels of the run loop, or functions
   */
  static String text(Dispatch dispatch, CNames names, List<EngineView.BodyView> bodies) {
    List<String> ends = bodies.stream().filter(b -> !goesOn(b)).map(b -> b.name()).toList();
    // Of bodies that are called seldom GCC may join the jumps.
    int own = (int) bodies.stream().filter(b -> goesOn(b) && !b.seldom()).count();
    int jumps = dispatch.functions() ? bodies.size() : own;
    return CTemplates.plain("vm_check.sh", names)
        .replace("@SHAPE@", dispatch.functions() ? "functions" : "loop")
        .replace("@BODIES@", String.valueOf(jumps))
        .replace("@ENDS@", dispatch.functions() ? String.join(" ", ends) : "")
        .replace("@OPTIONS@", options(dispatch));
  }

  private static boolean goesOn(EngineView.BodyView body) {
    return body.lines().stream().anyMatch(line -> GOES_ON.matcher(line).find());
  }

  /** What compilers need, as lines of a string of awk. */
  private static String options(Dispatch dispatch) {
    String all = CFlag.text(dispatch, CFlag.Made.BY_ALL);
    List<String> lines = new ArrayList<>();
    for (CFlag.Made made : CFlag.Made.values()) {
      String options = CFlag.text(dispatch, made);
      if (made == CFlag.Made.BY_ALL) {
        lines.add("  " + all);
      } else if (!options.isEmpty()) {
        lines.add("  " + made.text() + ": also " + options);
      }
    }
    return String.join("\\n", lines);
  }
}
