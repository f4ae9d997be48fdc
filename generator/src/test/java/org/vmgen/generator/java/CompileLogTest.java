package org.vmgen.generator.java;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.vmgen.generator.model.VmModel;
import org.vmgen.generator.plan.EngineConfig;
import org.vmgen.generator.reference.InstructionSets;
import org.vmgen.runtime.CodeBuilder;
import org.vmgen.runtime.Exit;
import org.vmgen.runtime.Host;
import org.vmgen.runtime.Label;
import org.vmgen.runtime.Machine;

/** The loop of a machine with many instructions is compiled by HotSpot's best compiler. */
class CompileLogTest {

  /** Runs a counting loop in a process of its own. */
  static final class Loop {
    private Loop() {}

    public static void main(String[] arguments) {
      StringBuilder text = new StringBuilder(Engines.CELLS);
      text.append("inst loop ( #target n -- n1 ) { n1 = n - 1; if (n1 > 0) jump target; }\n");
      text.append("inst drop ( n -- ) {}\n");
      for (int i = 0; i < 300; i++) {
        text.append("inst i" + i + " ( n1 n2 -- n ) { n = (n1 ^ " + i + ") * n2 + n1 / n2; }\n");
      }
      VmModel model = Engines.model(text.toString());
      CodeBuilder builder = new CodeBuilder(InstructionSets.of(model));
      Label label = builder.newLabel();
      builder.emit("lit", 3_000_000).bind(label);
      for (int i = 0; i < 4; i++) {
        builder.emit("lit", i + 1).emit("lit", 3).emit("i" + i).emit("lit", 7).emit("i20");
        builder.emit("lit", 5).emit("i2").emit("drop");
      }
      builder.emit("loop", label).emit("stop");
      Machine machine =
          CompiledEngine.of(model, EngineConfig.checked("java-switch"))
              .machine(builder.build(), Host.silent());
      // Not by a line: it could stand in the middle of one of the log's.
      System.exit(machine.run().kind() == Exit.Kind.HALT ? 0 : 1);
    }
  }

  @Test
  void theLoopReachesTierFour() throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+PrintCompilation",
                // Else the loop may have ended on a busy computer before the compiler had a turn.
                "-Xbatch",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                Loop.class.getName())
            .redirectErrorStream(true)
            .start();
    String log = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).as(log).isZero();
    assertThat(log.lines().filter(line -> line.contains(" TinyMachine::loop ")))
        .anyMatch(line -> line.matches(".*\\s4\\s+TinyMachine::loop .*"))
        .noneMatch(line -> line.contains("COMPILE SKIPPED"));
  }
}
