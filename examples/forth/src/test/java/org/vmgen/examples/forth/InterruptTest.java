package org.vmgen.examples.forth;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What Ctrl-C does: it throws -28 in the program that runs. */
@Timeout(300) // engines are compiled on first use
class InterruptTest {

  /** Says that it runs, for what waits has been written before, and never ends. */
  private static final String ENDLESS = ": endless .\" running\" 0 ms begin again ;";

  @TempDir Path directory;

  @ParameterizedTest
  @EnumSource
  void theSessionGoesOn(Engine engine) throws Exception {
    Process process = start(engine, List.of());
    try (OutputStream in = process.getOutputStream()) {
      in.write((ENDLESS + " endless\n").getBytes(StandardCharsets.US_ASCII));
      in.flush();
      interrupt(process);
      in.write("1 2 + .\n".getBytes(StandardCharsets.US_ASCII));
    }
    assertThat(rest(process.getInputStream())).isEqualTo("3 ");
    assertThat(process.waitFor()).isZero();
    assertThat(Files.readString(directory.resolve("err")))
        .startsWith("stdin:1:")
        .contains(": user interrupt\n")
        .containsPattern("\n  in: (ms )?endless\n");
  }

  @ParameterizedTest
  @EnumSource
  void aFileEndsAsAfterAnyError(Engine engine) throws Exception {
    Files.writeString(directory.resolve("endless.fs"), ENDLESS + "\nendless\n");
    Process process = start(engine, List.of("endless.fs", "-e", "1 2 + ."));
    interrupt(process);
    assertThat(rest(process.getInputStream())).isEmpty();
    assertThat(process.waitFor()).isEqualTo(1);
    assertThat(Files.readString(directory.resolve("err")))
        .startsWith("endless.fs:2:")
        .contains(": user interrupt\n")
        .containsPattern("\n  in: (ms )?endless\n");
  }

  @ParameterizedTest
  @EnumSource
  void aProgramCanCatchIt(Engine engine) throws Exception {
    Process process = start(engine, List.of("-e", ENDLESS + " ' endless catch . 1 2 + ."));
    interrupt(process);
    assertThat(rest(process.getInputStream())).isEqualTo("-28 3 ");
    assertThat(process.waitFor()).isZero();
  }

  @ParameterizedTest
  @EnumSource
  void aProgramThatWaitsIsWoken(Engine engine) throws Exception {
    Process process = start(engine, List.of("-e", ": waits .\" running\" 1000000 ms ; waits"));
    interrupt(process);
    assertThat(rest(process.getInputStream())).isEmpty();
    assertThat(process.waitFor()).isEqualTo(1);
    assertThat(Files.readString(directory.resolve("err")))
        .startsWith("-e:1:34: user interrupt\n")
        .endsWith("\n  in: ms waits\n");
  }

  private Process start(Engine engine, List<String> arguments) throws IOException {
    // What is started in the background of a shell ignores the signal otherwise.
    List<String> command = new ArrayList<>(List.of("env", "--default-signal=INT"));
    command.addAll(engine.command());
    command.addAll(arguments);
    return new ProcessBuilder(command)
        .directory(directory.toFile())
        .redirectError(directory.resolve("err").toFile())
        .start();
  }

  /** Sends the signal as soon as the endless word runs. */
  private static void interrupt(Process process) throws IOException, InterruptedException {
    byte[] running = process.getInputStream().readNBytes("running".length());
    assertThat(new String(running, StandardCharsets.US_ASCII)).isEqualTo("running");
    String kill = "kill -INT " + process.pid();
    assertThat(new ProcessBuilder("sh", "-c", kill).start().waitFor()).isZero();
  }

  private static String rest(InputStream out) throws IOException {
    return new String(out.readAllBytes(), StandardCharsets.US_ASCII);
  }
}
