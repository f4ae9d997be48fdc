package org.vmgen.examples.forth;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vmgen.harness.Tool;
import org.vmgen.harness.Tools;

/** A user who types at a terminal, a real one as far as the Java system can tell. */
class TerminalTest {

  private static final String UP = "\033[A";
  private static final String LEFT = "\033[D";
  private static final String BACKSPACE = "\177";
  private static final String CTRL_C = "\003";
  private static final String CTRL_D = "\004";

  /** The editor sends it when it begins to read a line: pasted text is to be marked. */
  private static final String READY = "\033[?2004h";

  @TempDir Path directory;
  private Process process;
  private final StringBuilder shown = new StringBuilder();

  @BeforeEach
  void startsSession() throws IOException {
    Tools.require(Tool.SCRIPT);
    List<String> command = new ArrayList<>(Engine.JAVA_SWITCH.command());
    command.add(1, "-Duser.home=" + directory); // of the history
    // What is started in the background of a shell ignores the signal of Ctrl-C otherwise.
    String line =
        command.stream()
            .map(w -> "'" + w + "'")
            .collect(Collectors.joining(" ", "env --default-signal=INT ", ""));
    ProcessBuilder builder =
        new ProcessBuilder("script", "-qec", line, "/dev/null").redirectErrorStream(true);
    builder.environment().put("TERM", "xterm");
    process = builder.start();
  }

  @AfterEach
  void endsSession() throws InterruptedException {
    if (process != null) {
      process.destroy();
      process.waitFor();
    }
  }

  @Test
  void linesAreEditedBeforeTheyAreInterpreted() throws Exception {
    enter("1 2 +x" + BACKSPACE + " .\r");
    awaits("3  ok");
    enter("50 7 - ." + LEFT.repeat(4) + BACKSPACE + "8\r");
    awaits("42  ok");
  }

  @Test
  void earlierLinesComeBack() throws Exception {
    enter("6 7 * .\r");
    awaits("42  ok");
    enter("1 .\r");
    awaits("1  ok");
    enter(UP + UP + "\r");
    awaits("42  ok");
  }

  @Test
  void wordsAreCompleted() throws Exception {
    enter(": peculiar-name 77 ;\r");
    enter("pecu\t .\r");
    awaits("77  ok");
  }

  @Test
  void anErrorIsAnsweredAndTheSessionGoesOn() throws Exception {
    enter("nonsense\r");
    awaits("stdin:1:1: undefined word: nonsense");
    enter("1 2 + .\r");
    awaits("3  ok");
  }

  @Test
  void ctrlCStopsAProgram() throws Exception {
    enter(": endless .\" runs\" cr 0 ms begin again ;  endless\r");
    awaits("runs\r\n");
    type(CTRL_C);
    awaits("user interrupt", "endless");
    enter("1 2 + .\r");
    awaits("3  ok");
  }

  @Test
  void ctrlCForgetsTheLineThatIsTyped() throws Exception {
    enter("1 2");
    awaits("1 2");
    type(CTRL_C);
    awaits("user interrupt");
    enter("depth .\r");
    awaits("0  ok");
  }

  @Test
  void aProgramReadsKeys() throws Exception {
    enter("key .\r");
    awaits("key .");
    type("z");
    awaits("122  ok");
  }

  @Test
  void ctrlDEndsTheSession() throws Exception {
    enter("1 2 + .\r");
    awaits("3  ok");
    enter(CTRL_D);
    assertThat(process.waitFor(60, SECONDS)).isTrue();
    assertThat(process.exitValue()).isZero();
  }

  /** Types at the prompt. */
  private void enter(String keys) throws Exception {
    awaits(READY);
    type(keys);
  }

  private void type(String keys) throws IOException {
    process.getOutputStream().write(keys.getBytes(StandardCharsets.UTF_8));
    process.getOutputStream().flush();
  }

  /**
   * Reads what is shown until these texts have come, in this order, after what was awaited last.
   */
  private void awaits(String... texts) throws Exception {
    InputStream in = process.getInputStream();
    long end = System.nanoTime() + SECONDS.toNanos(60);
    for (String text : texts) {
      while (shown.indexOf(text) < 0) {
        if (in.available() > 0) {
          shown.append((char) in.read());
        } else {
          assertThat(process.isAlive() && System.nanoTime() < end)
              .as("\"%s\" was not shown but: %s", text, shown)
              .isTrue();
          Thread.sleep(5);
        }
      }
      shown.delete(0, shown.indexOf(text) + text.length());
    }
  }
}
