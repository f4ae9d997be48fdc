package org.vmgen.generator.c;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vmgen.generator.model.VmModel;
import org.vmgen.generator.plan.EngineConfig;
import org.vmgen.generator.plan.OutputFile;

/**
 * The files of a small engine as a whole, compared with those in the test resources, which {@code
 * mvn -pl generator -am test -Dtest=GoldenEngineTest -Dsurefire.failIfNoSpecifiedTests=false
 * -Dvmgen.golden=write} rewrites.
 */
class GoldenEngineTest {
  private static final Path GOLDEN = Path.of("src/test/resources/org/vmgen/generator/c/golden");

  private static final VmModel MODEL =
      BodyTest.model(
          """
          /// Counts down.
          vm small;
          type n : i64;
          type target : code;
          stack data : i64 max 1K;
          register steps : i64;
          on throw (e, at) { if (e == 1) halt steps; }

          /// Pushes a number.
          inst lit ( #n -- n ) {}
          /// Subtracts one; goes on at the target unless that gives 0.
          inst down ( #target n1 -- n2 ) { steps = steps + 1; n2 = n1 - 1; if (n2 != 0) jump target; }
          inst fail ( n -- ) { throw n; }
          inst stop ( n -- ) { halt n; }
          """);

  @ParameterizedTest
  @ValueSource(strings = {"small.h", "small_engine.c", "small_code.c"})
  void directThreading(String name) throws IOException {
    String text =
        new DirectBackend()
            .generate(MODEL, EngineConfig.checked("c-direct")).stream()
                .filter(file -> file.path().equals(name))
                .map(OutputFile::text)
                .findFirst()
                .orElseThrow();
    Path file = GOLDEN.resolve(name);
    if ("write".equals(System.getProperty("vmgen.golden"))) {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    }
    assertThat(text).isEqualTo(Files.readString(file));
  }
}
