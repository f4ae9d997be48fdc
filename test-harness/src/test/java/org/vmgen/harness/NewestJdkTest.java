package org.vmgen.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Engines in Java on the newest JDK of this computer: they are compiled and run by it. */
class NewestJdkTest {

  @Test
  void theyMeanTheSame() throws Exception {
    String log =
        run(
            List.of("-Dvmgen.operands=" + System.getProperty("vmgen.operands", "30")),
            JvmTests.class,
            OperatorComparisonTest.class.getName(),
            BudgetComparisonTest.class.getName());
    assertThat(log)
        .endsWith("Java %d: 4 of 4 tests passed\n".formatted(Tools.requireNewestJdk().feature()));
  }

  @Test
  void theLoopOfALargeMachineIsCompiledByTheBestCompiler() throws Exception {
    String log = run(List.of("-XX:+PrintCompilation"), LongLoop.class);
    assertThat(log.lines().filter(line -> !line.contains("::") || line.contains("LargeMachine")))
        .contains("HALT")
        .anyMatch(line -> line.matches(".*\\s4\\s+LargeMachine::loop .*"));
  }

  /** What a program prints under that JDK, both streams. */
  private static String run(List<String> options, Class<?> program, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Tools.requireNewestJdk().java().toString());
    command.addAll(options);
    command.add("-cp");
    command.add(
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
    command.add(program.getName());
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String log = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    return log;
  }
}
