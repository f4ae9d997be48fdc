package org.vmgen.generator.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.vmgen.generator.Vmgen;
import org.vmgen.generator.diagnostic.Diagnostic;
import org.vmgen.generator.diagnostic.Diagnostics;
import org.vmgen.generator.diagnostic.Problem;
import org.vmgen.generator.model.Instruction;
import org.vmgen.generator.model.VmModel;

/** Families are substituted token by token before parsing. */
class FamiliesTest {

  @Test
  void aFamilyGivesOneInstanceForEachTuple() {
    assertThat(
            instructions(
                """
                for (op, sym) in ((lt, "<"), (gt, ">")) {
                  inst $op "$sym" ( n1 n2 -- f ) { f = n1 $sym n2 ? -1 : 0; }
                }
                """))
        .containsExactly("lt \"<\" ( n1 n2 -- f )", "gt \">\" ( n1 n2 -- f )");
  }

  @Test
  void oneParameterNeedsNoParentheses() {
    assertThat(instructions("for t in (i8, u16) { inst load_$t ( n -- f ) { f = i64($t(n)); } }"))
        .containsExactly("load_i8 \"load_i8\" ( n -- f )", "load_u16 \"load_u16\" ( n -- f )");
  }

  @Test
  void wordsJoinWhereNoBlankStandsBetween() {
    assertThat(
            instructions(
                """
                for (w, s) in ((8, b), (16, h)) {
                  inst u${w}_fetch "$s@ $w" ( n -- f_$w ) { f_$w = i64(u$w(n)); }
                }
                """))
        .containsExactly("u8_fetch \"b@ 8\" ( n -- f_8 )", "u16_fetch \"h@ 16\" ( n -- f_16 )");
  }

  @Test
  void familiesNest() {
    assertThat(
            instructions(
                """
                for a in (x, y) { for b in (1, 2) { inst $a$b "${a}.$b" ( -- ) {} } }
                """))
        .containsExactly(
            "x1 \"x.1\" ( -- )", "x2 \"x.2\" ( -- )", "y1 \"y.1\" ( -- )", "y2 \"y.2\" ( -- )");
  }

  @Test
  void documentationAndRawBodiesAreSubstitutedToo() {
    VmModel model =
        load(
            """
            for (op, sym) in ((add, "+")) {
              /// Computes n1 $sym n2, not \\$sym.
              inst $op ( n1 n2 -- n ) @c {{ n = n1 $sym n2; }}
            }
            """);
    Instruction add = model.instruction("add").orElseThrow();
    assertThat(add.documentation().lines()).containsExactly("Computes n1 + n2, not \\$sym.");
    assertThat(add.body().toString()).contains("n = n1 + n2;");
  }

  @Test
  void aFamilyCanStandInTheVariantOfAnOption() {
    assertThat(
            instructions(
                """
                option small = false;
                if small { inst tiny ( -- ) {} } else { for t in (x, y) { inst $t ( -- ) {} } }
                """))
        .containsExactly("x \"x\" ( -- )", "y \"y\" ( -- )");
  }

  @Test
  void aDollarSignInAStringOfAFamily() {
    assertThat(instructions("for t in (x) { inst $t \"\\$@\" ( -- ) {} }"))
        .containsExactly("x \"$@\" ( -- )");
  }

  @Test
  void familiesThatMultiplyBeyondTheLimitAreRefused() {
    String hundred =
        IntStream.range(0, 100).mapToObj(String::valueOf).collect(Collectors.joining(", "));
    String nested =
        "for a in (%s) { for b in (%s) { for c in (%s) { inst i${a}_${b}_$c ( -- ) {} } } }"
            .formatted(hundred, hundred, hundred);
    Diagnostics diagnostics = new Diagnostics();
    Vmgen.load("m.vmg", nested, Map.of(), diagnostics);
    assertThat(diagnostics.sorted())
        .extracting(Diagnostic::problem)
        .containsExactly(Problem.FAMILY_TOO_LARGE);
  }

  private static List<String> instructions(String text) {
    return load(text).instructions().stream()
        .map(i -> "%s \"%s\" ( %s )".formatted(i.name(), i.mnemonic(), i.effect().text()))
        .toList();
  }

  private static VmModel load(String text) {
    Diagnostics diagnostics = new Diagnostics();
    String description = "vm m; type n : i64; type f : i64; stack data : i64;\n" + text;
    return Vmgen.load("m.vmg", description, Map.of(), diagnostics)
        .orElseThrow(() -> new AssertionError(diagnostics.sorted()));
  }
}
