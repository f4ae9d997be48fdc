package org.vmgen.generator.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.vmgen.generator.Vmgen;
import org.vmgen.generator.diagnostic.Diagnostics;
import org.vmgen.generator.model.VmModel;
import org.vmgen.runtime.text.Assembler;
import org.vmgen.runtime.text.AssemblyException;
import org.vmgen.runtime.verify.AssumptionsReader;
import org.vmgen.runtime.verify.Effects;
import org.vmgen.runtime.verify.Finding;
import org.vmgen.runtime.verify.Verification;
import org.vmgen.runtime.verify.Verifier;

/** What the verifier accepts, and what it says about the rest. */
class VerifierTest {
  private static final String MACHINE =
      """
      vm tiny;
      type n : i64;  type w : i64;  type u : u64;  type f : i64;  type r : f64 on flt;
      type x : code;  type target : code;  type k : u64;
      reftype Str c "char *" java "java.lang.String";
      reftype Obj c "void *" java "java.lang.Object";
      stack data : i64;
      stack ret : i64 prefix R returns;
      stack flt : f64 prefix F;
      stack refs : ref prefix O;
      register there : code;
      region frame : i64 on data reserve 0;
      inst lit ( #n -- n ) {}
      inst addr ( #x -- x ) {}
      inst add ( n1 n2 -- n ) { n = n1 + n2; }
      inst dup ( w -- w w2 ) { w2 = w; }
      inst drop ( w -- ) {}
      inst swap ( w1 w2 -- w2 w1 ) {}
      inst to_r ( w -- R.w ) {}
      inst r_from ( R.w -- w ) {}
      inst flit ( #r -- r ) {}
      inst branch ( #target -- ) { jump target; }
      inst zbranch ( #target f -- ) { if (f == 0) jump target; }
      inst select ( #t: code[k] u -- ) { if (u < k) jump t[u]; }
      inst drops ( args: w[k] -- ) {}
      inst go ( x -- ) { jump x; }
      inst call ( #target -- R.x ) { x = next; jump target; }
      inst invoke ( x -- R.y: code ) { y = next; jump x; }
      inst exit ( R.x -- ) { jump x; }
      inst enter ( #target -- ) { call target; }
      inst leave ( -- ) { return; }
      inst set_there ( x -- ) { there = x; }
      inst go_there ( -- ) { jump there; }
      inst qdup ( w -- w w2? ) { if (w != 0) w2 = w; }
      inst qbranch ( #target w -- w? ) { if (w != 0) jump target; }
      inst clear ( -- ) { data.depth = 0; }
      inst reserve ( #slots: n -- ) { data.depth = data.depth + slots; }
      inst poke ( n1 n2 -- ) { data[n2] = n1; }
      inst text ( #s: Str -- O.s: Str ) {}
      inst object ( O.s: Str -- O.o: Obj ) { o = Obj(ref(s)); }
      inst none ( -- O.s: Str ) { s = null; }
      inst print ( O.s: Str -- ) {}
      inst stop ( -- ) { halt; }
      """;

  private static final VmModel MODEL = model();
  private static final Effects EFFECTS = EffectTables.of(MODEL);

  private static VmModel model() {
    Diagnostics diagnostics = new Diagnostics();
    return Vmgen.load("tiny.vmg", MACHINE, Map.of(), diagnostics)
        .orElseThrow(() -> new AssertionError(diagnostics.sorted()));
  }

  private static Verification verify(String assumptions, String program) {
    try {
      return Verifier.verify(
          EFFECTS,
          AssumptionsReader.read(EFFECTS.set(), "tiny.assume", assumptions),
          new Assembler(EFFECTS.set()).assemble("program", program));
    } catch (AssemblyException e) {
      throw new AssertionError(e);
    }
  }

  private static List<String> findings(String assumptions, String program) {
    return verify(assumptions, program).findings().stream().map(Finding::toString).toList();
  }

  private static void assertGood(String assumptions, String program) {
    assertThat(findings(assumptions, program)).isEmpty();
  }

  @Test
  void aStraightProgram() {
    Verification result = verify("", "lit 1\nlit 2\nadd\nflit 1.5\nstop");
    assertThat(result.isGood()).isTrue();
    assertThat(result.depths()).isEqualTo(Map.of("@1", List.of(2, 0, 1, 0)));
    assertThat(result.at(5).orElseThrow().depth(0)).isEqualTo(2);
  }

