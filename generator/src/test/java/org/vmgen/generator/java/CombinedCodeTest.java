package org.vmgen.generator.java;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vmgen.generator.model.VmModel;
import org.vmgen.generator.plan.BodyOptions;
import org.vmgen.generator.plan.EngineConfig;
import org.vmgen.runtime.Code;
import org.vmgen.runtime.CodeBuilder;
import org.vmgen.runtime.CodeUnit;
import org.vmgen.runtime.Exit;
import org.vmgen.runtime.Host;
import org.vmgen.runtime.Limits;
import org.vmgen.runtime.Machine;
import org.vmgen.runtime.image.Images;
import org.vmgen.runtime.text.Disassembler;

/** Where combinations run in code that is loaded, replaced, stopped in and taken apart. */
class CombinedCodeTest {
  private static final String MACHINE =
      """
      register up : i64;
      extern again(c: code) -> i64 reenters;
      inst add ( n1 n2 -- n ) { n = n1 + n2; }
      inst div ( n1 n2 -- n ) { n = n1 / n2; }
      inst zbranch ( #target f -- ) { if (f == 0) jump target; }
      inst jump ( #target -- ) { jump target; }
      inst nest ( n x -- n1 ) { n1 = n + again(x); }
      inst addr ( #x -- x ) {}
      inst set ( n -- ) { up = n; }
      super lit_add = lit add;
      super lit_lit_div = lit lit div;
      super add_unless = add zbranch;
      super nested = set nest;
      spec five = lit(5);
      replicate 2 lit_add;
      """;

  private final VmModel model = Engines.model(Engines.CELLS + MACHINE);
  private final CompiledEngine engine =
      CompiledEngine.of(model, EngineConfig.checked("java-switch"));

  /** What the machine calls. */
  public static final class Externs {
    public long again(Machine vm, int code) {
      Exit exit = vm.run(code);
      return exit.kind() == Exit.Kind.BUDGET ? -1 : exit.value();
    }
  }

  private Machine machine(Code code) {
    return machine(engine, code);
  }

  private static Machine machine(CompiledEngine engine, Code code) {
    return engine.machine(
        code, Limits.defaults(), Host.silent(), Optional.<Object>of(new Externs()));
  }

  private CodeBuilder builder() {
    return new CodeBuilder(engine.instructionSet());
  }

