package org.vmgen.generator.c;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.vmgen.generator.action.Expr;
import org.vmgen.generator.action.Stmt;
import org.vmgen.generator.model.Body;
import org.vmgen.generator.model.Effect;
import org.vmgen.generator.model.Item;
import org.vmgen.generator.model.ScalarType;
import org.vmgen.generator.model.Type;
import org.vmgen.generator.model.Variable;

/**
 * Raw bodies. Inputs and outputs are variables by their names; where the text ends, the outputs are
 * pushed. Only these macros leave it or reach the machine: {@code VM_NEXT} the position after the
 * instruction, {@code VM_JUMP(code)}, {@code VM_DONE}, {@code VM_THROW(value)}, {@code
 * VM_TRAP(kind)}, {@code VM_SP(stack)} the pointer past the top, {@code VM_REG(register)}, {@code
 * VM_MEM(memory)} its bytes, {@code VM} the machine.
 */
final class CRaw {
  private CRaw() {}

  /** An action with the exits that a raw body can have; it reads all inputs. */
  static Stmt.Block shape(Effect effect) {
    List<Stmt> statements = new ArrayList<>();
    Set<Variable> outputs = new HashSet<>();
    for (Item item : effect.outputs()) {
      if (item.variable().assignable() && outputs.add(item.variable())) {
        statements.add(new Stmt.Declare(item.variable(), zero(item.type())));
      }
    }
    effect.inputs().stream()
        .filter(item -> item instanceof Item.Single)
        .forEach(item -> statements.add(reading(item.variable())));
    effect.immediates().stream()
        .filter(i -> !i.isArray())
        .forEach(i -> statements.add(reading(i.variable())));
    statements.add(new Stmt.Complete(new Stmt.Done(), outputs));
    return new Stmt.Block(statements);
  }

  private static Stmt reading(Variable variable) {
    return new Stmt.Evaluate(new Expr.Read(variable), org.vmgen.generator.action.Source.NONE);
  }

  private static Expr zero(Type type) {
    return type instanceof ScalarType scalar
        ? Expr.Constant.of(scalar, 0)
        : new Expr.Null((org.vmgen.generator.model.ReferenceType) type);
  }

  static void print(Body.RawText raw, Effect effect, CWriter out, CBody body) {
    Set<Variable> outputs = new HashSet<>();
    for (Item item : effect.outputs()) {
      if (item.variable().assignable() && outputs.add(item.variable())) {
        body.declareZero(item.variable());
      }
    }
    body.mentionInputs();
    out.verbatim("#define VM_NEXT (" + body.next() + ")");
    String name = body.rawLabel();
    out.verbatim("#define VM_DONE goto done_" + name);
    out.verbatim(
        "#define VM_JUMP(code) do { raw_target = (code); goto jump_" + name + "; } while (0)");
    boolean jumps = raw.text().contains("VM_JUMP");
    if (jumps) {
      body.declareTarget();
    }
    out.open("{");
    raw.text().strip().lines().forEach(out::line);
    out.close("}");
    if (raw.text().contains("VM_DONE")) {
      out.label("done_" + name);
    }
    Stmt.Complete complete = new Stmt.Complete(new Stmt.Done(), outputs);
    body.complete(complete);
    if (jumps) {
      out.label("jump_" + name);
      body.jumpRaw(complete);
    }
    out.verbatim("#undef VM_NEXT");
    out.verbatim("#undef VM_DONE");
    out.verbatim("#undef VM_JUMP");
  }
}