  @Test
  void anItemThatIsNotThere() {
    assertThat(findings("", "lit 1\nadd\nstop"))
        .containsExactly("at 3, add: 2 items of data needed, 1 known to be there");
  }

  @Test
  void asManyItemsAsAnImmediateSays() {
    assertGood("", "lit 1\nlit 2\ndrops 2\ndrops 0\nstop");
    assertThat(findings("", "lit 1\ndrops 18446744073709551615\nstop"))
        .containsExactly(
            "at 3, drops 18446744073709551615: 2147483647 items of data needed, 1 known to be"
                + " there");
  }

  @Test
  void aLoop() {
    assertGood("", "lit 3\nL: lit -1\nadd\ndup\nzbranch E\nbranch L\nE: stop");
  }

  @Test
  void aLoopThatGrows() {
    assertThat(findings("", "L: lit 1\nbranch L"))
        .containsExactly("at 3, branch @1: data has 1 item on this path, but 0 on another to @1");
  }

  @Test
  void allTargetsOfATable() {
    assertGood("", "lit 1\nselect [ A B ]\nA: stop\nB: stop");
    assertThat(findings("", "lit 1\nselect [ A B ]\nA: stop\nB: drop\nstop"))
        .containsExactly("at 8, drop: 1 item of data needed, 0 known to be there");
  }

  @Test
  void theEndOfTheCode() {
    assertThat(findings("", "lit 1"))
        .containsExactly("at 1, lit 1: control runs off the end of the code");
  }

  @Test
  void aNumberIsNoCode() {
    assertThat(findings("", "lit 1\ngo"))
        .containsExactly("at 3, go: item 'x' must be a code value, but is a number");
  }

  @Test
  void codeIsNoNumberButCanBeMoved() {
    assertGood("", "addr L\nlit 1\nswap\nto_r\nr_from\ngo\nL: stop");
    assertThat(findings("", "addr L\nlit 1\nadd\nL: stop"))
        .containsExactly("at 5, add: item 'n1' must be a number, but is the code value 6");
  }

  @Test
  void aJumpThatIsAChoice() {
    assertThat(
            findings("", "lit 0\nzbranch A\naddr X\nbranch B\nA: addr Y\nB: go\nX: stop\nY: stop"))
        .containsExactly("at 11, go: where it jumps to cannot be known; a rule has to say it");
  }

  @Test
  void aFunction() {
    String program =
        "main: lit 5\ncall square\nstop\n.entry main\n.entry square\nsquare: dup\nadd\nexit\n";
    assertGood("entry square: 1 -> 1", program);
    assertThat(verify("entry square: 1 -> 1", program).depths())
        .isEqualTo(Map.of("main", List.of(2, 1, 0, 0), "square", List.of(2, 1, 0, 0)));
    assertThat(findings("", program))
        .containsExactly(
            "at 3, call @6: it calls square, which needs a signature",
            "at 6, dup: 1 item of data needed, 0 known to be there");
    assertThat(findings("entry square: 1 -> 2", program))
        .containsExactly("at 8, exit: square has to leave 2 items of data, but leaves 1");
    assertThat(findings("entry square: 2 -> 1", program))
        .containsExactly(
            "at 3, call @6: square takes 2 items of data, 1 known to be there",
            "at 8, exit: square has to leave 1 item of data, but leaves 2");
  }

  @Test
  void aFunctionCalledByStatement() {
    assertGood("entry f: ->", "main: enter f\nstop\n.entry main\n.entry f\nf: leave");
  }

  @Test
  void aCallOfAKnownCodeValue() {
    assertGood("entry f: ->", "main: addr f\ninvoke\nstop\n.entry main\n.entry f\nf: exit");
  }

  @Test
  void theReturnPositionIsNoNumber() {
    assertThat(
            findings(
                "entry f: -> 1",
                "main: call f\ndrop\nstop\n.entry main\n.entry f\nf: r_from\nexit"))
        .containsExactly("at 6, exit: 1 item of ret needed, 0 known to be there");
    assertThat(
            findings(
                "entry f: -> 1",
                "main: call f\ndrop\nstop\n.entry main\n.entry f\nf: r_from\ndup\nto_r\nexit"))
        .containsExactly(
            "at 8, exit: f leaves the return position on data: only numbers, floats and references"
                + " can be left");
  }

