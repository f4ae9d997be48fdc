package org.vmgen.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Units from words that a program has put together. */
class UnitWordsTest {

  private final TinyMachine machine = machine();
  private final int end = machine.codeView().end();

  /** {@code main} calls {@code f} and halts with what f leaves; f leaves 1. */
  private static TinyMachine machine() {
    CodeBuilder b = new CodeBuilder(Tiny.SET);
    Label f = b.newLabel("f");
    b.entry("main").emit("call", f).emit("halt");
    b.bind(f).entry("f").emit("lit", 1).emit(";");
    return new TinyMachine(b.build());
  }

  private static long op(String mnemonic) {
    return Tiny.SET.mnemonic(mnemonic).orElseThrow().opcode();
  }

  private CodeUnit unit(long... words) {
    return UnitWords.unit(machine, words, Map.of());
  }

  @Test
  void itIsTheUnitThatABuilderMakes() {
    CodeBuilder b = new CodeBuilder(machine);
    Label skip = b.newLabel("skip");
    b.entry("g").emit("call", b.at(machine.codeView().entries().get("f")));
    b.emit("branch", skip).emit("drop").bind(skip).emit("halt");
    CodeUnit built = b.unit();
    long f = machine.codeView().entries().get("f");

    CodeUnit unit =
        UnitWords.unit(
            machine,
            new long[] {op("call"), f, op("branch"), end + 5, op("drop"), op("halt")},
            Map.of("g", end));

    assertThat(unit.position()).isEqualTo(built.position());
    assertThat(unit.words()).isEqualTo(built.words());
    assertThat(unit.leaders()).isEqualTo(built.leaders());
    assertThat(unit.entries()).isEqualTo(built.entries());
  }

  @Test
  void itRunsAndReplaces() {
    machine.replace(
        machine.codeView().entries().get("f"), unit(op("lit"), 5, op("lit"), 2, op("+"), op(";")));
    assertThat(machine.run("main").value()).isEqualTo(7);
  }

  @Test
  void itCallsItsOwnStart() {
    machine.load(unit(op("call"), end, op("halt")));
    assertThat(machine.run(end).trapText(Tiny.SET)).isEqualTo("overflow ret");
  }

  @Test
  void wordsThatAreNoCodeAreRefused() {
    assertThatThrownBy(() -> unit())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("word at " + end + ": a unit has at least one instruction");
    assertThatThrownBy(() -> unit(op("drop"), -1))
        .hasMessage("word at " + (end + 1) + ": no instruction has the opcode");
    assertThatThrownBy(() -> unit(1L << 40)).hasMessageContaining("no instruction has the opcode");
    assertThatThrownBy(() -> unit(op("drop"), op("lit")))
        .hasMessage("word at " + (end + 1) + ": the last instruction is cut off");
  }

  @Test
  void operandsThatNameNoInstructionAreRefused() {
    assertThatThrownBy(() -> unit(op("branch"), end + 1, op("halt")))
        .hasMessage("word at " + (end + 1) + ": no instruction is at " + (end + 1));
    assertThatThrownBy(() -> unit(op("branch"), 2))
        .hasMessage("word at " + (end + 1) + ": 2 is no leader");
    assertThatThrownBy(() -> unit(op("branch"), Long.MIN_VALUE))
        .hasMessageContaining("is no leader");
    assertThatThrownBy(() -> unit(op("branch"), end + 1000)).hasMessageContaining("is no leader");
  }

  @Test
  void entriesLieAtInstructions() {
    assertThatThrownBy(
            () -> UnitWords.unit(machine, new long[] {op("lit"), 5}, Map.of("g", end + 1)))
        .hasMessage("word at " + (end + 1) + ": entry g is at no instruction");
  }
}
