package org.vmgen.generator.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.vmgen.generator.Vmgen;
import org.vmgen.generator.diagnostic.DiagnosticPrinter;
import org.vmgen.generator.diagnostic.Diagnostics;
import org.vmgen.generator.diagnostic.MessageFormat;
import org.vmgen.generator.model.Instruction;

/** Options with the values that a user gives them. */
class OptionsTest {

  private static final String DESCRIPTION =
      """
      vm m;
      stack data : i64;
      option floats = false;
      option cells = 8;
      option style = plain;
      if floats { inst floats ( -- ) {} } else if cells == 4 { inst small ( -- ) {} }
      else { inst large ( -- ) {} }
      if !(style == plain) || cells != 8 { inst fancy ( -- ) {} }
      """;

  @Test
  void withoutValuesTheDefaultsHold() {
    assertThat(load(Map.of())).isEqualTo("large");
  }

  @Test
  void valuesChooseTheVariant() {
    assertThat(load(Map.of("floats", "true"))).isEqualTo("floats");
    assertThat(load(Map.of("cells", "4"))).isEqualTo("small fancy");
    assertThat(load(Map.of("style", "rich"))).isEqualTo("large fancy");
  }

  @Test
  void anOptionThatTheDescriptionDoesNotDeclareIsAnErrorThatListsThem() {
    assertThat(load(Map.of("debug", "true")))
        .isEqualTo(
            "m.vmg:1:1: error: unknown option 'debug';"
                + " the options declared are floats, cells, style [VMG0110]\n");
  }

  @Test
  void aValueOfAnotherKindIsAnError() {
    assertThat(load(Map.of("cells", "many", "floats", "1")))
        .isEqualTo(
            """
            m.vmg:3:8: error: option 'floats' cannot be '1'; its values are true and false, \
            as in -Dfloats=false [VMG0112]
            m.vmg:4:8: error: option 'cells' cannot be 'many'; its values are numbers, \
            as in -Dcells=8 [VMG0112]
            """);
  }

  /** The names of the instructions, or the messages. */
  private static String load(Map<String, String> options) {
    Diagnostics diagnostics = new Diagnostics();
    return Vmgen.load("m.vmg", DESCRIPTION, options, diagnostics)
        .map(
            model ->
                model.instructions().stream()
                    .map(Instruction::name)
                    .collect(Collectors.joining(" ")))
        .orElseGet(
            () -> new DiagnosticPrinter(MessageFormat.GNU, false).print(diagnostics.sorted()));
  }
}
