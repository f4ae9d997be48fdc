package org.vmgen.generator.object;

import java.util.List;

/**
 * What a body is compiled to.
 *
 * @param bytes of the instructions that are only its own
 * @param lines the instructions as a disassembler shows them, by their places
 */
public record BodyCode(int bytes, List<String> lines) {
  public BodyCode {
    lines = List.copyOf(lines);
  }
}
