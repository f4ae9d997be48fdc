package org.vmgen.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class StandardExternsTest {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private Machine machine(String input) {
    Host host =
        Host.writingTo(out)
            .withInput(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)))
            .withClock(() -> 12345);
    Code code = new CodeBuilder(Tiny.SET).emit("halt").build();
    return new TinyMachine(code, Limits.defaults().withMemory("mem", 16), host);
  }

  @Test
  void numbersAndCharacters() {
    Machine vm = machine("");
    StandardExterns.putchar(vm, 'a');
    StandardExterns.putInt(vm, Long.MIN_VALUE);
    StandardExterns.printInt(vm, 7);
    StandardExterns.printFloat(vm, 0.5);
    StandardExterns.flush(vm);
    assertThat(out).hasToString("a-92233720368547758087\n0.5\n");
  }

  @Test
  void inputEndsWithMinusOne() {
    Machine vm = machine("x");
    assertThat(StandardExterns.getchar(vm)).isEqualTo('x');
    assertThat(StandardExterns.getchar(vm)).isEqualTo(-1);
  }

  @Test
  void theClockIsTheHosts() {
    assertThat(StandardExterns.clock(machine(""))).isEqualTo(12345);
  }

  @Test
  void readLineStoresALineOrAPartOfIt() {
    Machine vm = machine("ab\n\nlonger\nz");
    assertThat(StandardExterns.readLine(vm, 0, 4)).isEqualTo(2);
    assertThat(StandardExterns.readLine(vm, 0, 4)).isZero();
    assertThat(StandardExterns.readLine(vm, 0, 4)).isEqualTo(4);
    assertThat(StandardExterns.readLine(vm, 12, 4)).isEqualTo(2);
    assertThat(StandardExterns.readLine(vm, 0, 4)).isEqualTo(1);
    assertThat(StandardExterns.readLine(vm, 0, 4)).isEqualTo(-1);
    assertThat(new String(vm.memory("mem").bytes, StandardCharsets.UTF_8)).startsWith("zong");
    assertThat(StandardExterns.readLine(vm, 13, 4)).as("beyond memory").isEqualTo(-1);
  }
}