  @Test
  void aTailCall() {
    String program =
        "main: call f\nstop\n.entry main\n.entry f\nf: branch g\n.entry g\ng: lit 1\nexit";
    assertGood("entry f: -> 1\nentry g: -> 1", program);
    assertThat(findings("entry f: ->\nentry g: -> 1", program))
        .containsExactly("at 4, branch @6: g does not leave what f has to leave");
  }

  @Test
  void recursion() {
    String program =
        "main: lit 1\n"
            + "call f\n"
            + "stop\n"
            + ".entry main\n"
            + ".entry f\n"
            + "f: dup\n"
            + "zbranch E\n"
            + "lit -1\n"
            + "add\n"
            + "call f\n"
            + "E: exit";
    assertGood("entry f: 1 -> 1\nrecursion", program);
    assertThat(findings("entry f: 1 -> 1", program))
        .containsExactly(
            "at 6, dup: f calls itself: how deep the stacks get cannot be known, unless recursion"
                + " is allowed");
  }

  @Test
  void limits() {
    assertGood("limit data 2", "lit 1\nlit 1\nstop");
    assertThat(findings("limit data 1", "lit 1\nlit 1\nstop"))
        .containsExactly("at 1, lit 1: data gets 2 items deep in @1, its limit is 1");
  }

  @Test
  void codeOutOfSight() {
    assertGood("entry h: ", "main: addr h\nset_there\nstop\n.entry main\n.entry h\nh: stop");
    assertThat(findings("", "addr h\nset_there\nstop\nh: stop"))
        .containsExactly(
            "at 3, set_there: @5 is stored where it cannot be followed; it needs a signature");
  }

  @Test
  void aComputedJump() {
    assertThat(findings("", "go_there"))
        .containsExactly("at 1, go_there: where it jumps to cannot be known; a rule has to say it");
    assertGood("target go_there: 1", "lit 1\ngo_there");
    assertThat(findings("target go_there: 1", "go_there"))
        .containsExactly(
            "at 1, go_there: the code jumped to takes 1 item of data, 0 known to be there");
  }

  @Test
  void optionalOutputs() {
    assertGood("", "lit 1\nqbranch L\nstop\nL: stop");
    assertThat(findings("", "lit 1\nqdup\nstop"))
        .containsExactly("at 3, qdup: data has 1 item on this path, but 2 on another to @4");
  }

  @Test
  void depthsThatAreAssigned() {
    assertThat(findings("", "clear\nstop"))
        .containsExactly(
            "at 1, clear: how deep data is after it cannot be known; a rule has to say it");
    assertGood("effect clear: data = 0", "lit 1\nclear\nlit 1\ndrop\nstop");
    assertThat(findings("effect reserve: data + #slots", "reserve 2\ndrop\ndrop\ndrop\nstop"))
        .containsExactly("at 5, drop: 1 item of data needed, 0 known to be there");
  }

  @Test
  void slotsThatAreAssigned() {
    assertThat(findings("", "addr L\nlit 1\nlit 0\npoke\ngo\nL: stop"))
        .containsExactly(
            "at 8, go: item 'x' must be a code value, but is a number or a code value");
  }

  @Test
  void referencesHaveTypes() {
    assertGood("", "text \"a\"\nprint\nnone\nprint\nstop");
    assertThat(findings("", "text \"a\"\nobject\nprint\nstop"))
        .containsExactly("at 4, print: item 's' must be a Str, but is a Obj");
  }

  @Test
  void whatIsWrittenWrong() {
    assertThatThrownBy(
            () -> verify("entry f 1\neffect lot: kept\nlimit datum 3\nlimit data x\nhello", "stop"))
        .hasMessage(
            """
            tiny.assume:1: error: write: entry NAME: what it takes -> what it leaves
            tiny.assume:2: error: tiny has no instruction lot
            tiny.assume:3: error: tiny has no stack datum
            tiny.assume:4: error: a number from 0 is expected, not x
            tiny.assume:5: error: a line begins with entry, effect, target, limit or recursion, not with hello\
            """);
    assertThatThrownBy(() -> verify("entry f: -> 1", "stop"))
        .hasMessage("the program has no entry f");
  }
}
