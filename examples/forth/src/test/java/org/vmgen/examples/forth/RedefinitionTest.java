package org.vmgen.examples.forth;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.vmgen.examples.forth.Command.Outcome;

/** Programs may define words with the names of words that the system is made of. */
class RedefinitionTest {

  /** Some that the system uses all the time, and the names that its host starts it by. */
  private static final String NAMES =
      "dup type emit catch throw refill source parse-name evaluate included find-name execute state base here allot"
          + " number? interpret quit boot interrupt report system-list";

  @TempDir Path directory;

  private void writeProgram() throws Exception {
    StringBuilder text = new StringBuilder();
    int number = 100;
    for (String name : NAMES.split(" ")) {
      text.append(": ").append(name).append("  ").append(number++).append(" ;\n");
    }
    Files.writeString(directory.resolve("hides.fs"), text);
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.MATCH_NONE, names = ".*_UNCHECKED")
  void theSystemGoesOnWithItsOwn(Engine engine) throws Exception {
    writeProgram();
    Files.writeString(directory.resolve("more.fs"), ": twice  2 * ;\n");
    assertThat(
            engine.run(
                directory,
                "",
                List.of(
                    "hides.fs",
                    "-e",
                    "include more.fs",
                    "-e",
                    "boot twice . dup .",
                    "-e",
                    "nonsense")))
        .isEqualTo(
            new Outcome(1, "238 100 ", "-e:1:1: undefined word: nonsense\n  nonsense\n  ^\n"));
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.MATCH_NONE, names = ".*_UNCHECKED")
  void aSavedSystemStarts(Engine engine) throws Exception {
    writeProgram();
    assertThat(engine.run(directory, "", List.of("hides.fs", "-e", "save-system hidden.img")))
        .isEqualTo(new Outcome(0, "", ""));
    for (Engine other : Engine.values()) {
      assertThat(
              other.run(
                  directory,
                  "",
                  List.of("--image", "hidden.img", "-e", ": sum  boot interrupt + . ; sum dup .")))
          .isEqualTo(new Outcome(0, "239 100 ", ""));
    }
  }
}
