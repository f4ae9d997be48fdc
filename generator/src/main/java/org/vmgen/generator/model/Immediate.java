package org.vmgen.generator.model;

import java.util.Optional;

/**
 * An immediate operand. In portable code a plain one takes one word; an array takes one word for
 * its length and one for each element.
 *
 * @param variable its value in the action; {@code variable.array()} for {@code #t: code[k]}
 * @param typeName the type as the description names it ({@code n} rather than {@code i64})
 * @param length of an array: the variable that names its length, of type u64
 */
public record Immediate(Variable variable, String typeName, Optional<Variable> length) {

  public String name() {
    return variable.name();
  }

  public Type type() {
    return variable.type();
  }

  public boolean isArray() {
    return variable.array();
  }
}
