package org.vmgen.generator.java;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.vmgen.runtime.Code;
import org.vmgen.runtime.CodeBuilder;
import org.vmgen.runtime.CodeUnit;
import org.vmgen.runtime.Exit;
import org.vmgen.runtime.ExternException;
import org.vmgen.runtime.Label;
import org.vmgen.runtime.Machine;
import org.vmgen.runtime.VmThrow;

/** What generated engines do around actions: externs, handlers, raw bodies, units, budgets. */
class JavaEngineTest {

  private static final String EXTERNS =
      """
      register up : i64;
      reftype Obj;
      stack objects : Obj prefix O;
      type o : Obj on objects;
      region own : i64;
      extern note(n: i64) -> i64 io;
      extern divide(a: u32, b: u8) -> (q: i32, r: bool) throws;
      extern make(n: i64) -> Obj allocates;
      extern again(c: code) -> i64 reenters;
      extern nobody() io;
      extern look() -> i64 reads data, reads up;
      extern change(n: i64) writes data, writes up, writes own, throws;
      inst add ( n1 n2 -- n ) { n = n1 + n2; }
      inst ordered ( n -- n1 ) { n1 = note(n) - note(n + 1) * note(n + 2); }
      inst shortcut ( -- n ) { n = note(0) == 1 && note(1) == 1 || note(2) == 2 ? note(3) : note(4); }
      inst two ( n1 n2 -- n f ) { let (q, r) = divide(u32(n1), u8(n2)); n = i64(q); f = i64(r); }
      inst obj ( n -- o ) { o = make(n); }
      inst same ( o1 o2 -- f ) { f = o1 == o2 ? 1 : o1 == null ? 2 : 3; }
      inst nest ( x -- n ) { n = again(x); }
      inst nest_add ( n1 x -- n ) { up = up + 1; n = n1 + again(x); }
      inst gone ( -- ) { nobody(); }
      inst pushpos ( #x -- x ) {}
      inst ret_one ( -- ) { halt 1; }
      inst peeks ( n1 n2 -- n ) { up = n2; n = look(); }
      inst changes ( n1 n2 -- n ) { up = 5; change(n2); n = up + n1; }
      inst own_depth ( -- n ) { n = own.depth; }
      """;

  /** What the machines of these tests call. */
  public static final class Externs {
    private final List<Long> notes = new ArrayList<>();

    /** Without the machine. */
    public long note(long n) {
      notes.add(n);
      return n;
    }

    /** Two results. */
    public record Divided(int q, boolean r) {}

    public Divided divide(Machine vm, int a, int b) {
      if (b == 0) {
        throw new VmThrow(-10);
      }
      return new Divided(Integer.divideUnsigned(a, b), Integer.remainderUnsigned(a, b) != 0);
    }

    public Object make(Machine vm, long n) {
      return n < 0 ? null : "object " + n;
    }

    public long again(Machine vm, int code) {
      Exit exit = vm.run(code);
      return exit.kind() == Exit.Kind.HALT ? exit.value() : -exit.trap();
    }

    public long look(Machine vm) {
      return vm.cells("data").depth() * 100 + vm.register(0);
    }

    public void change(Machine vm, long n) {
      vm.cells("data").push(n);
      vm.setRegister(0, n * 2);
      vm.region("own").setDepth(3);
      if (n < 0) {
        throw new VmThrow(n);
      }
    }
  }

  private static Engines withExterns() {
    return Engines.with(EXTERNS).externs(new Externs());
  }

  @Test
  void operandsAreEvaluatedFromLeftToRight() {
    Externs externs = new Externs();
    Engines engines = Engines.with(EXTERNS).externs(externs);
    assertThat(engines.run("lit 5 | ordered | shortcut | stop")).contains("stack data: -37 3\n");
    assertThat(externs.notes).containsExactly(5L, 6L, 7L, 0L, 2L, 3L);
  }

  @Test
  void externsGiveSeveralResultsAndThrow() {
    Engines engines = withExterns();
    assertThat(engines.compare("lit -1 | lit 2 | two | stop"))
        .contains("stack data: 2147483647 1\n");
    assertThat(engines.compare("lit 7 | lit 0 | two | stop"))
        .startsWith("exit throw -10 at 5 after 2\nstack data: 7 0\n");
  }

