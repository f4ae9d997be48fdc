package org.vmgen.examples.forth;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which compiler an engine gets, and which engine is best with the compilers that there are. */
class CCompilersTest {

  /** It preprocesses every text. */
  private static final String NEW = "exit 0";

  /** It refuses texts with an error, as a compiler does that lacks an attribute. */
  private static final String OLD = "while read line; do [ \"$line\" != '#error' ] || exit 1; done";

  @TempDir Path directory;

  private void install(String name, String script) throws IOException {
    Path file = Files.writeString(directory.resolve(name), "#!/bin/sh\n" + script + "\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }

  private CCompilers found() {
    return new CCompilers(Map.of("PATH", directory.toString(), "CC", ""));
  }

  private CCompilers chosen(String compiler) {
    return new CCompilers(Map.of("PATH", directory.toString(), "CC", compiler));
  }

  @Test
  void withoutACompilerItIsJava() {
    assertThat(found().best(false)).isEqualTo(ForthEngine.JAVA_SWITCH);
    assertThat(found().best(true)).isEqualTo(ForthEngine.JAVA_SWITCH);
  }

  @Test
  void anyCompilerMakesDirectThreading() throws Exception {
    install("gcc", OLD);
    assertThat(found().best(false)).isEqualTo(ForthEngine.C_DIRECT);
    assertThat(found().best(true)).isEqualTo(ForthEngine.C_DIRECT);
    assertThat(found().forEngine(ForthEngine.C_TAIL)).isEmpty();
  }

  @Test
  void aClangWithTheAttributesMakesTailCallsWhichAreBestWithoutTests() throws Exception {
    install("gcc", OLD);
    install("clang", OLD);
    install("clang-20", NEW);
    assertThat(found().best(false)).isEqualTo(ForthEngine.C_DIRECT);
    assertThat(found().best(true)).isEqualTo(ForthEngine.C_TAIL);
    assertThat(found().forEngine(ForthEngine.C_TAIL)).contains("clang-20");
    assertThat(found().forEngine(ForthEngine.C_DIRECT)).isEmpty();
  }

  @Test
  void theChosenCompilerIsTaken() throws Exception {
    install("clang-20", NEW);
    install("clang-old", OLD);
    install("clang-new", NEW);
    assertThat(chosen("clang-old").best(true)).isEqualTo(ForthEngine.C_DIRECT);
    assertThat(chosen("clang-old").forEngine(ForthEngine.C_TAIL)).contains("clang-old");
    assertThat(chosen("clang-new -pipe").best(true)).isEqualTo(ForthEngine.C_TAIL);
    assertThat(chosen("clang-new -pipe").forEngine(ForthEngine.C_TAIL)).contains("clang-new -pipe");
    assertThat(chosen("missing").best(true)).isEqualTo(ForthEngine.C_DIRECT);
    assertThat(chosen("missing").forEngine(ForthEngine.C_DIRECT)).contains("missing");
  }
}
