package org.vmgen.runtime.verify;

import java.util.List;
import java.util.Optional;

/**
 * What the author of a machine promises of an instruction, where its description does not tell.
 *
 * @param keepsDepths whether depths are those of its stack effect and code values in other slots
 *     stay, whatever its action may do
 * @param depths what it does to depths
 * @param target the signature of all code that it jumps to when that cannot be known
 */
public record Rule(boolean keepsDepths, List<Depth> depths, Optional<Signature> target) {

  /** Nothing is promised. */
  public static final Rule NONE = new Rule(false, List.of(), Optional.empty());

  public Rule {
    depths = List.copyOf(depths);
  }

  /**
   * A change of a stack's depth, between the inputs that are popped and the outputs that are
   * pushed.
   *
   * @param relative whether to the depth after the inputs, else to the bottom of the function
   * @param amount slots; those of the immediate are added
   * @param immediate index of an immediate, -1 for none
   */
  public record Depth(int stack, boolean relative, int amount, int immediate) {}
}
