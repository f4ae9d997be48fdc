package org.vmgen.examples.forth.cross;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vmgen.examples.forth.ForthInstructions;
import org.vmgen.runtime.Code;

/** The cross-compiler: what it makes of a source, and how it says what is wrong with one. */
class CrossCompilerTest {

  /** What every system must define: the parts of its dictionary that the compiler fills. */
  private static final String DICTIONARY =
      """
      create list 0 ,
      word-list list
      instructions
      variable newest
      variable opcodes
      2 constant #buckets
      create buckets 2 cells allot
      create token-buckets 2 cells allot
      """;

  @TempDir Path directory;

  private Code compile(String source) throws Exception {
    CrossCompiler compiler = new CrossCompiler(ForthInstructions.SET);
    compiler.include(Files.writeString(directory.resolve("system.fs"), source));
    return compiler.finish();
  }

  private void assertError(String source, String message) {
    assertThatThrownBy(() -> compile(source)).isInstanceOf(CrossError.class).hasMessage(message);
  }

  @Test
  void definitionsBecomeCodeAndDataBecomesMemory() throws Exception {
    Code code = compile(DICTIONARY + "host-entry boot : start ( -- n ) 6 7 * ;\n");
    assertThat(code.entries()).containsKeys("start", "host boot", "dup");
    assertThat(code.entries().get("host boot")).isEqualTo(code.entries().get("start"));
  }

  @Test
  void anUnknownWordIsShownInItsLine() {
    assertError(
        DICTIONARY + "\n: f ( n -- )\n  dup nonsense ;\n",
        """
        system.fs:11:7: error: undefined word: nonsense
            dup nonsense ;
                ^""");
  }

  @Test
  void structuresMustMatch() {
    assertError(
        DICTIONARY + ": f begin if repeat ;\n",
        """
        system.fs:9:14: error: control structures do not match
          : f begin if repeat ;
                       ^""");
    assertError(
        DICTIONARY + ": f if ;\n",
        """
        system.fs:9:8: error: a control structure is not finished
          : f if ;
                 ^""");
  }

  @Test
  void aDefinitionEndsInItsFile() {
    assertError(
        DICTIONARY + ": f dup",
        """
        system.fs:9:8: error: the definition is not finished
          : f dup
                 ^""");
  }

  @Test
  void aNumberThatIsMissingIsNamed() {
    assertError(
        DICTIONARY + "constant five\n",
        """
        system.fs:9:10: error: a number is missing
          constant five
                   ^""");
  }
}