  @Test
  void referencesCompareByIdentity() {
    Engines engines = withExterns();
    assertThat(engines.compare("lit 1 | obj | lit 1 | obj | same | stop")).contains("data: 3\n");
    assertThat(engines.compare("lit -1 | obj | lit 1 | obj | same | stop")).contains("data: 2\n");
  }

  @Test
  void aPoppedReferenceKeepsNoGarbageAlive() {
    Engines engines = withExterns();
    Machine machine = engines.machine(engines.assemble("lit 1|obj|lit 1|obj|same|stop"));
    machine.run();
    assertThat(machine.referencesOf("objects").slots).containsOnlyNulls();
  }

  @Test
  void aNestedRunTakesNothingThatLaysThereBefore() {
    Engines engines = withExterns();
    assertThat(engines.compare("lit 8 | pushpos r | nest | stop | r: ret_one"))
        .startsWith("exit halt 0 at 6 after 5\nstack data: 8 1\n");
    assertThat(engines.compare("lit 8 | lit 9 | pushpos r | nest | stop | r: same"))
        .contains("stack data: 8 9 -1\n");
    assertThat(engines.compare("lit 8 | pushpos r | nest_add | stop | r: lit 3 | lit 4 | ret_one"))
        .contains("stack data: 3 4 9\n");
  }

  @Test
  void externsSeeAndChangeWhatTheyDeclare() {
    Engines engines = withExterns();
    assertThat(engines.compare("lit 1 | lit 2 | lit 3 | peeks | stop"))
        .contains("stack data: 1 103\n");
    assertThat(engines.compare("lit 1 | lit 2 | lit 30 | changes | own_depth | stop"))
        .contains("stack data: 1 30 62 3\n", "register up: 60\n");
    assertThat(engines.compare("lit 1 | lit 2 | lit -3 | changes | stop"))
        .startsWith("exit throw -3 at 7 after 3\nstack data: 1 2 -3\n")
        .contains("register up: -6\n");
  }

  @Test
  void anExternThatNobodyImplementsStopsTheRunWhenItIsReached() {
    Engines engines = withExterns();
    Machine machine = engines.machine(engines.assemble("lit 1|gone|stop"));
    assertThatThrownBy(machine::run)
        .isInstanceOf(ExternException.class)
        .hasMessage("extern nobody has no Java implementation, so the program stops here");
    assertThatThrownBy(machine::run).isInstanceOf(IllegalStateException.class);
    machine.reset();
    assertThat(machine.cells("data").depth()).isZero();
  }

  private static final String HANDLERS =
      """
      register handler : code;
      register thrown : i64;
      trap refused;
      inst catch ( #target -- ) { handler = code(u64(target)); }
      inst throwing ( n1 n2 -- ) { data.depth = 0; thrown = 1; throw n1 + n2; }
      inst refusing ( n -- ) { trap refused; }
      inst divide ( n1 n2 -- n ) { n = n1 / n2; }
      inst push ( -- n ) { n = thrown; }
      on throw (e, at) {
        if (e == 99) { throw 100; }
        if (e == 98) { halt 7; }
        if (e != 96) { thrown = e * 1000 + i64(at); jump handler; }
      }
      on trap (kind, at) { if (kind != 5) { thrown = -kind; jump handler; } }
      """;

  @Test
  void aThrowGoesToItsHandlerFromTheStateBefore() {
    assertThat(
            Engines.with(HANDLERS).compare("catch h | lit 1 | lit 2 | throwing | h: push | stop"))
        .startsWith("exit halt 0 at 9 after 5\nstack data: 1 2 3007\n");
  }

  @Test
  void aTrapGoesToItsHandlerWithItsCode() {
    Engines engines = Engines.with(HANDLERS);
    assertThat(engines.compare("catch h | lit 1 | lit 0 | divide | h: push | stop"))
        .contains("stack data: 1 0 -6\n");
    assertThat(engines.compare("catch h | lit 1 | refusing | h: push | stop"))
        .contains("stack data: 1 -16\n");
    assertThat(engines.compare("catch h | divide | h: push | stop")).contains("stack data: -1\n");
  }

