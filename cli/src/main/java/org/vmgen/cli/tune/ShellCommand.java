package org.vmgen.cli.tune;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A command for the shell with places that are filled in: {@code {name}}.
 *
 * @param template as the user wrote it
 */
record ShellCommand(String template) {

  /** Whether it has a place of that name. */
  boolean has(String name) {
    return template.contains("{" + name + "}");
  }

  /**
   * Runs it to its end, without input.
   *
   * @param words what the places stand for; paths must have been {@link #quoted}
   * @param output where its standard output goes; {@link Redirect#PIPE}: it counts as errors too
   * @param limit how long it may take
   */
  TuneEngine.Outcome run(Map<String, String> words, Redirect output, Duration limit)
      throws IOException {
    String command = template;
    for (Map.Entry<String, String> word : words.entrySet()) {
      command = command.replace("{" + word.getKey() + "}", word.getValue());
    }
    return ChildProcess.run(List.of("/bin/sh", "-c", command), output, limit);
  }

  /** A path as one word of the shell. */
  static String quoted(Path path) {
    String text = path.toAbsolutePath().toString();
    return text.matches("[\\w@%+=:,./-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
  }
}
