package org.vmgen.runtime.verify;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a verifier is told beside the program.
 *
 * @param signatures of entries, by name, in the order in which they are looked at; code without a
 *     name is {@code @17} by its position
 * @param rules for instructions, by identifier
 * @param limits how deep stacks may become, by index; those that are not named are not tested
 * @param recursion whether functions may call themselves, although that can make any stack overflow
 */
public record Assumptions(
    Map<String, Signature> signatures,
    Map<String, Rule> rules,
    Map<Integer, Integer> limits,
    boolean recursion) {

  /** Nothing is known but the program. */
  public static final Assumptions NONE = new Assumptions(Map.of(), Map.of(), Map.of(), false);

  public Assumptions {
    signatures = Collections.unmodifiableMap(new LinkedHashMap<>(signatures));
    rules = Map.copyOf(rules);
    limits = Map.copyOf(limits);
  }

  Rule rule(String instruction) {
    return rules.getOrDefault(instruction, Rule.NONE);
  }

  /** The same with further signatures. */
  public Assumptions with(Map<String, Signature> more) {
    Map<String, Signature> all = new LinkedHashMap<>(signatures);
    all.putAll(more);
    return new Assumptions(all, rules, limits, recursion);
  }
}
