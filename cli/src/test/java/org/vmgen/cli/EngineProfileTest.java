package org.vmgen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vmgen.harness.Tool;
import org.vmgen.harness.Tools;

/** Generated engines count as the reference engine does. */
class EngineProfileTest {

  private static final String DESCRIPTION =
      """
      vm many;
      include <std.vmg>;
      type n : i64;  type b : bool; type x : f64; type target : code; type v : code;
      stack data : i64;
      stack fs : f64 prefix F;
      stack ret : i64 prefix R returns;
      trap bored;
      type r : i64 on ret;

      inst lit ( #n -- n ) {}
      inst float "f;lit" ( #x -- F.x ) {}
      inst flag ( #b -- n ) { n = b ? 1 : 0; }
      inst add "+" ( n1 n2 -- n ) { n = n1 + n2; }
      inst dup ( n -- n n2 ) { n2 = n; }
      inst drop ( n -- ) {}
      inst fdrop ( F.x -- ) {}
      inst loop ( #target n -- n1 ) { n1 = n - 1; if (n1 != 0) jump target; }
      inst either ( #target1: code #target2: code n -- ) { if (n != 0) jump target1; jump target2; }
      inst table ( #t: code[k] n -- ) { if (n < 0 || u64(n) >= k) trap bored; jump t[n]; }
      inst fn "call" ( #target -- R.v: code ) { v = next; jump target; }
      inst leave "exit" ( R.v: code -- ) { jump v; }
      inst goto ( #target -- ) { jump target; }
      inst throw ( n -- ) { if (n != 0) throw n; }
      inst wait ( n -- ) { yield n; }
      inst print ( n -- ) { printInt(n); }
      inst bye ( -- ) { halt 0; }

      option handlers = false;
      register handler : code;
      inst catch ( #target -- ) { handler = target; }
      if handlers {
        on throw (e, at) { if (e == 7) jump handler; }
      }
      """;

  private static final String PROGRAM =
      """
      .entry main
      main:   lit 4
      again:  call twice
              dup
              drop
              loop again
              drop
              lit 0
              table [one two]
      one:    "f;lit" 1.5
              fdrop
              flag true
              either two three
      two:    lit 1
              wait
              lit 2
              drop
              goto three
      three:  lit 3
              print
              goto last
      twice:  dup
              drop
              lit 0
              +
              exit
      last:   catch caught
              lit 0
              throw
              lit 7
              throw
              lit 9
              print
              lit 1
              drop
      caught: lit 5
              throw
              lit 0
      end:    lit 1
              drop
              bye
      """;

  @TempDir private Path directory;
  private CommandFixture vmgen;

  @BeforeEach
  void writeDescription() throws IOException {
    vmgen = new CommandFixture(directory);
    vmgen.write("many.vmg", DESCRIPTION);
    vmgen.write("p.vmasm", PROGRAM);
  }

  private String profile(String engine, String... options) throws IOException {
    List<String> words =
        new ArrayList<>(List.of("run", "@/many.vmg", "@/p.vmasm", "@/p.vmasm", "--engine"));
    words.addAll(List.of(engine, "--profile", "@/" + engine + ".prof"));
    words.addAll(List.of(options));
    vmgen.run(words.toArray(String[]::new));
    return Files.readString(directory.resolve(engine + ".prof"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"c-switch", "c-direct", "c-token", "c-indirect", "c-tail", "java-switch"})
  void everyEngineCountsTheSame(String engine) throws IOException {
    Tools.require(Tool.GCC);
    String[][] runs = {
      {},
      {"--slice", "1"},
      {"--slice", "3", "--resume", "2"},
      {"--resume", "5"},
      {"--resume", "1", "--budget", "20"},
      {"-Dhandlers", "--resume", "5"},
      {"-Dhandlers", "--resume", "5", "--slice", "2"},
    };
    for (String[] options : runs) {
      String expected = profile("reference", options);
      assertThat(expected).contains("runs 2\n");
      assertThat(profile(engine, options)).as(String.join(" ", options)).isEqualTo(expected);
    }
    String[] unchecked = {"--unchecked", "--resume", "5"};
    assertThat(profile(engine, unchecked)).isEqualTo(profile("reference", "--resume", "5"));
  }
}
