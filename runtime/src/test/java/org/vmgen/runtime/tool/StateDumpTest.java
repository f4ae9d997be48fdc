package org.vmgen.runtime.tool;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.vmgen.runtime.CodeBuilder;
import org.vmgen.runtime.Exit;
import org.vmgen.runtime.Host;
import org.vmgen.runtime.Limits;
import org.vmgen.runtime.Machine;
import org.vmgen.runtime.Tiny;
import org.vmgen.runtime.TinyMachine;

class StateDumpTest {

  @Test
  void allStateInTheOrderOfTheDescription() {
    CodeBuilder b = new CodeBuilder(Tiny.SET);
    b.memory(0, 17, new byte[] {1, -1}).memory(0, 36, new byte[] {7}).register(2, 0x3f00_0000L);
    b.emit("lit", -1).emit("lit", 2).emit("flit", 3.0).emit("flit", Double.NaN);
    b.emit("str", "a").emit("str", (Object) null).emit("call", b.at(b.position()));
    b.emit("lit", 0).emit("/");
    Machine machine =
        new TinyMachine(b.build(), Limits.defaults().withMemory("mem", 38), Host.silent());
    machine.setRegister(1, 15);
    machine.region("locals").setDepth(2);
    machine.setBudget(20);
    Exit exit = machine.run();
    assertThat(StateDump.of(exit, machine))
        .isEqualTo(
            """
            exit budget at 13 after 20
            stack data: -1 2
            stack ret: 15 15 15 15 15 15 15 15 15 15 15 15 15 15
            stack flt: 3.0 nan
            stack refs: ref null
            register up: 0
            register entry: 15
            register scale: 0.5
            region locals: 0 0
            memory mem:
              00000010: 00 01 ff 00 00 00 00 00 00 00 00 00 00 00 00 00
              00000020: 00 00 00 00 07 00
            """);
  }

  @Test
  void trapsNameWhatTheyConcern() {
    Machine machine = new TinyMachine(new CodeBuilder(Tiny.SET).emit("drop").build());
    assertThat(StateDump.of(machine.run(), machine))
        .startsWith("exit trap underflow data at 1 after 0\nstack data:\n");
  }
}
