package org.vmgen.examples.forth;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.vmgen.harness.Tool;
import org.vmgen.harness.Tools;

/** The systems under test, each started as a process of its own. */
enum Engine {
  C_SWITCH(ForthEngine.C_SWITCH, false),
  C_DIRECT(ForthEngine.C_DIRECT, false),
  JAVA_SWITCH(ForthEngine.JAVA_SWITCH, false),
  C_DIRECT_UNCHECKED(ForthEngine.C_DIRECT, true);

  private static final long SECONDS = 100;

  private final ForthEngine engine;
  private final boolean unchecked;

  Engine(ForthEngine engine, boolean unchecked) {
    this.engine = engine;
    this.unchecked = unchecked;
  }

  /** What a run left behind. */
  record Outcome(int status, String out, String err) {}

  boolean isChecked() {
    return !unchecked;
  }

  /**
   * Runs it with files and texts, in a directory and with this standard input.
   *
   * @param arguments as on the command line
   */
  Outcome run(Path directory, String input, List<String> arguments) throws Exception {
    List<String> command = new ArrayList<>(command());
    command.addAll(arguments);
    return run(directory, input, command.toArray(String[]::new));
  }

  /** A shell script that starts it with the arguments that it is given. */
  String script() throws IOException {
    String words =
        command().stream().map(word -> "'" + word + "'").collect(Collectors.joining(" "));
    return "#!/bin/sh\nexec " + words + " \"$@\"\n";
  }

  /** How it is started, without files and texts. */
  List<String> command() throws IOException {
    if (engine.isNative()) {
      Tools.require(Tool.GCC);
      NativeEngine program = new NativeEngine(engine + (unchecked ? "-unchecked" : ""));
      synchronized (Engine.class) {
        program.build();
      }
      return List.of(program.program().toString(), "--image", program.image().toString());
    }
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "--engine",
                engine.toString()));
    if (unchecked) {
      command.add("--unchecked");
    }
    return command;
  }

  /** Runs any command; its output goes to files outside of the directory. */
  static Outcome run(Path directory, String input, String... command) throws Exception {
    Path files = Files.createTempDirectory("forth");
    File in = files.resolve("in").toFile();
    Path out = files.resolve("out");
    Path err = files.resolve("err");
    try {
      Files.writeString(in.toPath(), input);
      Process process =
          new ProcessBuilder(command)
              .directory(directory.toFile())
              .redirectInput(in)
              .redirectOutput(out.toFile())
              .redirectError(err.toFile())
              .start();
      if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
        throw new AssertionError(
            "no end after " + SECONDS + " s: " + String.join(" ", command) + "\n" + text(out));
      }
      return new Outcome(process.exitValue(), text(out), text(err));
    } finally {
      for (Path file : List.of(in.toPath(), out, err, files)) {
        Files.deleteIfExists(file);
      }
    }
  }

  /** Bytes that are no UTF-8 are shown, not refused. */
  private static String text(Path file) throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
  }
}