  /** The positions whose words run more, or know more, than their instruction alone. */
  private static List<Integer> combined(Machine machine) {
    try {
      Field code = Class.forName("org.vmgen.runtime.MachineCode").getDeclaredField("code");
      code.setAccessible(true);
      Field opcodes = machine.getClass().getDeclaredField("OPCODES");
      opcodes.setAccessible(true);
      List<Integer> combined = new ArrayList<>();
      var view = machine.codeView();
      for (int at = 1; at < view.end(); at += view.sizeAt(at)) {
        int opcode = (int) ((long[]) code.get(machine))[at];
        if (opcode != ((int[]) opcodes.get(null))[(int) view.word(at)]) {
          combined.add(at);
        }
      }
      return combined;
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void combinationsRunWhereTheyFit() {
    Code code = builder().emit("lit", 1L).emit("lit", 2L).emit("add").emit("stop").build();
    assertThat(combined(machine(code))).containsExactly(3);
    Code five = builder().emit("lit", 5L).emit("lit", 6L).emit("div").emit("stop").build();
    assertThat(combined(machine(five))).containsExactly(1);
  }

  @Test
  void anEngineWithoutCompositesHasNone() {
    CompiledEngine plain =
        CompiledEngine.of(
            model,
            EngineConfig.checked("java-switch").with(BodyOptions.DEFAULT.withComposites(false)));
    Code code = builder().emit("lit", 1L).emit("lit", 2L).emit("add").emit("stop").build();
    assertThat(combined(machine(plain, code))).isEmpty();
  }

  @Test
  void noneReachesAcrossALeader() {
    CodeBuilder code = builder();
    var label = code.newLabel();
    code.emit("lit", 1L).emit("lit", 2L).bind(label).emit("add").emit("zbranch", label);
    assertThat(combined(machine(code.emit("stop").build()))).containsExactly(5);
  }

  @Test
  void aTrapInsideTellsTheInstructionAndTheStacksBeforeIt() {
    Machine machine = machine(builder().emit("lit", 7L).emit("lit", 0L).emit("div").build());
    assertThat(combined(machine)).containsExactly(1);
    Exit exit = machine.run();
    assertThat(exit.describe(machine.instructionSet())).isEqualTo("trap zeroDivide at 5 after 2");
    assertThat(machine.stacks().get(0).depth()).isEqualTo(2);
  }

  @Test
  void aBudgetEndsInsideAndTheRunGoesOnThere() {
    Machine machine =
        machine(builder().emit("lit", 7L).emit("lit", 2L).emit("div").emit("stop").build());
    assertThat(combined(machine)).containsExactly(1);
    machine.setBudget(1);
    assertThat(machine.run().position()).isEqualTo(3);
    assertThat(machine.resume().position()).isEqualTo(5);
    assertThat(machine.resume().position()).isEqualTo(6);
    assertThat(machine.resume().kind()).isEqualTo(Exit.Kind.HALT);
  }

  @Test
  void aRunInsideTheLastPartHasWhatTheOthersLeave() {
    CodeBuilder code = builder();
    var endless = code.newLabel();
    code.emit("lit", 100L).emit("addr", endless).emit("lit", 1L);
    code.emit("set").emit("nest").emit("stop");
    code.bind(endless).emit("jump", endless);
    Machine machine = machine(code.build());
    machine.setBudget(50);
    Exit exit = machine.run();
    assertThat(exit.kind()).isEqualTo(Exit.Kind.BUDGET);
    assertThat(exit.instructions()).isEqualTo(50);
  }

  @Test
  void codeThatIsLoadedIsCombinedAndARemovedReplacementGivesTheCombinationBack() {
    CodeBuilder code = builder();
    var entry = code.newLabel();
    code.emit("jump", entry).bind(entry);
    code.emit("lit", 9L).emit("lit", 3L).emit("div").emit("stop");
    Machine machine = machine(code.build());
    assertThat(combined(machine)).containsExactly(3);
    CodeUnit unit = new CodeBuilder(machine).emit("lit", 1L).emit("lit", 1L).emit("add").unit();
    machine.replace(3, unit);
    assertThat(combined(machine)).containsExactly(3, unit.position() + 2);
    machine.release(unit);
    assertThat(combined(machine)).containsExactly(3);
    assertThat(machine.run().kind()).isEqualTo(Exit.Kind.HALT);
    assertThat(machine.stacks().get(0).depth()).isEqualTo(1);
  }

  @Test
  void imagesAndListingsHoldInstructionsOnly() throws Exception {
    Code code = builder().emit("lit", 1L).emit("lit", 2L).emit("add").emit("stop").build();
    Code frozen = machine(code).freeze();
    assertThat(frozen.word(3)).isEqualTo(code.word(3));
    byte[] image = Images.write(frozen);
    assertThat(image).isEqualTo(Images.write(code));
    assertThat(Disassembler.disassemble(Images.read(image, engine.instructionSet())))
        .isEqualTo(Disassembler.disassemble(code))
        .contains("lit 2")
        .doesNotContain("lit_add");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aBoundImmediateCanBeTheIndexOfASlot(boolean checked) {
    VmModel slots =
        Engines.model(
            Engines.CELLS
                + """
                region slots : i64;
                inst grow ( -- ) { slots.depth = 9; }
                inst set ( n #k: u8 -- ) { slots[k] = n; }
                inst get ( #k: u8 -- n ) { n = slots[k]; }
                spec set_8 = set(8);
                inst give ( n -- ) { halt n; }
                spec get_8 = get(8);
                """);
    CompiledEngine combining =
        CompiledEngine.of(
            slots,
            checked ? EngineConfig.checked("java-switch") : EngineConfig.unchecked("java-switch"));
    CodeBuilder code = new CodeBuilder(combining.instructionSet());
    code.emit("grow").emit("lit", 7L).emit("set", 8L).emit("get", 8L).emit("give");
    Machine machine = machine(combining, code.build());
    assertThat(machine.run().value()).isEqualTo(7);
  }
}