  @Test
  void aTrapsHandlerIsToldWhichStack() {
    Engines engines =
        Engines.with(
            """
            stack second : i64 prefix S;
            memory mem : bytes;
            register handler : code;
            register what : i64;
            inst catch ( #target -- ) { handler = target; }
            inst both ( n S.w: i64 -- ) {}
            inst peek ( a: i64 -- n ) { n = i64(mem.u8[a]); }
            inst divide ( n1 n2 -- n ) { n = n1 / n2; }
            inst push ( -- n ) { n = what; }
            on trap (kind, at, detail) { what = kind * 100 + detail; jump handler; }
            """);
    assertThat(engines.compare("catch h | lit 1 | both | h: push | stop"))
        .contains("stack data: 1 102\n");
    assertThat(engines.compare("catch h | both | h: push | stop")).contains("stack data: 100\n");
    assertThat(engines.compare("catch h | lit -1 | peek | h: push | stop"))
        .contains("stack data: -1 300\n");
    assertThat(engines.compare("catch h | lit 1 | lit 0 | divide | h: push | stop"))
        .contains("stack data: 1 0 599\n");
  }

  @Test
  void whatAHandlerDoesNotHandleEndsTheRun() {
    Engines engines = Engines.with(HANDLERS);
    assertThat(engines.compare("lit 99 | lit 0 | throwing | stop"))
        .startsWith("exit throw 100 at 5 after 2\nstack data: 99 0\n");
    assertThat(engines.compare("lit 98 | lit 0 | throwing | stop"))
        .startsWith("exit halt 7 at 5 after 2\n");
    assertThat(engines.compare("lit 96 | lit 0 | throwing | stop"))
        .startsWith("exit throw 96 at 5 after 2\n");
    assertThat(engines.compare("lit 1 | lit 0 | throwing | stop"))
        .startsWith("exit trap code at 5 after 2\n");
  }

  private static final String RAW =
      """
      register up : i64;
      memory mem : bytes little;
      trap refused;
      inst twice ( n1 -- n2 ) @java(pure) {{ n2 = n1 * 2; /* not VM_NEXT */ }}
      inst depth ( n1 -- n2 ) @java(reads data) {{ n2 = VM_SP(data) + VM_SLOTS(data)[0]; }}
      inst zero ( #target n -- ) @java(pure) {{ if (n == 0) { VM_JUMP(target); } }}
      inst skip ( n -- n n1 ) @java(throws) {{
        n1 = VM_NEXT;
        for (int i = 0; i < 3; i++) {
          if (n == i) { VM_THROW(i + 10); }
          if (n == 7 - i) { VM_TRAP(refused); }
          if (n == 9) { VM_DONE; }
        }
        VM_MEM(mem)[3] = (byte) n;
        VM_REG(up) = n;
      }}
      inst drops ( n -- ) @java(writes data) {{ VM_SP(data) -= (int) n; }}
      inst machine ( n -- n1 ) @java {{ VM.cells("data").push(n); n1 = VM.cells("data").depth(); }}
      """;

  @Test
  void rawBodiesAreTakenOverWithTheirMacrosExpanded() {
    for (Engines engines : List.of(Engines.with(RAW), Engines.unchecked(RAW))) {
      assertThat(engines.run("lit 4 | lit 5 | twice | depth | stop")).contains("data: 4 5\n");
      assertThat(engines.run("lit 1 | lit 0 | zero L | lit 2 | L: stop")).contains("data: 1\n");
      assertThat(engines.run("lit 1 | lit 1 | zero L | lit 2 | L: stop")).contains("data: 1 2\n");
      assertThat(engines.run("lit 6 | skip")).startsWith("exit trap refused at 3");
      assertThat(engines.run("lit 2 | skip"))
          .startsWith("exit throw 12 at 3")
          .contains("data: 2\n");
      assertThat(engines.run("lit 9 | skip | stop")).contains("data: 9 4\n", "up: 0\n");
      assertThat(engines.run("lit 12 | skip | stop")).contains("data: 12 4\n", "up: 12\n");
      assertThat(engines.run("lit 1 | lit 2 | lit 3 | lit 2 | drops | stop")).contains("data: 1\n");
      assertThat(engines.run("lit 1 | lit 3 | machine | stop")).contains("data: 1 3 2\n");
    }
  }

