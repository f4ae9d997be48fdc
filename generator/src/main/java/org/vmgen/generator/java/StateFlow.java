package org.vmgen.generator.java;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which of the machine's fields a method copies to locals, by what its instructions mention.
 *
 * @param loads declarations at the method's begin
 * @param saves statements that store what the method changed
 * @param objects the locals with arrays and the like, of which none is null
 */
record StateFlow(List<String> loads, List<String> saves, List<String> objects) {

  /**
   * @param body the instructions of the method, without comments
   * @param always names that the method's frame mentions itself
   */
  static StateFlow of(StateNames state, String body, List<String> always) {
    List<StateNames.StateLocal> used =
        state.locals().stream()
            .filter(l -> always.contains(l.name()) || JavaWords.contains(body, l.name()))
            .toList();
    return new StateFlow(
        used.stream().map(StateNames.StateLocal::declaration).toList(),
        used.stream()
            .filter(l -> !l.save().isEmpty())
            .filter(l -> always.contains(l.name()) || JavaWords.assigns(body, l.name()))
            .map(StateNames.StateLocal::save)
            .toList(),
        used.stream().filter(StateNames.StateLocal::isObject).map(l -> l.name()).toList());
  }

  /**
   * Takes statements out of texts: those that read again, after it changed, what no instruction of
   * the method uses.
   *
   * @param body the instructions of the method, without comments
   * @param always names that the method's frame mentions itself: its loop reads code
   */
  static UnaryOperator<String> withoutUnread(StateNames state, String body, List<String> always) {
    String statements =
        state.locals().stream()
            .filter(l -> l.save().isEmpty() && !always.contains(l.name()))
            .filter(l -> JavaWords.contains(body, l.name()))
            .filter(l -> !JavaWords.contains(body.replaceAll(reloading(l), ""), l.name()))
            .map(StateFlow::reloading)
            .collect(Collectors.joining("|"));
    return statements.isEmpty()
        ? UnaryOperator.identity()
        : text -> text.replaceAll(statements, "");
  }

  /** What matches the lines that read it again. */
  private static String reloading(StateNames.StateLocal local) {
    return "(?m)^ *" + Pattern.quote(local.reloading()) + "\\n";
  }
}
