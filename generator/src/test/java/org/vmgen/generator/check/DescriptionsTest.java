package org.vmgen.generator.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vmgen.generator.Vmgen;
import org.vmgen.generator.diagnostic.Diagnostics;
import org.vmgen.generator.example.ExampleRunner;
import org.vmgen.generator.example.MachineEngine;
import org.vmgen.generator.model.Function;
import org.vmgen.generator.model.Instruction;
import org.vmgen.generator.model.Register;
import org.vmgen.generator.model.Trap;
import org.vmgen.generator.model.TypeAlias;
import org.vmgen.generator.model.VmModel;

/** Whole descriptions that use every construct. */
class DescriptionsTest {

  private static final Path DIRECTORY = Path.of("src/test/resources/org/vmgen/generator");

  @ParameterizedTest
  @ValueSource(strings = {"forth.vmg", "registers.vmg"})
  void theyAreReadWithoutAMessage(String name) {
    Diagnostics diagnostics = new Diagnostics();
    assertThat(Vmgen.load(DIRECTORY.resolve(name), Map.of(), diagnostics)).isPresent();
    assertThat(diagnostics.sorted()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"forth.vmg", "registers.vmg"})
  void theirExamplesHoldOnTheReferenceEngine(String name) throws IOException {
    VmModel model = load(name);
    assertThat(model.examples()).isNotEmpty();
    assertThat(
            ExampleRunner.run(model, MachineEngine.reference(model.withoutHandlers())).failures())
        .isEmpty();
  }

  @Test
  void theTextIsTheSameAsTheFile() throws IOException {
    Path file = DIRECTORY.resolve("forth.vmg");
    VmModel fromText =
        Vmgen.load(file.toString(), Files.readString(file), Map.of(), new Diagnostics())
            .orElseThrow();
    assertThat(fromText).isEqualTo(load("forth.vmg"));
  }

  @Test
  void documentationBelongsToTheDeclarationBelow() {
    VmModel forth = load("forth.vmg");
    assertThat(forth.documentation().lines()).containsExactly("A machine for Forth.");
    assertThat(forth.instruction("sub").orElseThrow().documentation().lines())
        .containsExactly("Leaves n1 - n2.");
    assertThat(forth.instruction("lit").orElseThrow().documentation().lines()).isEmpty();
  }

  @Test
  void opcodesCountFromZeroInTheOrderOfTheDescription() {
    assertThat(load("forth.vmg").instructions())
        .extracting(Instruction::opcode)
        .startsWith(0, 1, 2)
        .doesNotHaveDuplicates();
  }

  @Test
  void aWindowDeclaresItsRegisterAndRegionsShareIt() {
    VmModel model = load("registers.vmg");
    Register fp = model.regions().get(0).window().orElseThrow();
    assertThat(model.registers())
        .extracting(Register::name)
        .containsExactly("acc", "top", "pc", "fp");
    assertThat(model.regions().get(1).window()).containsSame(fp);
  }

  @Test
  void declaredTrapsHaveCodesOfTheirOwn() {
    assertThat(load("forth.vmg").traps()).containsExactly(new Trap("stop", 16));
  }

  @Test
  void anAliasOfAnAliasKeepsTheStack() {
    VmModel model =
        Models.of(
            "vm m; stack data : i64; stack flt : f64; type r : f64 on flt; type s : r;"
                + " inst f ( s -- ) {}");
    assertThat(model.types()).extracting(TypeAlias::on).doesNotContain(Optional.empty());
  }

  @Test
  void aFunctionIsPureIfItTouchesNothing() {
    assertThat(load("forth.vmg").functions())
        .extracting(Function::name, Function::pure)
        .containsExactly(tuple("printable", true), tuple("halves", true));
  }

  @Test
  void theExternsOfStandardFilesAreStandard() {
    assertThat(load("forth.vmg").externs()).allMatch(e -> e.standard());
    assertThat(load("registers.vmg").externs()).noneMatch(e -> e.standard());
  }

  private static VmModel load(String name) {
    return Vmgen.load(DIRECTORY.resolve(name), Map.of(), new Diagnostics()).orElseThrow();
  }
}
