package org.vmgen.harness.programs;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
import org.vmgen.generator.model.Properties;
import org.vmgen.generator.model.Register;
import org.vmgen.generator.model.ScalarType;
import org.vmgen.generator.model.Variable;
import org.vmgen.generator.model.VmModel;

/**
 * A described machine as generated programs need it: with an instruction that ends loops when the
 * fuel is burnt, and one that halts.
 *
 * @param model the machine
 * @param meaning the same, whose raw bodies are actions as far as the author says which they are
 * @param fuel opcode of {@code harness_fuel ( #target -- )}: jumps there when there is no fuel
 *     left, else takes a unit
 * @param stop opcode of {@code harness_stop ( -- )}: halts
 * @param tank index of the register that holds the fuel
 */
record TestMachine(VmModel model, VmModel meaning, int fuel, int stop, int tank) {
  static final String FUEL = "harness_fuel";
  static final String STOP = "harness_stop";
  private static final Documentation NOWHERE = new Documentation(List.of(), "harness", 1, 1);

  /**
   * The machine of a description.
   *
   * @param raw instructions with raw bodies, and those that mean the same and have actions
   * @throws IllegalArgumentException if two of these have different effects, or the second no
   *     action
   */
  static TestMachine of(VmModel model, Map<String, String> raw) {
    Register tank =
        new Register("harness_left", model.registers().size(), ScalarType.I64, "i64", NOWHERE);
    List<Register> registers = new ArrayList<>(model.registers());
    registers.add(tank);
    List<Instruction> instructions = new ArrayList<>(model.instructions());
    int fuel = instructions.size();
    instructions.add(fuel(fuel, tank));
    instructions.add(stop(fuel + 1, model.haltType()));
    List<Instruction> described =
        instructions.stream().map(i -> described(i, instructions, raw)).toList();
    return new TestMachine(
        with(model, registers, instructions),
        with(model, registers, described),
        fuel,
        fuel + 1,
        tank.index());
  }

  private static Instruction described(
      Instruction instruction, List<Instruction> all, Map<String, String> raw) {
    Optional<Instruction> same =
        all.stream().filter(i -> i.name().equals(raw.get(instruction.name()))).findFirst();
    if (same.isEmpty()) {
      return instruction;
    }
    Instruction other = same.get();
    if (!other.effect().text().equals(instruction.effect().text())
        || !(other.body() instanceof Body.Action)) {
      throw new IllegalArgumentException(
          "raw %s %s: the second needs the stack effect of the first, and an action"
              .formatted(instruction.name(), other.name()));
    }
    return new Instruction(
        instruction.name(),
        instruction.mnemonic(),
        instruction.opcode(),
        other.effect(),
        other.body(),
        other.properties(),
        instruction.documentation());
  }

  private static VmModel with(
      VmModel model, List<Register> registers, List<Instruction> instructions) {
    return new VmModel(
        model.name(),
        model.types(),
        model.referenceTypes(),
        model.stacks(),
        registers,
        model.regions(),
        model.memories(),
        model.throwType(),
        model.haltType(),
        model.yieldType(),
        model.traps(),
        model.externs(),
        model.externFiles(),
        model.functions(),
        instructions,
        model.composites(),
        model.replications(),
        model.examples(),
        model.onThrow(),
        model.onTrap(),
        model.options(),
        model.files(),
        model.documentation());
  }

  private static Instruction fuel(int opcode, Register tank) {
    Variable target = new Variable(0, "target", ScalarType.CODE, Variable.Kind.IMMEDIATE, false);
    Immediate immediate = new Immediate(target, "code", Optional.empty());
    Expr left = new Expr.ReadRegister(tank);
    Expr isEmpty =
        new Expr.Binary(
            BinaryOp.LESS_EQUAL, ScalarType.BOOL, left, Expr.Constant.of(ScalarType.I64, 0));
    Expr less =
        new Expr.Binary(
            BinaryOp.SUBTRACT, ScalarType.I64, left, Expr.Constant.of(ScalarType.I64, 1));
    Stmt.Block block =
        new Stmt.Block(
            List.of(
                new Stmt.If(
                    isEmpty, new Stmt.Jump(new Expr.Read(target), Source.NONE), Optional.empty()),
                new Stmt.Assign(new Target.ToRegister(tank), less, Source.NONE)));
    return instruction(
        FUEL,
        opcode,
        new Effect(List.of(immediate), List.of(), List.of(), "#target --"),
        block,
        new Properties(
            Set.of(Properties.Control.FALL, Properties.Control.BRANCH),
            false,
            false,
            Set.of(tank),
            Set.of(tank),
            Set.of(),
            List.of(),
            List.of(),
            false,
            List.of()));
  }

  private static Instruction stop(int opcode, ScalarType type) {
    Stmt.Block block = new Stmt.Block(List.of(new Stmt.Halt(Expr.Constant.of(type, 0))));
    return instruction(
        STOP,
        opcode,
        new Effect(List.of(), List.of(), List.of(), "--"),
        block,
        new Properties(
            Set.of(Properties.Control.HALT),
            true,
            false,
            Set.of(),
            Set.of(),
            Set.of(),
            List.of(),
            List.of(),
            false,
            List.of()));
  }

  private static Instruction instruction(
      String name, int opcode, Effect effect, Stmt.Block block, Properties properties) {
    return new Instruction(
        name, name, opcode, effect, new Body.Action(block, ""), properties, NOWHERE);
  }
}
