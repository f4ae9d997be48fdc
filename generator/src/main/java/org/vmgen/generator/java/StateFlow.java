package org.vmgen.generator.java;

import java.util.List;

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
}
