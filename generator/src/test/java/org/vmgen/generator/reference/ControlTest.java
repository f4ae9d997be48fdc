package org.vmgen.generator.reference;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.vmgen.runtime.Exit;
import org.vmgen.runtime.Limits;
import org.vmgen.runtime.tool.StateDump;

/** Jumps, calls, exits, budgets, interrupts and handlers. */
class ControlTest {

  private static final String CONTROL =
      """
      inst sub ( n1 n2 -- n ) { n = n1 - n2; }
      inst dup ( w -- w w ) {}
      inst branch ( #target -- ) { jump target; }
      inst zbranch ( #target f -- ) { if (f == 0) jump target; }
      inst `call` ( #target -- ) { call target; }
      inst ret ( -- ) { return; }
      inst pushnext ( -- x ) { x = next; }
      inst execute ( x -- ) { jump x; }
      inst to_code ( u -- x ) { x = code(u); }
      inst dispatch ( #t: code[k] u -- ) { if (u < k) jump t[u]; }
      inst pause ( n -- ) { yield n; }
      inst raise ( n -- ) { throw n; }
      inst drop ( w -- ) {}
      """;

  private static TinyMachine control() {
    return TinyMachine.with(CONTROL);
  }

  @Test
  void callsNestDeeperThanAnyJavaStack() {
    String program =
        """
        lit 50000
        call down
        stop
        down: dup
        zbranch up
        lit 1
        sub
        call down
        up: ret
        """;
    assertThat(control().run(program))
        .isEqualTo(
            """
            exit halt 0 at 5 after 300006
            stack data: 0
            stack ret:
            """);
    assertThat(control().limits(Limits.defaults().withStack("ret", 100)).run(program))
        .startsWith("exit trap overflow ret at 12 after ");
  }

  @Test
  void returnTakesOnlyPositionsThatCodeCanHave() {
    assertThat(control().run("ret")).startsWith("exit trap underflow ret at 1 after 0\n");
  }

  @Test
  void aCodeItemMustBeALeader() {
    assertThat(control().run("lit 2 | execute | stop")).startsWith("exit trap code at 3 after 1\n");
    assertThat(control().run("lit 0 | execute | stop")).startsWith("exit trap code at 3 after 1\n");
    assertThat(control().run("lit 3 | to_code | stop")).startsWith("exit trap code at 3 after 1\n");
    assertThat(control().run("lit 6 | execute | lit 1 | x: stop | branch x"))
        .startsWith("exit halt 0 at 6 after 3\n");
    assertThat(control().run("pushnext | stop")).contains("stack data: 2\n");
  }

  @Test
  void codeThatRunsOffItsEndTraps() {
    assertThat(control().run("lit 1"))
        .isEqualTo(
            """
        exit trap code at 3 after 1
        stack data: 1
        stack ret:
        """);
  }

  @Test
  void anArrayImmediateIsATable() {
    String program = "dispatch [ a b ] | lit 10 | stop | a: lit 11 | stop | b: lit 12 | stop";
    assertThat(control().run("lit 1 | " + program)).contains("data: 12\n");
    assertThat(control().run("lit 2 | " + program)).contains("data: 10\n");
  }

  @Test
  void aYieldResumesAtTheNextInstruction() {
    ReferenceMachine machine = control().load("lit 5 | pause | stop");
    assertThat(machine.run()).isEqualTo(new Exit(Exit.Kind.YIELD, 5, 0, -1, 3, 2));
    assertThat(machine.resume()).isEqualTo(new Exit(Exit.Kind.HALT, 0, 0, -1, 4, 1));
  }

  @Test
  void aBudgetCanStopARunBeforeEveryInstruction() {
    String program = "lit 20 | again: lit 1 | sub | dup | zbranch end | branch again | end: stop";
    ReferenceMachine whole = control().load(program);
    Exit exit = whole.run();
    String expected = StateDump.of(exit, whole);
    for (int budget = 0; budget < exit.instructions(); budget++) {
      ReferenceMachine machine = control().load(program);
      machine.setBudget(budget);
      Exit first = machine.run();
      assertThat(first.kind()).isEqualTo(Exit.Kind.BUDGET);
      assertThat(first.instructions()).isEqualTo(budget);
      machine.setBudget(Long.MAX_VALUE);
      Exit rest = machine.resume();
      assertThat(rest.instructions()).isEqualTo(exit.instructions() - budget);
      Exit both = new Exit(rest.kind(), rest.value(), 0, -1, rest.position(), exit.instructions());
      assertThat(StateDump.of(both, machine)).isEqualTo(expected);
    }
  }

  @Test
  void anInterruptStopsAtABackwardJumpAfterItIsComplete() {
    ReferenceMachine machine = control().load("lit 1 | again: drop | lit 2 | branch again");
    machine.interrupt();
    assertThat(machine.run()).isEqualTo(new Exit(Exit.Kind.INTERRUPT, 0, 0, -1, 3, 4));
    machine.setBudget(10);
    assertThat(machine.resume().kind()).isEqualTo(Exit.Kind.BUDGET);
  }

  @Test
  void anInterruptReachesALoopInsideAnAction() {
    ReferenceMachine machine =
        TinyMachine.with("inst spin ( -- ) { while (true) {} }").load("spin");
    machine.interrupt();
    assertThat(machine.run()).isEqualTo(new Exit(Exit.Kind.TRAP, 0, 8, -1, 1, 0));
  }

  private static final String HANDLERS =
      CONTROL
          + """
          register handler : u64;
          register what : i64;
          register place : u64;
          inst catch ( #u -- ) { handler = u; }
          on throw (e, at) { what = e; place = at; if (handler != 0) jump code(handler); }
          on trap (kind, at) { what = kind; if (e(kind)) jump code(handler); throw 99; }
          fn e(kind: i64) -> bool { return kind == 6; }
          inst div ( n1 n2 -- n ) { n = n1 / n2; }
          """;

  @Test
  void aHandlerStartsFromTheStateBeforeTheInstruction() {
    assertThat(
            TinyMachine.with(HANDLERS).run("catch 7 | lit 3 | raise | stop | h: stop | branch h"))
        .isEqualTo(
            """
            exit halt 0 at 7 after 3
            stack data: 3
            stack ret:
            register handler: 7
            register what: 3
            register place: 5
            """);
    assertThat(
            TinyMachine.with(HANDLERS)
                .run("catch 9 | lit 1 | lit 0 | div | stop | h: stop | branch h"))
        .startsWith("exit halt 0 at 9 after 4\nstack data: 1 0\n");
  }

  @Test
  void aHandlerThatEndsLetsTheThrowEndTheRun() {
    assertThat(TinyMachine.with(HANDLERS).run("lit 3 | raise"))
        .startsWith("exit throw 3 at 3 after 1\nstack data: 3\n")
        .contains("register what: 3\n");
  }

  @Test
  void aThrowInsideAHandlerEndsTheRunAtTheFirstPlace() {
    assertThat(TinyMachine.with(HANDLERS).run("lit 3 | drop | drop"))
        .startsWith("exit throw 99 at 4 after 2\n");
  }

  @Test
  void declaredTrapsHaveNames() {
    assertThat(TinyMachine.with("trap bad; inst go ( -- ) { trap bad; }").run("go"))
        .startsWith("exit trap bad at 1 after 0\n");
  }
}
