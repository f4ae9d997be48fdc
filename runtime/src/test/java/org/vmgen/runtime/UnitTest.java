package org.vmgen.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Code that is loaded, replaced and released while a machine exists. */
class UnitTest {

  /** {@code main} calls {@code f} and halts with what f leaves; f leaves 1. */
  private static TinyMachine machine() {
    CodeBuilder b = new CodeBuilder(Tiny.SET);
    Label f = b.newLabel("f");
    b.entry("main").emit("call", f).emit("halt");
    b.bind(f).entry("f").emit("lit", 1).emit(";");
    return new TinyMachine(b.build());
  }

  private static CodeUnit leaving(Machine machine, long value) {
    return new CodeBuilder(machine).emit("lit", value).emit(";").unit();
  }

  @Test
  void aUnitFollowsAllCodeAndCanCallIt() {
    TinyMachine machine = machine();
    int end = machine.codeView().end();
    CodeBuilder b = new CodeBuilder(machine);
    CodeUnit unit = b.emit("call", b.at(machine.codeView().entries().get("f"))).emit("halt").unit();
    assertThat(machine.load(unit)).isEqualTo(end);
    assertThat(machine.run(end).value()).isEqualTo(1);
  }

  @Test
  void aReplacedEntryGoesOnInTheNewBodyAndCountsNothingMore() {
    TinyMachine machine = machine();
    long before = machine.run().instructions();
    machine.replace(machine.codeView().entries().get("f"), leaving(machine, 2));
    Exit exit = machine.run();
    assertThat(exit.value()).isEqualTo(2);
    assertThat(exit.instructions()).isEqualTo(before);
  }

  @Test
  void activeFramesFinishInTheOldBody() {
    CodeBuilder b = new CodeBuilder(Tiny.SET);
    Label f = b.newLabel("f");
    b.entry("main").emit("call", f).emit("call", f).emit("+").emit("halt");
    b.bind(f).entry("f").emit("host").emit("lit", 1).emit(";");
    TinyMachine machine = new TinyMachine(b.build());
    machine.hook = vm -> vm.replace(vm.codeView().entries().get("f"), leaving(vm, 10));
    assertThat(machine.run().value()).isEqualTo(11);
  }

  @Test
  void aReplacementIsReplacedAgain() {
    TinyMachine machine = machine();
    int f = machine.codeView().entries().get("f");
    machine.replace(f, leaving(machine, 2));
    machine.replace(f, leaving(machine, 3));
    assertThat(machine.run().value()).isEqualTo(3);
  }

  @Test
  void otherMachinesOfTheSameCodeSeeNothing() {
    TinyMachine machine = machine();
    Code code = machine.freeze();
    TinyMachine other = new TinyMachine(code);
    TinyMachine changed = new TinyMachine(code);
    changed.replace(code.entries().get("f"), leaving(changed, 2));
    assertThat(other.run().value()).isEqualTo(1);
    assertThat(changed.run().value()).isEqualTo(2);
  }

  @Test
  void releaseTakesLeadersAwayAndUsesThePlaceOfTheLastAgain() {
    TinyMachine machine = machine();
    int end = machine.codeView().end();
    CodeUnit first = leaving(machine, 2);
    machine.load(first);
    CodeUnit second = leaving(machine, 3);
    machine.load(second);
    machine.release(first);
    assertThat(machine.codeView().isLeader(end)).isFalse();
    assertThat(machine.codeView().end()).isEqualTo(end + 6);
    machine.release(second);
    assertThat(machine.codeView().end()).isEqualTo(end + 3);
    assertThat(machine.load(leaving(machine, 4))).isEqualTo(end + 3);
  }

  @Test
  void releaseOfAReplacementGivesTheFirstBodyBack() {
    TinyMachine machine = machine();
    CodeUnit unit = leaving(machine, 2);
    machine.replace(machine.codeView().entries().get("f"), unit);
    machine.release(unit);
    assertThat(machine.run().value()).isEqualTo(1);
  }

  @Test
  void constantsOfUnitsFollowThoseOfTheCode() {
    CodeBuilder b = new CodeBuilder(Tiny.SET);
    b.emit("str", "base").emit("lit", 0).emit("halt");
    TinyMachine machine = new TinyMachine(b.build());
    int at =
        machine.load(
            new CodeBuilder(machine).emit("str", "unit").emit("lit", 0).emit("halt").unit());
    machine.run();
    machine.run(at);
    assertThat(machine.referencesOf("refs").pop()).isEqualTo("unit");
    assertThat(machine.referencesOf("refs").pop()).isEqualTo("base");
  }

