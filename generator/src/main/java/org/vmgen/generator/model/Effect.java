package org.vmgen.generator.model;

import java.util.List;

/**
 * The stack effect of an instruction. Items stand in written order: of those on one stack the last
 * is the topmost.
 *
 * @param text the effect as written, between its parentheses, blanks folded
 */
public record Effect(
    List<Immediate> immediates, List<Item> inputs, List<Item> outputs, String text) {
  public Effect {
    immediates = List.copyOf(immediates);
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
  }
}
