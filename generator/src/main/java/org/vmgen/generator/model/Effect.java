package org.vmgen.generator.model;

import java.util.List;
import java.util.stream.Stream;

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

  /** Every immediate, length, input and output, each once. */
  public List<Variable> variables() {
    Stream<Variable> operands =
        immediates.stream()
            .flatMap(i -> Stream.concat(Stream.of(i.variable()), i.length().stream()));
    Stream<Variable> items = Stream.concat(inputs.stream(), outputs.stream()).map(Item::variable);
    return Stream.concat(operands, items).distinct().toList();
  }
}
