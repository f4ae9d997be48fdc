package org.vmgen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class MainTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void versionNamesTheCommandAndANumber() {
    assertThat(run(Main.commandLine(), "--version")).isEqualTo(ExitCode.FINE);
    assertThat(out.toString()).matches("vmgen \\d+\\.\\d+\\.\\d+(-SNAPSHOT)?\\R");
  }

  @Test
  void helpDocumentsEveryExitCode() {
    assertThat(run(Main.commandLine(), "--help")).isEqualTo(ExitCode.FINE);
    assertThat(out.toString())
        .startsWith("Generates interpreters in C and in Java")
        .containsPattern("(?m)^ *0 +fine$")
        .containsPattern("(?m)^ *1 +errors in the input")
        .containsPattern("(?m)^ *2 +wrong usage")
        .containsPattern("(?m)^ *3 +a file could not be read or written$")
        .containsPattern("(?m)^ *70 +an error in vmgen itself$");
  }

  @Test
  void anUnknownCommandIsWrongUsage() {
    assertThat(run(Main.commandLine(), "frobnicate")).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).contains("frobnicate");
  }

  @Test
  void aMissingFileIsReportedByItsNameWithoutAStackTrace() {
    CommandLine commandLine = Main.commandLine().addSubcommand(new ReadsMissingFile());
    assertThat(run(commandLine, "reads-missing-file")).isEqualTo(ExitCode.IO);
    assertThat(err.toString()).isEqualToNormalizingNewlines("vmgen: nowhere.vmg: no such file\n");
  }

  @Test
  void anErrorOfOurOwnSaysSo() {
    CommandLine commandLine = Main.commandLine().addSubcommand(new Fails());
    assertThat(run(commandLine, "fails")).isEqualTo(ExitCode.INTERNAL);
    assertThat(err.toString())
        .startsWith("vmgen: this is an error in vmgen itself, please report it:")
        .contains("IllegalStateException: broken");
  }

  private int run(CommandLine commandLine, String... arguments) {
    commandLine.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    return commandLine.execute(arguments);
  }

  @Command(name = "reads-missing-file")
  static final class ReadsMissingFile implements Callable<Integer> {
    @Override
    public Integer call() throws NoSuchFileException {
      Path missing = Path.of("nowhere.vmg");
      if (Files.exists(missing)) {
        return ExitCode.FINE;
      }
      throw new NoSuchFileException(missing.toString());
    }
  }

  @Command(name = "fails")
  static final class Fails implements Callable<Integer> {
    @Override
    public Integer call() {
      throw new IllegalStateException("broken");
    }
  }
}
