package org.vmgen.generator.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.vmgen.generator.model.Composite;
import org.vmgen.generator.model.Composite.Operand;
import org.vmgen.generator.model.Replication;
import org.vmgen.generator.model.VmModel;
import org.vmgen.generator.output.ModelJson;
import org.vmgen.generator.reference.InstructionSets;

/** What {@code super}, {@code spec} and {@code replicate} put into a model. */
class CompositesTest {

  private static final String MACHINE =
      """
      vm m;
      type n : i64;  type c : u8;  type r : f64 on flt;  type target : code;
      stack data : i64;
      stack flt  : f64 prefix F;
      reftype Str;
      enum Color { red, green = 7 };
      const LAST = 255;
      inst lit ( #n -- n ) {}
      inst clit ( #c -- n ) { n = i64(c); }
      inst rlit ( #r -- r ) {}
      inst add "+" ( n1 n2 -- n ) { n = n1 + n2; }
      inst zbranch "0branch" ( #target n -- ) { if (n == 0) jump target; }
      inst addr ( #a: n #b: n #d: n -- n ) { n = a + b + d; }
      inst say ( #text: Str -- ) { if (text == null) halt 1; }
      """;

  @Test
  void partsAreNamedByIdentifierOrMnemonic() {
    VmModel model = Models.of(MACHINE + "super s = lit \"+\" \"0branch\";");
    assertThat(model.composites()).extracting(Composite::text).containsExactly("lit add zbranch");
  }

  @Test
  void documentationGoesWithACombination() {
    VmModel model = Models.of(MACHINE + "/// Adds a constant.\nsuper s = lit add;");
    Composite composite = model.composites().get(0);
    assertThat(composite.name()).isEqualTo("s");
    assertThat(composite.documentation().lines()).containsExactly("Adds a constant.");
  }

  @Test
  void valuesHaveTheTypeOfTheirImmediate() {
    assertThat(operands("spec s = lit(-1);")).containsExactly(new Operand.Bound(-1, "-1"));
    assertThat(operands("spec s = clit('x');")).containsExactly(new Operand.Bound(120, "'x'"));
    assertThat(operands("spec s = clit(LAST);")).containsExactly(new Operand.Bound(255, "LAST"));
    assertThat(operands("spec s = lit(Color.green);"))
        .containsExactly(new Operand.Bound(7, "Color.green"));
    assertThat(operands("spec s = rlit(1.5);"))
        .containsExactly(new Operand.Bound(Double.doubleToLongBits(1.5), "1.5"));
    assertThat(operands("spec s = say(null);")).containsExactly(new Operand.Bound(0, "null"));
  }

  @Test
  void immediatesStayOpenUnlessTheyAreBoundByPlaceOrName() {
    Operand open = new Operand.Open();
    assertThat(operands("spec s = addr(_, 2, _);"))
        .containsExactly(open, new Operand.Bound(2, "2"), open);
    assertThat(operands("spec s = addr(d = 3);"))
        .containsExactly(open, open, new Operand.Bound(3, "3"));
    assertThat(operands("spec s = addr(d = a);")).containsExactly(open, open, new Operand.Same(0));
    assertThat(operands("spec s = addr(_, a, a);"))
        .containsExactly(open, new Operand.Same(0), new Operand.Same(0));
  }

  @Test
  void textIsThatOfADefinition() {
    VmModel model = Models.of(MACHINE + "spec s = addr(d=a,b=0x10) lit(  1 ) add;");
    assertThat(model.composites().get(0).text()).isEqualTo("addr(_, 0x10, a) lit(1) add");
  }

  @Test
  void instructionsAndCombinationsAreReplicated() {
    VmModel model =
        Models.of(MACHINE + "super s = lit add; replicate 4 \"0branch\"; replicate 2 s;");
    assertThat(model.replications())
        .extracting(Replication::name, Replication::copies)
        .containsExactly(tuple("zbranch", 4), tuple("s", 2));
  }

  @Test
  void frontEndsDoNotSeeThem() {
    String combined = "super s = lit add; spec one = lit(1); replicate 4 lit;";
    assertThat(InstructionSets.of(Models.of(MACHINE + combined)).instructions())
        .isEqualTo(InstructionSets.of(Models.of(MACHINE)).instructions());
  }

  @Test
  void theModelAsDataHasThem() {
    assertThat(ModelJson.of(Models.of(MACHINE + "spec s = lit(1) add; replicate 2 s;")))
        .contains(
            """
              "composites": [
                {
                  "name": "s",
                  "parts": [
                    {
                      "instruction": "lit",
                      "operands": [
                        {
                          "is": "Bound",
                          "bits": 1,
                          "text": "1"
                        }
                      ]
                    },
                    {
                      "instruction": "add",
                      "operands": []
                    }
                  ],
            """);
  }

  private static List<Operand> operands(String definition) {
    return Models.of(MACHINE + definition).composites().get(0).parts().get(0).operands();
  }
}
