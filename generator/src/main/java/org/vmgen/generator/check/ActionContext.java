package org.vmgen.generator.check;

import java.util.List;
import org.vmgen.generator.model.Effect;
import org.vmgen.generator.model.Type;
import org.vmgen.generator.model.Variable;

/** Whose block is checked. New variables are numbered from {@link #firstFreeId}. */
public sealed interface ActionContext {

  /** The first number that no variable of the context has. */
  int firstFreeId();

  /**
   * An instruction. An output with the name of an input or immediate shares its variable, and two
   * operands {@code r[#a]} of the same immediate have variables of their own.
   */
  record OfInstruction(String name, Effect effect, int firstFreeId) implements ActionContext {}

  /** A function; {@code return} gives its results. */
  record OfFunction(String name, List<Variable> parameters, List<Type> results, int firstFreeId)
      implements ActionContext {}

  /** {@code on throw} or {@code on trap}: no items; {@code next} has no meaning. */
  record OfHandler(List<Variable> parameters, int firstFreeId) implements ActionContext {}
}
