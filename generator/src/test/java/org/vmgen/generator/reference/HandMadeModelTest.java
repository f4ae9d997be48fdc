package org.vmgen.generator.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.vmgen.generator.action.BinaryOp;
import org.vmgen.generator.action.Expr;
import org.vmgen.generator.action.Source;
import org.vmgen.generator.action.Stmt;
import org.vmgen.generator.action.Target;
import org.vmgen.generator.model.Body;
import org.vmgen.generator.model.Documentation;
import org.vmgen.generator.model.Effect;
import org.vmgen.generator.model.Immediate;
import org.vmgen.generator.model.Instruction;
import org.vmgen.generator.model.Item;
import org.vmgen.generator.model.Properties;
import org.vmgen.generator.model.ScalarType;
import org.vmgen.generator.model.Stack;
import org.vmgen.generator.model.Variable;
import org.vmgen.generator.model.VmModel;
import org.vmgen.runtime.Code;
import org.vmgen.runtime.CodeBuilder;
import org.vmgen.runtime.Exit;
import org.vmgen.runtime.Host;
import org.vmgen.runtime.Label;

/** The reference engine on a model made by hand, without any front end. */
class HandMadeModelTest {

  private static final Documentation NOWHERE = new Documentation(List.of(), "hand.vmg", 1, 1);
  private static final Stack DATA =
      new Stack("data", 0, ScalarType.I64, "i64", 0, "", false, OptionalLong.empty(), NOWHERE);

  private final List<Instruction> instructions = new ArrayList<>();

  @Test
  void aLoopCountsDownAndEveryInstructionIsCounted() {
    Variable a = variable(0, "a", Variable.Kind.INPUT);
    Variable b = variable(1, "b", Variable.Kind.INPUT);
    Variable sum = variable(2, "sum", Variable.Kind.OUTPUT);
    instruction(
        "add",
        List.of(),
        List.of(item(a), item(b)),
        List.of(item(sum)),
        new Stmt.Assign(
            new Target.Local(sum),
            new Expr.Binary(BinaryOp.ADD, ScalarType.I64, new Expr.Read(a), new Expr.Read(b)),
            Source.NONE));
    Variable n = variable(0, "n", Variable.Kind.IMMEDIATE);
    instruction(
        "lit", List.of(new Immediate(n, "n", Optional.empty())), List.of(), List.of(item(n)));
    Variable target = new Variable(0, "target", ScalarType.CODE, Variable.Kind.IMMEDIATE, false);
    Variable kept = variable(1, "kept", Variable.Kind.INPUT);
    instruction(
        "loop",
        List.of(new Immediate(target, "target", Optional.empty())),
        List.of(item(kept)),
        List.of(item(kept)),
        new Stmt.If(
            new Expr.Binary(
                BinaryOp.NOT_EQUAL,
                ScalarType.BOOL,
                new Expr.Read(kept),
                Expr.Constant.of(ScalarType.I64, 0)),
            new Stmt.Jump(new Expr.Read(target), Source.NONE),
            Optional.empty()));
    instruction("stop", List.of(), List.of(item(a)), List.of(), new Stmt.Halt(new Expr.Read(a)));
    VmModel model = model();
    CodeBuilder code = new CodeBuilder(InstructionSets.of(model));
    Label again = code.newLabel("again");
    Code loop =
        code.emit("lit", 3)
            .bind(again)
            .emit("lit", -1)
            .emit("add")
            .emit("loop", again)
            .emit("stop")
            .build();

    Exit exit = new ReferenceMachine(model, loop, Host.silent()).run();

    assertThat(exit).isEqualTo(new Exit(Exit.Kind.HALT, 0, 0, -1, 8, 11));
  }

  private static Variable variable(int id, String name, Variable.Kind kind) {
    return new Variable(id, name, ScalarType.I64, kind, false);
  }

  private static Item item(Variable variable) {
    return new Item.Single(variable, "n", DATA, false);
  }

  private void instruction(
      String name,
      List<Immediate> immediates,
      List<Item> inputs,
      List<Item> outputs,
      Stmt... action) {
    Properties properties =
        new Properties(
            Set.of(), false, false, Set.of(), Set.of(), Set.of(), List.of(), List.of(), true,
            List.of());
    instructions.add(
        new Instruction(
            name,
            name,
            instructions.size(),
            new Effect(immediates, inputs, outputs, ""),
            new Body.Action(new Stmt.Block(List.of(action)), ""),
            properties,
            NOWHERE));
  }

  private VmModel model() {
    return new VmModel(
        "hand",
        List.of(),
        List.of(),
        List.of(DATA),
        List.of(),
        List.of(),
        List.of(),
        ScalarType.I64,
        ScalarType.I64,
        ScalarType.I64,
        List.of(),
        List.of(),
        Map.of(),
        List.of(),
        instructions,
        List.of(),
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Map.of(),
        List.of(),
        NOWHERE);
  }
}
