package org.vmgen.generator.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.vmgen.generator.model.Effect;
import org.vmgen.generator.model.Immediate;
import org.vmgen.generator.model.Item;
import org.vmgen.generator.model.Variable;

/** Types, places and variables of the items of an effect. */
class EffectsTest {

  @Test
  void theLongestTypeNameThatStartsAnItemTypesIt() {
    assertThat(items("( n n1 n_old nOld next next2 x -- )", "{}"))
        .isEqualTo(
            "n:n@data n1:n@data n_old:n@data nOld:n@data next:next@data next2:next@data x:x@data --");
  }

  @Test
  void anAliasOfAnAliasHasItsOwnName() {
    Item w = effect("( w -- )", "{}").inputs().get(0);
    assertThat(w.typeName()).isEqualTo("w");
    assertThat(w.type().text()).isEqualTo("i64");
  }

  @Test
  void anItemLiesOnTheStackOfItsPrefixOrTypeElseOnTheDefaultStack() {
    assertThat(items("( n R.n1 r F.r1 F.v: f32 -- )", "{}"))
        .isEqualTo("n:n@data n1:n@ret r:r@flt r1:r@flt v:f32@flt --");
  }

  @Test
  void theSameNameOnBothSidesIsTheSameVariable() {
    Effect effect = effect("( n1 n2 -- n2 n1 )", "{}");
    assertThat(effect.outputs().get(0).variable()).isSameAs(effect.inputs().get(1).variable());
    assertThat(effect.outputs().get(1).variable()).isSameAs(effect.inputs().get(0).variable());
  }

  @Test
  void anInputCanBePushedTwice() {
    assertThat(items("( n -- n n )", "{}")).isEqualTo("n:n@data -- n:n@data n:n@data");
  }

  @Test
  void anOutputWithTheNameOfAnImmediateIsThatImmediate() {
    Effect effect = effect("( #n -- n )", "{}");
    assertThat(effect.outputs().get(0).variable()).isSameAs(effect.immediates().get(0).variable());
  }

  @Test
  void theLengthOfAnImmediateArrayIsAVariable() {
    Effect effect = effect("( #t: code[k] u -- )", "{ if (u < k) jump t[u]; }");
    Immediate table = effect.immediates().get(0);
    assertThat(effect.immediates()).hasSize(1);
    assertThat(table.isArray()).isTrue();
    assertThat(table.length().orElseThrow())
        .extracting(Variable::name, v -> v.type().text(), Variable::kind)
        .containsExactly("k", "u64", Variable.Kind.IMMEDIATE);
  }

  @Test
  void anUndeclaredCountOfItemsIsAnImmediateAtItsFirstMention() {
    Effect effect = effect("( args: n[k] #target more: n[k] -- )", "{ jump target; }");
    assertThat(immediates(effect)).isEqualTo("k:u64 target:target");
    assertThat(effect.inputs()).allMatch(i -> ((Item.Many) i).length().name().equals("k"));
  }

  @Test
  void aDeclaredCountKeepsItsTypeAndItsPlace() {
    assertThat(immediates(effect("( #target #k: u8 args: n[k] -- )", "{ jump target; }")))
        .isEqualTo("target:target k:u8");
  }

  @Test
  void operandsInARegionAreNamedByImmediates() {
    Effect effect = effect("( x: locals[#a] y: locals[#b] -- z: locals[#a] )", "{ z = x + y; }");
    assertThat(immediates(effect)).isEqualTo("a:i64 b:i64");
    assertThat(((Item.Operand) effect.outputs().get(0)).index())
        .isEqualTo(effect.immediates().get(0));
  }

  @Test
  void anOptionalOutput() {
    Item second = effect("( n -- n n2? )", "{ if (n != 0) n2 = n; }").outputs().get(1);
    assertThat(((Item.Single) second).optional()).isTrue();
  }

  @Test
  void theTextIsWrittenInOneWay() {
    assertThat(effect("(n1  R.n2 #t:code [k]\n x :locals[ #a ] --n3 ? )", "{}").text())
        .isEqualTo("n1 R.n2 #t: code[k] x: locals[#a] -- n3?");
  }

  private static Effect effect(String effect, String body) {
    return Models.instruction("inst f " + effect + " " + body).effect();
  }

  private static String immediates(Effect effect) {
    return effect.immediates().stream()
        .map(i -> i.name() + ":" + i.typeName())
        .collect(Collectors.joining(" "));
  }

  private static String items(String effect, String body) {
    Effect built = effect(effect, body);
    return (items(built.inputs()) + " -- " + items(built.outputs())).strip();
  }

  private static String items(List<Item> items) {
    return items.stream()
        .map(i -> i.name() + ":" + i.typeName() + "@" + ((Item.Single) i).stack().name())
        .collect(Collectors.joining(" "));
  }
}
