package org.vmgen.examples.forth;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vmgen.examples.forth.Command.Outcome;
import org.vmgen.harness.Tool;
import org.vmgen.harness.Tools;

/** The systems under test, each started as a process of its own. */
enum Engine {
  C_SWITCH("c-switch"),
  C_DIRECT("c-direct"),
  C_TAIL("c-tail"),
  JAVA_SWITCH("java-switch"),
  C_SWITCH_UNCHECKED("c-switch-unchecked"),
  C_DIRECT_UNCHECKED("c-direct-unchecked"),
  C_TAIL_UNCHECKED("c-tail-unchecked"),
  JAVA_SWITCH_UNCHECKED("java-switch-unchecked");

  private final String engine;

  Engine(String engine) {
    this.engine = engine;
  }

  boolean isChecked() {
    return !engine.endsWith("-unchecked");
  }

  boolean isNative() {
    return engine.startsWith("c-");
  }

  /** As on the command line, with {@code -unchecked} behind it. */
  @Override
  public String toString() {
    return engine;
  }

  /**
   * Runs it with files and texts, in a directory and with this standard input.
   *
   * @param arguments as on the command line
   */
  Outcome run(Path directory, String input, List<String> arguments) throws Exception {
    List<String> command = new ArrayList<>(command());
    command.addAll(arguments);
    return Command.run(directory, input, command);
  }

  /** A shell script that starts it with the arguments that it is given. */
  String script() throws IOException {
    String words =
        command().stream().map(word -> "'" + word + "'").collect(Collectors.joining(" "));
    return "#!/bin/sh\nexec " + words + " \"$@\"\n";
  }

  /** How it is started, without files and texts. */
  List<String> command() throws IOException {
    if (!isNative()) {
      return Command.java(engine);
    }
    Tools.require(Tool.GCC);
    // Tests of an engine are tests of all, or of all that check.
    List<String> others =
        Stream.of(values())
            .filter(other -> other.isNative() && (other.isChecked() || !isChecked()))
            .map(Engine::toString)
            .toList();
    NativeEngine program = Command.build(engine, others);
    return List.of(program.program().toString(), "--image", program.image().toString());
  }
}
