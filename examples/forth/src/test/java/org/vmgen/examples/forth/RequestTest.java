package org.vmgen.examples.forth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Command lines are read in two ways, one of them quick: both must mean the same. */
class RequestTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--engine java-switch",
        "--engine c-direct -e a b.fs -e c",
        "a.fs --engine java-switch --unchecked b.fs",
        "--image x.img --engine java-switch -e bye",
        "--engine java-switch @file"
      })
  void commonOnesAreReadQuickly(String line) {
    assertThat(Request.read(line.split(" "))).contains(byTheCommand(line));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-e a",
        "--engine c-direct,java-switch",
        "--engine=c-direct",
        "--engine python",
        "--engine java-switch --help",
        "--engine java-switch --trace",
        "--engine java-switch -e",
        "--engine java-switch -e --trace",
        "--engine java-switch --image a --image b",
        "--engine java-switch --engine c-direct",
        "--engine java-switch --unchecked --unchecked",
        "--engine java-switch -- -x"
      })
  void othersAreLeftToTheCommand(String line) {
    assertThat(Request.read(line.split(" "))).isEmpty();
  }

  @Test
  void theCommandReadsThoseThatAreRight() {
    assertThat(byTheCommand("--trace -e a --engine=c-switch,java-switch b.fs"))
        .isEqualTo(
            new Request(
                List.of(ForthEngine.C_SWITCH, ForthEngine.JAVA_SWITCH),
                false,
                true,
                false,
                Optional.empty(),
                List.of(new Item(false, "a"), new Item(true, "b.fs"))));
  }

  private static Request byTheCommand(String line) {
    ForthCommand command = new ForthCommand();
    ForthCommand.commandLine(command).parseArgs(line.split(" "));
    return command.request();
  }
}