  @Test
  void aBudgetStopsBeforeEveryInstructionAndTheRunGoesOnTheSame() {
    Engines engines =
        Engines.with("inst dec ( #target n -- n1 ) { n1 = n - 1; if (n1 != 0) jump target; }");
    Code code = engines.assemble("lit 20 | L: dec L | stop");
    for (long budget = 0; budget < 22; budget++) {
      Machine machine = engines.machine(code);
      machine.setBudget(budget);
      Exit exit = machine.run();
      assertThat(exit.kind()).isEqualTo(Exit.Kind.BUDGET);
      assertThat(exit.instructions()).isEqualTo(budget);
      assertThat(exit.position()).isEqualTo(budget == 0 ? 1 : budget == 21 ? 5 : 3);
      machine.setBudget(22 - budget);
      assertThat(machine.resume().describe(machine.instructionSet()))
          .isEqualTo("halt 0 at 5 after " + (22 - budget));
    }
  }

  @Test
  void longLinesOfRawBodiesMeanWhatTheyMeant() {
    String words = "a word, and another one, ".repeat(5);
    String raw =
        """
        inst block ( -- n ) @java(pure) {{
          String s = \"""
              a\""" + \"""
              %s
              \""";
          n = s.length();
        }}
        inst comment ( -- n ) @java(pure) {{
          n = 0; /* it's */ String s = "%s's, %s"; n = s.length(); }}
        """
            .formatted(words + "b", words, words);
    assertThat(Engines.with(raw).run("block | comment | stop")).contains("data: 128 254\n");
  }

  private static final String UNITS =
      """
      extern patch() loads;
      inst call_fn ( #target -- ) { call target; }
      inst leave ( -- ) { return; }
      inst patching ( -- ) { patch(); }
      inst nop ( -- ) {}
      """;

  /** No instruction of it reads words of code itself. */
  private static final String GROWING =
      """
      vm growing;
      type n : i64;
      type x : code;
      stack data : i64;
      inst one ( -- n ) { n = 1; }
      inst nop ( -- ) {}
      inst grow ( -- x ) @java {{
        var unit = new org.vmgen.runtime.CodeBuilder(VM);
        for (int i = 0; i < 1_000; i++) {
          unit.emit("nop");
        }
        x = VM.load(unit.emit("one").emit("stop").unit());
      }}
      inst go ( x -- ) { jump x; }
      inst stop ( n -- ) { halt n; }
      """;

  @Test
  void aRawBodyRunsOnInCodeThatItLoads() {
    assertThat(Engines.of(GROWING).run("grow | go")).startsWith("exit halt 1 at 1004 after 1004\n");
  }

  /** Replaces the function at an entry by one that pushes 2, while the machine runs in it. */
  public static final class Patcher {
    private final int entry;

    Patcher(int entry) {
      this.entry = entry;
    }

    public void patch(Machine vm) {
      CodeBuilder builder = new CodeBuilder(vm);
      CodeUnit unit = builder.emit("lit", 2).emit("leave").unit();
      vm.replace(entry, unit);
    }
  }

  @Test
  void anActiveFrameGoesOnInTheOldBodyOfAReplacedUnit() {
    Engines engines = Engines.with(UNITS).externs(new Patcher(6));
    String state = engines.run("call_fn F | call_fn F | stop | F: patching | lit 1 | leave");
    assertThat(state).startsWith("exit halt 0 at 5 after 8\nstack data: 1 2\n");
  }

  @Test
  void fallingOffTheEndIsATrapOfCode() {
    Engines engines = Engines.with("inst nop ( -- ) {}");
    assertThat(engines.compare("nop | nop")).startsWith("exit trap code at 3 after 2\n");
  }

  @Test
  void anInterruptStopsALoopAtItsBackwardJump() {
    Engines engines = Engines.with("inst branch ( #target -- ) { jump target; }");
    Machine machine = engines.machine(engines.assemble("lit 1|L: branch L"));
    machine.interrupt();
    Exit exit = machine.run();
    assertThat(exit.describe(machine.instructionSet())).isEqualTo("interrupt at 3 after 2");
  }

  @Test
  void typedBuildersMakeTheSameCode() {
    Engines engines = Engines.with("inst branch ( #target -- ) { jump target; }");
    CodeBuilder builder =
        new CodeBuilder(engines.machine(engines.assemble("stop")).instructionSet());
    Label end = builder.newLabel();
    Code code = builder.emit("lit", 4).emit("branch", end).bind(end).emit("stop").build();
    assertThat(engines.machine(code).run().kind()).isEqualTo(Exit.Kind.HALT);
  }
}
