package org.vmgen.generator.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.vmgen.generator.model.Properties;
import org.vmgen.generator.model.Properties.Control;
import org.vmgen.generator.model.State;

/** What is derived from an action. */
class PropertiesTest {

  @Test
  void arithmeticIsPure() {
    Properties properties = properties("( n1 n2 -- n )", "{ n = twice(n1) + hash(n2); }");
    assertThat(properties.pure()).isTrue();
    assertThat(properties.controls()).containsExactly(Control.FALL);
    assertThat(properties.endsBlock()).isFalse();
    assertThat(properties.externs()).containsExactly("hash");
  }

  @Test
  void divisionMayTrapUnlessTheDivisorIsAConstant() {
    assertThat(properties("( n1 n2 -- n )", "{ n = n1 / n2; }").traps())
        .containsExactly("zeroDivide");
    assertThat(properties("( n1 -- n )", "{ n = n1 / 10; }").traps()).isEmpty();
  }

  @Test
  void aBranchToAnImmediateEndsTheBlockOnlyIfItIsAlwaysTaken() {
    Properties always = properties("( #target -- )", "{ jump target; }");
    assertThat(always.controls()).containsExactly(Control.BRANCH);
    assertThat(always.endsBlock()).isTrue();
    Properties conditional = properties("( #target n -- )", "{ if (n == 0) jump target; }");
    assertThat(conditional.controls()).containsExactly(Control.FALL, Control.BRANCH);
    assertThat(conditional.endsBlock()).isFalse();
  }

  @Test
  void aConditionalBranchMayJumpElsewhereAndElseTheBlockGoesOn() {
    assertThat(properties("( #target n -- )", "{ if (n == 0) jump target; }").branches()).isTrue();
    assertThat(properties("( x n -- )", "{ if (n == 0) jump x; }").branches()).isTrue();
    assertThat(properties("( n -- )", "{ if (n == 0) return; }").branches()).isTrue();
    assertThat(properties("( #target -- )", "{ jump target; }").branches()).isFalse();
    assertThat(properties("( #target n -- )", "{ if (n == 0) call target; }").branches()).isFalse();
    assertThat(properties("( n -- )", "{ if (n == 0) throw n; }").branches()).isFalse();
    assertThat(properties("( n -- )", "{ if (n == 0) halt n; }").branches()).isFalse();
  }

  @Test
  void aComputedJumpACallAndAReturn() {
    assertThat(properties("( x -- )", "{ jump x; }").controls()).containsExactly(Control.COMPUTED);
    Properties call = properties("( #target -- )", "{ call target; }");
    assertThat(call.controls()).containsExactly(Control.CALL);
    assertThat(call.readsNext()).isTrue();
    assertThat(names(call.writes())).isEqualTo("ret");
    assertThat(properties("( -- )", "{ return; }").controls()).containsExactly(Control.RETURN);
  }

  @Test
  void theFollowingPositionIsALeaderWhereItIsRead() {
    Properties properties = properties("( -- R.x )", "{ x = next; }");
    assertThat(properties.readsNext()).isTrue();
    assertThat(properties.endsBlock()).isTrue();
  }

  @Test
  void exits() {
    assertThat(properties("( n -- )", "{ halt n; }").controls()).containsExactly(Control.HALT);
    assertThat(properties("( n -- )", "{ yield n; }").endsBlock()).isTrue();
    assertThat(properties("( n -- )", "{ if (n != 0) throw n; }").controls())
        .containsExactly(Control.FALL, Control.THROW);
    assertThat(properties("( -- )", "{ trap bad; }").traps()).containsExactly("bad");
  }

  @Test
  void stateThatIsReadAndWritten() {
    Properties properties =
        properties("( n -- )", "{ mem.i64[n] = up; locals[n] = locals[0] + count(); }");
    assertThat(names(properties.reads())).isEqualTo("up fp locals");
    assertThat(names(properties.writes())).isEqualTo("up locals mem");
    assertThat(properties.traps()).containsExactlyInAnyOrder("memory", "region");
  }

  @Test
  void explicitAccessToAStack() {
    Properties properties = properties("( u -- n )", "{ n = data[u]; }");
    assertThat(properties.explicit()).extracting(State::name).containsExactly("data");
    assertThat(properties.traps()).containsExactly("underflow");
  }

  @Test
  void anOperandReadsTheWindowOfItsRegion() {
    Properties properties = properties("( n: locals[#a] -- n2: locals[#b] )", "{ n2 = n; }");
    assertThat(names(properties.reads())).isEqualTo("fp");
    assertThat(properties.writes()).isEmpty();
  }

  @Test
  void externsDoWhatTheyDeclare() {
    assertThat(properties("( n -- )", "{ print(n); }").pure()).isFalse();
    Properties ask = properties("( -- n )", "{ n = ask(); }");
    assertThat(names(ask.reads())).isEqualTo("mem");
    assertThat(ask.controls()).containsExactly(Control.FALL, Control.THROW);
    assertThat(ask.endsBlock()).isTrue();
  }

  @Test
  void anExternWithoutEffectsMayDoAnything() {
    Properties properties = properties("( -- )", "{ anything(); }");
    assertThat(names(properties.writes())).isEqualTo("data ret flt up fp locals mem");
    assertThat(properties.endsBlock()).isTrue();
    assertThat(properties.controls()).contains(Control.THROW);
  }

  @Test
  void aLoopMayReachALimit() {
    assertThat(properties("( n -- )", "{ while (n > up) up = up + 1; }").traps())
        .containsExactly("limit");
  }

  @Test
  void aRawBodyDoesWhatItDeclaresOrAnything() {
    Properties declared = properties("( -- n )", "@c(reads data) {{ n = 0; }}");
    assertThat(declared.controls()).containsExactly(Control.FALL);
    assertThat(names(declared.reads())).isEqualTo("data");
    assertThat(declared.notCombinable()).isEmpty();
    Properties undeclared = properties("( -- n )", "@c {{ n = 0; }}");
    assertThat(undeclared.controls()).hasSize(Control.values().length);
    assertThat(undeclared.endsBlock()).isTrue();
    assertThat(undeclared.notCombinable()).containsExactly("its raw body declares no properties");
  }

  private static Properties properties(String... declaration) {
    return Models.instruction("inst f " + String.join(" ", Arrays.asList(declaration)))
        .properties();
  }

  private static String names(Iterable<State> states) {
    StringBuilder names = new StringBuilder();
    states.forEach(s -> names.append(' ').append(s.name()));
    return names.toString().strip();
  }
}
