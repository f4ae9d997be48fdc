package org.vmgen.generator.diagnostic;

import java.util.ArrayList;
import java.util.List;
import org.vmgen.generator.json.Json;

/**
 * The first of many messages: nobody reads hundreds. Errors go before warnings; what is shown is in
 * its old order.
 *
 * @param shown what is to be printed
 * @param errors how many errors are left out
 * @param warnings how many warnings are left out
 */
public record FirstMessages(List<Diagnostic> shown, int errors, int warnings) {

  /** How many are shown unless a user says something else. */
  public static final int DEFAULT = 50;

  public FirstMessages {
    shown = List.copyOf(shown);
  }

  /**
   * The first of {@code all}.
   *
   * @param most how many are shown; 0 for all
   */
  public static FirstMessages of(List<Diagnostic> all, int most) {
    if (most == 0 || all.size() <= most) {
      return new FirstMessages(all, 0, 0);
    }
    int errors = (int) all.stream().filter(FirstMessages::isError).count();
    int errorsLeft = Math.min(errors, most);
    int warningsLeft = most - errorsLeft;
    List<Diagnostic> shown = new ArrayList<>();
    for (Diagnostic diagnostic : all) {
      boolean error = isError(diagnostic);
      if (error && errorsLeft > 0) {
        shown.add(diagnostic);
        errorsLeft--;
      } else if (!error && warningsLeft > 0) {
        shown.add(diagnostic);
        warningsLeft--;
      }
    }
    int shownErrors = Math.min(errors, most);
    return new FirstMessages(
        shown, errors - shownErrors, all.size() - errors - (most - shownErrors));
  }

  private static boolean isError(Diagnostic diagnostic) {
    return diagnostic.severity() == Severity.ERROR;
  }

  /** The line that says what is left out, ended by a new line; empty if that is nothing. */
  public String rest(MessageFormat format) {
    if (errors == 0 && warnings == 0) {
      return "";
    } else if (format == MessageFormat.JSON) {
      return Json.line(Json.object("omitted", Json.object("errors", errors, "warnings", warnings)))
          + "\n";
    }
    List<String> parts = new ArrayList<>();
    if (errors > 0) {
      parts.add(count(errors, "error"));
    }
    if (warnings > 0) {
      parts.add(count(warnings, "warning"));
    }
    return "… and " + String.join(" and ", parts) + "\n";
  }

  private static String count(int number, String what) {
    return number + " more " + what + (number == 1 ? "" : "s");
  }
}