  @Test
  void freezeKeepsUnitsReplacementsAndSources() {
    TinyMachine machine = machine();
    CodeBuilder b = new CodeBuilder(machine);
    CodeUnit unit = b.source("f.src", 3, 4).emit("lit", 7).emit(";").unit();
    machine.replace(machine.codeView().entries().get("f"), unit);
    Code frozen = machine.freeze();
    assertThat(new TinyMachine(frozen).run().value()).isEqualTo(7);
    assertThat(frozen.source(unit.position())).contains(new SourcePosition("f.src", 3, 4));
    machine.reset();
    assertThat(machine.run().value()).isEqualTo(1);
  }

  @Test
  void theOverlayIsLimited() {
    Code code = machine().freeze();
    TinyMachine machine = new TinyMachine(code, Limits.defaults().withCode(5), Host.silent());
    machine.load(leaving(machine, 1));
    CodeUnit tooMuch = leaving(machine, 2);
    assertThatThrownBy(() -> machine.load(tooMuch))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the code overlay is full: its limit is 5 words");
  }

  @Test
  void aUnitIsBuiltForOnePlace() {
    TinyMachine machine = machine();
    CodeUnit first = leaving(machine, 1);
    CodeUnit second = leaving(machine, 2);
    machine.load(first);
    assertThatThrownBy(() -> machine.load(second))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("build units after the one before is loaded");
  }

  @Test
  void aRunningMachineSeesUnitsLoadedByItsExterns() {
    CodeBuilder b = new CodeBuilder(Tiny.SET);
    b.entry("main").emit("host").emit("dispatch", (Object) new Label[0]).emit("halt");
    TinyMachine machine = new TinyMachine(b.build());
    List<Integer> positions = new ArrayList<>();
    machine.hook =
        vm -> {
          for (int i = 0; i < 300; i++) {
            positions.add(vm.load(leaving(vm, i)));
          }
          vm.cells("data").push(5);
          vm.cells("data").push(1);
        };
    assertThat(machine.run().value()).isEqualTo(5);
    assertThat(positions).hasSize(300).isSorted();
  }

  @Test
  void aReplacementGivesBackTheNewestBodyThatIsStillThere() {
    TinyMachine machine = machine();
    int f = machine.codeView().entries().get("f");
    CodeUnit[] bodies = new CodeUnit[4];
    for (int i = 0; i < bodies.length; i++) {
      bodies[i] = leaving(machine, 2 + i);
      machine.replace(f, bodies[i]);
    }
    machine.release(bodies[2]);
    machine.release(bodies[1]);
    assertThat(machine.run().value()).isEqualTo(5);
    machine.release(bodies[3]);
    assertThat(machine.run().value()).isEqualTo(2);
    machine.release(bodies[0]);
    assertThat(machine.run().value()).isEqualTo(1);
  }

  @Test
  void aNameMeansItsNewestUnitThatIsStillThere() {
    TinyMachine machine = machine();
    CodeUnit[] units = new CodeUnit[3];
    for (int i = 0; i < units.length; i++) {
      units[i] = new CodeBuilder(machine).entry("f").emit("lit", 1).emit(";").unit();
      machine.load(units[i]);
    }
    int first = machine().codeView().entries().get("f");
    machine.release(units[1]);
    assertThat(machine.codeView().entries()).containsEntry("f", units[2].position());
    machine.release(units[2]);
    assertThat(machine.codeView().entries()).containsEntry("f", units[0].position());
    machine.release(units[0]);
    assertThat(machine.codeView().entries()).containsEntry("f", first);
  }

  /** If one of these took time proportional to the number of units, all together took minutes. */
  @Test
  @Timeout(60)
  void unitsAreLoadedReplacedAndReleasedInTimeThatTheirNumberDoesNotChange() {
    TinyMachine machine = machine();
    int end = machine.codeView().end();
    int f = machine.codeView().entries().get("f");
    List<CodeUnit> units = new ArrayList<>();
    for (int i = 0; i < 200_000; i++) {
      CodeBuilder b = new CodeBuilder(machine);
      CodeUnit unit = b.entry("unit " + i % 1000).emit("lit", i).emit(";").unit();
      if (i % 2 == 0) {
        machine.load(unit);
      } else {
        machine.replace(f, unit);
      }
      units.add(unit);
    }
    assertThat(machine.run().value()).isEqualTo(199_999);
    for (int i = units.size() - 1; i >= 0; i--) {
      machine.release(units.get(i));
    }
    assertThat(machine.codeView().end()).isEqualTo(end);
    assertThat(machine.run().value()).isEqualTo(1);
  }
}
