package org.vmgen.examples.forth;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.vmgen.examples.forth.Command.Outcome;

/** The commands that the example's README shows print what it says, on every engine. */
class ReadmeTest {

  private static final Pattern LISTING =
      Pattern.compile("(?ms)^```(\\w+)(?: file=(\\S+))?\\n(.*?)^```$");

  @TempDir Path directory;
  @TempDir Path commands;

  @ParameterizedTest
  @EnumSource(mode = Mode.MATCH_NONE, names = ".*_UNCHECKED")
  void commandsPrintWhatIsShown(Engine engine) throws Exception {
    Path forth = Files.writeString(commands.resolve("forth"), engine.script());
    assertThat(forth.toFile().setExecutable(true)).isTrue();
    int consoles = 0;
    Matcher listing = LISTING.matcher(Files.readString(Path.of("README.md")));
    while (listing.find()) {
      if (listing.group(2) != null) {
        Files.writeString(directory.resolve(listing.group(2)), listing.group(3));
      } else if (listing.group(1).equals("console")) {
        assertThat(replay(listing.group(3))).isEqualTo(listing.group(3));
        consoles++;
      }
    }
    assertThat(consoles).isPositive();
  }

  /** The same listing with what the commands print now. */
  private String replay(String listing) throws Exception {
    StringBuilder now = new StringBuilder();
    for (String line : listing.lines().filter(line -> line.startsWith("$ ")).toList()) {
      List<String> command = new ArrayList<>(List.of("sh", "-c"));
      command.add("PATH=\"" + commands + ":$PATH\"; { " + line.substring(2) + "; } 2>&1");
      Outcome outcome = Command.run(directory, "", command);
      now.append(line).append('\n').append(outcome.out()).append(outcome.err());
      if (outcome.status() != 0) {
        now.append("[exit ").append(outcome.status()).append("]\n");
      }
    }
    return now.toString();
  }
}
