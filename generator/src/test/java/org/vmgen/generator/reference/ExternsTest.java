package org.vmgen.generator.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.vmgen.runtime.Exit;
import org.vmgen.runtime.ExternException;
import org.vmgen.runtime.Machine;
import org.vmgen.runtime.VmThrow;

/** Externs, and what depends on the order in which they are called. */
class ExternsTest {

  private static final String EXTERNS =
      """
      reftype Obj;
      stack objects : Obj prefix O;
      type o : Obj on objects;
      extern note(n: i64) -> i64 io;
      extern divide(a: u32, b: u8) -> (q: i32, r: bool) throws;
      extern make(n: i64) -> Obj allocates;
      extern again(c: code) -> i64 reenters;
      extern nobody() io;
      inst ordered ( n -- n1 ) { n1 = note(n) - note(n + 1) * note(n + 2); }
      inst shortcut ( -- n ) { n = note(0) == 1 && note(1) == 1 || note(2) == 2 ? note(3) : note(4); }
      inst two ( n1 n2 -- n f ) { let (q, r) = divide(u32(n1), u8(n2)); n = i64(q); f = i64(r); }
      inst obj ( n -- o ) { o = make(n); }
      inst same ( o1 o2 -- f ) { f = o1 == o2 ? 1 : o1 == null ? 2 : 3; }
      inst nest ( x -- n ) { n = again(x); }
      inst gone ( -- ) { nobody(); }
      inst pushpos ( #x -- x ) {}
      inst ret_one ( -- ) { halt 1; }
      """;

  /** What the tests' machines call. */
  public static final class Host {
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
  }

  private final Host host = new Host();

  private TinyMachine tiny() {
    return TinyMachine.with(EXTERNS).externs(host);
  }

  @Test
  void operandsAreEvaluatedFromLeftToRight() {
    assertThat(tiny().run("lit 5 | ordered | stop")).contains("stack data: -37\n");
    assertThat(host.notes).containsExactly(5L, 6L, 7L);
  }

  @Test
  void onlyTheOperandsThatDecideAreEvaluated() {
    assertThat(tiny().run("shortcut | stop")).contains("stack data: 3\n");
    assertThat(host.notes).containsExactly(0L, 2L, 3L);
  }

  @Test
  void aRecordGivesSeveralResults() {
    assertThat(tiny().run("lit -1 | lit 2 | two | stop")).contains("stack data: 2147483647 1\n");
  }

  @Test
  void aVmThrowIsAThrowOfTheInstruction() {
    assertThat(tiny().run("lit 7 | lit 0 | two | stop"))
        .startsWith("exit throw -10 at 5 after 2\nstack data: 7 0\n");
  }

  @Test
  void referencesCompareByIdentity() {
    assertThat(tiny().run("lit 1 | obj | lit 1 | obj | same | stop")).contains("data: 3\n");
    assertThat(tiny().run("lit -1 | obj | lit 1 | obj | same | stop")).contains("data: 2\n");
  }

  @Test
  void aNestedRunTakesNothingThatLaysThereBefore() {
    assertThat(tiny().run("lit 8 | pushpos r | nest | stop | r: ret_one"))
        .startsWith("exit halt 0 at 6 after 5\nstack data: 8 1\n");
    assertThat(tiny().run("lit 8 | lit 9 | pushpos r | nest | stop | r: same"))
        .contains("stack data: 8 9 -1\n");
  }

  @Test
  void anExternThatNobodyImplementsStopsTheRunWhenItIsReached() {
    ReferenceMachine machine = tiny().load("lit 1 | gone | stop");
    assertThatThrownBy(machine::run)
        .isInstanceOf(ExternException.class)
        .hasMessage("extern nobody has no Java implementation, so the program stops here");
    assertThat(machine.cells("data").get(0)).isEqualTo(1);
  }

  @Test
  void standardExternsAreThere() {
    TinyMachine tiny =
        TinyMachine.of(
            "include <std.vmg>;\n"
                + TinyMachine.CELLS
                + "inst print ( n -- ) { printInt(n); putchar(u8('!')); }\n");
    tiny.run("lit -12 | print | stop");
    assertThat(tiny.output()).isEqualTo("-12\n!");
  }
}
