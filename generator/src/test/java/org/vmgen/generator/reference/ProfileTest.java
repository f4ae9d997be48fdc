package org.vmgen.generator.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vmgen.format.profile.Profile;
import org.vmgen.format.profile.ProfileWriter;
import org.vmgen.runtime.CodeBuilder;
import org.vmgen.runtime.CodeUnit;
import org.vmgen.runtime.Exit;

/** The reference engine counts the extended blocks that run. */
class ProfileTest {

  private static final String LOOPS =
      """
      inst sub ( n1 n2 -- n ) { n = n1 - n2; }
      inst dup ( w -- w w ) {}
      inst zbranch ( #target f -- ) { if (f == 0) jump target; }
      inst branch ( #target -- ) { jump target; }
      inst either ( #t1: target #t2: target #f1: f64 -- ) { jump t1; }
      inst `call` ( #target -- ) { call target; }
      inst ret ( -- ) { return; }
      inst pause ( n -- ) { yield n; }
      inst raise ( n -- ) { if (n != 0) throw n; }
      """;

  private static final String COUNTDOWN =
      """
      lit 3
      again: lit 1
      sub
      dup
      zbranch out
      branch again
      out: stop
      """;

  private static String blocks(ReferenceMachine machine) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Profile profile = machine.profile();
    ProfileWriter.write(profile, out);
    String text = out.toString(StandardCharsets.UTF_8);
    return text.substring(text.indexOf("blocks\n") + 7, text.indexOf("end "));
  }

  private static ReferenceMachine profiled(String program) {
    ReferenceMachine machine = TinyMachine.with(LOOPS).load(program);
    machine.startProfile();
    return machine;
  }

  @Test
  void blocksGoFromLeaderToLeaderOrPastAJump() throws IOException {
    ReferenceMachine machine = profiled(COUNTDOWN);
    machine.run();
    assertThat(blocks(machine))
        .isEqualTo(
            """
            3 3>1\tlit 1; sub; dup; zbranch _; branch _
            1\tlit 3
            1\tstop
            """);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 7})
  void slicesChangeNothing(long budget) throws IOException {
    ReferenceMachine whole = profiled(COUNTDOWN);
    whole.run();
    ReferenceMachine machine = profiled(COUNTDOWN);
    machine.setBudget(budget);
    Exit exit = machine.run();
    while (exit.kind() == Exit.Kind.BUDGET) {
      exit = machine.resume();
    }
    assertThat(machine.profile()).isEqualTo(whole.profile());
  }

  @Test
  void equalPositionsAreSeen() throws IOException {
    ReferenceMachine machine = profiled("either L L 0.5 | either M L 1.0 | L: stop | M: stop");
    machine.run();
    assertThat(blocks(machine)).isEqualTo("1\teither _ =0 0x3fe0000000000000\n1\tstop\n");
  }

  @Test
  void aThrowLeavesTheBlockAndAResumedRunCountsFromTheNextOne() throws IOException {
    ReferenceMachine machine = profiled("lit 1 | lit 7 | raise | dup | L: lit 5 | branch L");
    machine.setBudget(4);
    machine.run();
    machine.cells("data").pop();
    machine.cells("data").push(0);
    machine.resume();
    assertThat(blocks(machine)).isEqualTo("1 2>1\tlit 1; lit 7; raise; dup\n1\tlit 5; branch _\n");
  }

  @Test
  void aBlockStartsBehindAYield() throws IOException {
    ReferenceMachine machine = profiled("lit 1 | pause | lit 2 | stop");
    machine.run();
    machine.resume();
    assertThat(blocks(machine)).isEqualTo("1\tlit 1; pause\n1\tlit 2; stop\n");
  }

  @Test
  void releasedUnitsStayInTheProfile() throws IOException {
    ReferenceMachine machine = profiled("call word | stop | word: lit 1 | ret");
    CodeUnit first = new CodeBuilder(machine).emit("lit", 2).emit("ret").unit();
    machine.replace(4, first);
    machine.run();
    machine.release(first);
    CodeUnit second = new CodeBuilder(machine).emit("lit", 3).emit("dup").emit("ret").unit();
    machine.replace(4, second);
    machine.run();
    machine.reset();
    machine.run();
    assertThat(blocks(machine))
        .isEqualTo(
            """
            3\tcall _
            1\tlit 1; ret
            1\tlit 2; ret
            1\tlit 3; dup; ret
            3\tstop
            """);
  }
}
