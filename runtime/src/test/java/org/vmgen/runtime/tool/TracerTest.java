package org.vmgen.runtime.tool;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.vmgen.runtime.Code;
import org.vmgen.runtime.CodeBuilder;
import org.vmgen.runtime.Exit;
import org.vmgen.runtime.Label;
import org.vmgen.runtime.Tiny;
import org.vmgen.runtime.TinyMachine;

class TracerTest {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private Exit trace(TinyMachine machine, long budget) {
    return new Tracer(machine, new PrintStream(out, true, StandardCharsets.UTF_8)).run(1, budget);
  }

  @Test
  void eachInstructionWithItsStacksBeforeAndAfter() {
    CodeBuilder b = new CodeBuilder(Tiny.SET);
    Label f = b.newLabel();
    b.emit("lit", 1).emit("lit", 2).emit("call", f).emit("halt").bind(f).emit("+").emit(";");
    assertThat(trace(new TinyMachine(b.build()), 100).describe(Tiny.SET))
        .isEqualTo("halt 3 at 7 after 6");
    assertThat(out)
        .hasToString(
            """
            1  lit 1  ( -- 1 )
            3  lit 2  ( 1 -- 1 2 )
            5  call @8  ( 1 2 -- 1 2 R: 7 )
            8  +  ( 1 2 R: 7 -- 3 R: 7 )
            9  ";"  ( 3 R: 7 -- 3 )
            7  halt  ( 3 -- )
            """);
  }

  @Test
  void throwsAndTrapsAndTheEndOfCode() {
    Code slash = new CodeBuilder(Tiny.SET).emit("lit", 1).emit("lit", 0).emit("/").build();
    trace(new TinyMachine(slash), 100);
    trace(new TinyMachine(new CodeBuilder(Tiny.SET).emit("drop").build()), 100);
    trace(new TinyMachine(new CodeBuilder(Tiny.SET).emit("flit", 2.0).build()), 100);
    assertThat(out)
        .hasToString(
            """
            1  lit 1  ( -- 1 )
            3  lit 0  ( 1 -- 1 0 )
            5  /  ( 1 0 -- throw -10 )
            1  drop  ( -- trap underflow data )
            1  flit 2.0  ( -- F: 2.0 )
            3  (end of code)  ( F: 2.0 -- trap code )
            """);
  }

  @Test
  void deepStacksAreCut() {
    CodeBuilder b = new CodeBuilder(Tiny.SET);
    for (int i = 1; i <= 9; i++) {
      b.emit("lit", i);
    }
    Exit exit = trace(new TinyMachine(b.build()), 9);
    assertThat(exit.describe(Tiny.SET)).isEqualTo("budget at 19 after 9");
    assertThat(out.toString(StandardCharsets.UTF_8))
        .endsWith("17  lit 9  ( 1 2 3 4 5 6 7 8 -- ... 2 3 4 5 6 7 8 9 )\n");
  }

  @Test
  void nestedRunsGoThroughUntraced() {
    CodeBuilder b = new CodeBuilder(Tiny.SET);
    b.emit("host").emit("halt").entry("nested").emit("lit", 5).emit("halt");
    TinyMachine machine = new TinyMachine(b.build());
    machine.hook = vm -> assertThat(vm.run("nested").value()).isEqualTo(5);
    machine.cells("data").push(1);
    assertThat(trace(machine, 100).describe(Tiny.SET)).isEqualTo("halt 1 at 2 after 2");
    assertThat(out).hasToString("1  host  ( 1 -- 1 )\n2  halt  ( 1 -- )\n");
  }

  @Test
  void replacedEntriesShowWhatRuns() {
    TinyMachine machine = new TinyMachine(new CodeBuilder(Tiny.SET).emit("lit", 1).build());
    machine.replace(1, new CodeBuilder(machine).emit("lit", 2).emit("halt").unit());
    trace(machine, 100);
    assertThat(out).hasToString("3  lit 2  ( -- 2 )\n5  halt  ( 2 -- )\n");
  }
}
