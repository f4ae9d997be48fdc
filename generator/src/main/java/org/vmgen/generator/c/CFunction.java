package org.vmgen.generator.c;

import java.util.List;
import java.util.Optional;
import org.vmgen.generator.action.Stmt;
import org.vmgen.generator.lower.VariableNames;
import org.vmgen.generator.model.Stack;
import org.vmgen.generator.model.Trap;
import org.vmgen.generator.model.Type;
import org.vmgen.generator.model.Variable;
import org.vmgen.generator.stack.Distance;

/** Prints the inside of a function of the description that is a function in C: it is pure. */
final class CFunction implements CExpressions.Context, CStatements.Exits {
  private final CTypes types;
  private final VariableNames variables;
  private final Stmt.Block lowered;
  private final String name;

  CFunction(CTypes types, VariableNames variables, Stmt.Block lowered, String name) {
    this.types = types;
    this.variables = variables;
    this.lowered = lowered;
    this.name = name;
  }

  List<String> print() {
    CWriter out = new CWriter();
    out.line("(void)vm;");
    new CStatements(types, this, out, this, "leave_" + name, lowered).all(lowered);
    return out.lines();
  }

  @Override
  public String name(Variable variable) {
    return variables.get(variable);
  }

  @Override
  public Distance afterPop(Stack stack) {
    throw impossible();
  }

  @Override
  public String next() {
    throw impossible();
  }

  @Override
  public Optional<Type> elementSlot(Variable array) {
    return Optional.empty();
  }

  @Override
  public void complete(Stmt.Complete complete) {
    throw impossible();
  }

  @Override
  public void raise() {
    throw impossible();
  }

  @Override
  public String trap(Trap trap, String detail) {
    throw impossible();
  }

  private IllegalStateException impossible() {
    return new IllegalStateException("function " + name + " is not pure");
  }
}
