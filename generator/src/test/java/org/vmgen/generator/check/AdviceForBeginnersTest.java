package org.vmgen.generator.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.vmgen.generator.Vmgen;
import org.vmgen.generator.diagnostic.DiagnosticPrinter;
import org.vmgen.generator.diagnostic.Diagnostics;
import org.vmgen.generator.diagnostic.MessageFormat;

/** What people who come from C or Java write first, and what they are told. */
class AdviceForBeginnersTest {

  @Test
  void aLoopLikeInC() {
    assertThat(said("inst a ( n1 -- n ) { for (i = 0; i < n1; i++) {} }"))
        .isEqualTo(
            "m.vmg:1:29: error: unexpected '='; expected a condition; there is no 'for': write"
                + " 'var i = 0; while (i < n) { … i = i + 1; }' [VMG0210]\n");
  }

  @Test
  void aDeclarationLikeInC() {
    assertThat(said("inst a ( n1 -- n ) { int x = 1; n = x; }"))
        .isEqualTo(
            "m.vmg:1:26: error: unexpected 'x'; expected an operator or ';'; a variable is"
                + " declared by 'let x = …;' or 'var x = …;' [VMG0210]\n");
  }

  @Test
  void aStandardFunctionWithoutItsFile() {
    assertThat(said("inst a ( n -- ) { printInt(n); }"))
        .isEqualTo(
            "m.vmg:1:19: error: unknown function 'printInt'; write 'include <std.vmg>;' at the"
                + " top [VMG0502]\n");
  }

  @Test
  void anItemThatAlmostHasAType() {
    assertThat(said("inst a ( number -- ) {}"))
        .isEqualTo(
            "m.vmg:1:10: error: item 'number' has no type; type 'n' types a name that goes on with"
                + " a digit, '_' or a capital letter: write 'nNumber', or 'number: n' [VMG0401]\n");
  }

  @Test
  void aWordOfALaterVersion() {
    assertThat(said("inst nop ( -- ) {} quicken nop;"))
        .isEqualTo(
            "m.vmg:1:20: error: 'quicken' starts no declaration; this version of vmgen reserves the"
                + " word [VMG0214]\n");
  }

  private static String said(String declarations) {
    Diagnostics diagnostics = new Diagnostics();
    String machine = declarations + "\nvm m; type n : i64; stack data : i64;";
    Vmgen.load("m.vmg", machine, Map.of(), diagnostics);
    return new DiagnosticPrinter(MessageFormat.GNU, false).print(diagnostics.sorted());
  }
}
