package org.vmgen.generator.reference;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.vmgen.runtime.CodeBuilder;
import org.vmgen.runtime.CodeUnit;
import org.vmgen.runtime.Exit;
import org.vmgen.runtime.Machine;

/** Code that is loaded, replaced and released while a machine exists. */
class UnitsTest {

  private static final String CALLS =
      """
      inst `call` ( #target -- ) { call target; }
      inst ret ( -- ) { return; }
      extern swap_in() loads;
      inst change ( -- ) { swap_in(); }
      """;

  private static final String PROGRAM = "call word | call word | stop | word: lit 1 | change | ret";

  /** Replaces the word at position 6 by one that pushes 2, while the first is running. */
  public static final class Loader {
    private boolean loaded;

    public void swap_in(Machine vm) {
      if (!loaded) {
        loaded = true;
        vm.replace(6, new CodeBuilder(vm).emit("lit", 2).emit("ret").unit());
      }
    }
  }

  @Test
  void anActiveBodyGoesOnAndTheNextEntryIsInTheNewOne() {
    ReferenceMachine machine = TinyMachine.with(CALLS).externs(new Loader()).load(PROGRAM);
    Exit exit = machine.run();
    assertThat(exit).isEqualTo(new Exit(Exit.Kind.HALT, 0, 0, -1, 5, 8));
    assertThat(machine.cells("data").get(0)).isEqualTo(1);
    assertThat(machine.cells("data").get(1)).isEqualTo(2);
  }

  @Test
  void aBudgetThatEndsAtAReplacedEntryReportsTheEntry() {
    ReferenceMachine machine = TinyMachine.with(CALLS).externs(new Loader()).load(PROGRAM);
    machine.setBudget(5);
    assertThat(machine.run().position()).isEqualTo(6);
    assertThat(machine.resume()).isEqualTo(new Exit(Exit.Kind.HALT, 0, 0, -1, 5, 3));
  }

  @Test
  void aReleasedUnitGivesTheEntryItsFirstBodyAgain() {
    ReferenceMachine machine =
        TinyMachine.with(CALLS).externs(new Loader()).load("call word | stop | word: lit 1 | ret");
    CodeUnit unit = new CodeBuilder(machine).emit("lit", 2).emit("ret").unit();
    machine.replace(4, unit);
    machine.run();
    machine.release(unit);
    machine.run();
    assertThat(machine.cells("data").get(0)).isEqualTo(2);
    assertThat(machine.cells("data").get(1)).isEqualTo(1);
  }
}
