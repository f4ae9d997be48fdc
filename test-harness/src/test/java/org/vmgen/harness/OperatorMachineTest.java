package org.vmgen.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.vmgen.generator.Vmgen;
import org.vmgen.generator.action.BinaryOp;
import org.vmgen.generator.action.Expr;
import org.vmgen.generator.action.Intrinsic;
import org.vmgen.generator.action.Stmt;
import org.vmgen.generator.action.UnaryOp;
import org.vmgen.generator.action.Walk;
import org.vmgen.generator.diagnostic.Diagnostics;
import org.vmgen.generator.model.Body;
import org.vmgen.generator.model.ScalarType;
import org.vmgen.generator.model.VmModel;
import org.vmgen.generator.reference.InstructionSets;
import org.vmgen.generator.reference.ReferenceMachine;
import org.vmgen.runtime.Exit;
import org.vmgen.runtime.Host;
import org.vmgen.runtime.text.Assembler;
import org.vmgen.runtime.text.AssemblyException;

class OperatorMachineTest {
  private static final VmModel MODEL = load();

  private static VmModel load() {
    Diagnostics diagnostics = new Diagnostics();
    var model = Vmgen.load("operators.vmg", OperatorMachine.description(), Map.of(), diagnostics);
    assertThat(diagnostics.sorted()).isEmpty();
    return model.orElseThrow();
  }

  private static Exit run(String assembly) throws AssemblyException {
    var code = new Assembler(InstructionSets.of(MODEL)).assemble("program.vmasm", assembly);
    ReferenceMachine machine = new ReferenceMachine(MODEL, code, Host.silent());
    machine.setBudget(1_000_000);
    return machine.run();
  }

  @Test
  void hasEveryBinaryOperatorOnEveryTypeThatItTakes() {
    Set<String> seen = new HashSet<>();
    for (Expr expr : expressions()) {
      if (expr instanceof Expr.Binary binary && binary.left().type() instanceof ScalarType type) {
        seen.add(binary.op() + " " + type);
      }
    }
    for (ScalarType type : ScalarType.values()) {
      for (BinaryOp op : BinaryOp.values()) {
        boolean equality = op == BinaryOp.EQUAL || op == BinaryOp.NOT_EQUAL;
        boolean ordered = op.isComparison() || op.ordinal() <= BinaryOp.DIVIDE.ordinal();
        if (type.isInteger() || equality && type != ScalarType.CODE || type.isFloat() && ordered) {
          assertThat(seen).contains(op + " " + type);
        }
      }
    }
  }

  @Test
  void hasEveryUnaryOperatorOnEveryTypeThatItTakes() {
    Set<String> seen = new HashSet<>();
    for (Expr expr : expressions()) {
      if (expr instanceof Expr.Unary unary) {
        seen.add(unary.op() + " " + unary.type());
      }
    }
    for (ScalarType type : ScalarType.values()) {
      if (type.isInteger()) {
        assertThat(seen).contains(UnaryOp.COMPLEMENT + " " + type);
      }
      if (type.isInteger() || type.isFloat()) {
        assertThat(seen).contains(UnaryOp.NEGATE + " " + type);
      }
    }
    assertThat(seen).contains(UnaryOp.NOT + " BOOL");
  }

  @Test
  void shiftsByCountsOfEveryIntegerType() {
    Set<String> seen = new HashSet<>();
    for (Expr expr : expressions()) {
      if (expr instanceof Expr.Binary binary && binary.op() == BinaryOp.SHIFT_RIGHT) {
        seen.add(binary.type() + " " + binary.right().type());
      }
    }
    assertThat(seen).hasSize(64);
  }

  @Test
  void hasEveryConversionBetweenScalarTypes() {
    Set<String> seen = new HashSet<>();
    for (Expr expr : expressions()) {
      if (expr instanceof Expr.Convert convert) {
        seen.add(convert.operand().type() + " " + convert.type());
      }
    }
    List<ScalarType> types =
        Arrays.stream(ScalarType.values()).filter(t -> t != ScalarType.CODE).toList();
    for (ScalarType from : types) {
      for (ScalarType to : types) {
        if (from != to) {
          assertThat(seen).contains(from + " " + to);
        }
      }
    }
    assertThat(seen).contains("CODE U64", "U64 CODE");
  }

  @Test
  void hasEveryIntrinsic() {
    Set<Intrinsic> seen = EnumSet.noneOf(Intrinsic.class);
    for (Expr expr : expressions()) {
      if (expr instanceof Expr.Apply apply) {
        seen.add(apply.intrinsic());
      } else if (expr instanceof Expr.ApplyMemory apply) {
        seen.add(apply.intrinsic());
      }
    }
    assertThat(seen).containsExactlyInAnyOrder(Intrinsic.values());
  }

  @Test
  void hasEveryKindOfStatement() {
    Set<Class<?>> seen = new HashSet<>();
    actions().forEach(block -> Walk.statements(block, s -> seen.add(s.getClass())));
    assertThat(seen)
        .contains(
            Stmt.Assign.class,
            Stmt.AssignMany.class,
            Stmt.Call.class,
            Stmt.Declare.class,
            Stmt.Done.class,
            Stmt.Evaluate.class,
            Stmt.Halt.class,
            Stmt.If.class,
            Stmt.Jump.class,
            Stmt.ReturnJump.class,
            Stmt.Throw.class,
            Stmt.TrapNow.class,
            Stmt.While.class,
            Stmt.Yield.class);
  }

  @Test
  void everyOperationRunsOnEdgeValues() throws AssemblyException {
    Set<Exit.Kind> kinds = EnumSet.noneOf(Exit.Kind.class);
    for (Operation operation : OperatorMachine.operations()) {
      for (List<Long> values : operation.combinations(3)) {
        kinds.add(
            run(OperatorMachine.program(
                    List.of(new OperatorMachine.Application(operation, values))))
                .kind());
      }
    }
    assertThat(kinds).containsExactlyInAnyOrder(Exit.Kind.HALT, Exit.Kind.THROW, Exit.Kind.TRAP);
  }

  static List<OperatorProgram> programs() {
    return OperatorMachine.programs();
  }

  @ParameterizedTest
  @MethodSource("programs")
  void everyProgramEndsByItself(OperatorProgram program) throws AssemblyException {
    assertThat(run(program.assembly()).kind()).isNotEqualTo(Exit.Kind.BUDGET);
  }

  private static List<Stmt.Block> actions() {
    return MODEL.instructions().stream()
        .filter(i -> i.body() instanceof Body.Action)
        .map(i -> ((Body.Action) i.body()).block())
        .toList();
  }

  private static List<Expr> expressions() {
    List<Expr> expressions = new ArrayList<>();
    actions().forEach(block -> Walk.expressions(block, expressions::add));
    return expressions;
  }
}
