package org.vmgen.generator.model;

import java.util.List;
import org.vmgen.generator.action.Stmt;

/**
 * A portable function. Functions are not recursive.
 *
 * @param results none, one, or several
 * @param pure whether it neither touches state nor traps, throws, nor calls an extern that is not
 *     pure: it can be one function of the target language; any other is inlined
 */
public record Function(
    String name,
    int index,
    List<Variable> parameters,
    List<Type> results,
    Stmt.Block body,
    boolean pure,
    Documentation documentation) {
  public Function {
    parameters = List.copyOf(parameters);
    results = List.copyOf(results);
  }
}
