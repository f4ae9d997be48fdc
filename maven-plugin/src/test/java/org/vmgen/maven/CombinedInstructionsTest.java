package org.vmgen.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which combined instructions and other bodies the engines of a project have. */
class CombinedInstructionsTest extends MojoFixture {

  @Test
  void whichBodiesEnginesHaveCanBeChosen() throws Exception {
    write("com/acme/tiny.vmg", MACHINE.replace("data : i64", "data : i64 cache 2"));
    write("com/acme/arithmetic.vmg", ADD + "super add_add = add add;\n");
    Path engine = base.resolve("c/c-direct/tiny_engine.c");

    mojo("c-direct").execute();
    assertThat(engine).content().contains("_add_add)", "c_data_1");

    GenerateMojo mojo = mojo("c-direct");
    mojo.composites = false;
    mojo.execute();
    assertThat(engine).content().doesNotContain("_add_add)").contains("c_data_1");

    mojo.caches = false;
    mojo.execute();
    assertThat(engine).content().contains("BODY(add)").doesNotContain("c_data_");

    GenerateMojo few = mojo("c-direct");
    few.canonical = 0;
    few.maxBodies = 2;
    few.execute();
    assertThat(engine).content().contains("BODY(0_add)").doesNotContain("BODY(2_");
  }

  @Test
  void combinedInstructionsBesideADescriptionArePickedUp() throws Exception {
    Path engine = base.resolve("c/c-direct/tiny_engine.c");
    mojo("c-direct").execute();
    assertThat(engine).content().doesNotContain("_add_add)");

    // Written by vmgen tune or synthesize, say: no line of the description names it.
    write("com/acme/tiny.super.vmg", "super add_add = add add;\n");
    mojo("c-direct").execute();
    assertThat(engine).content().contains("_add_add)").doesNotContain("_add_add_add)");
    log.clear();
    mojo("c-direct").execute();
    assertThat(log).containsExactly("[info] nothing to generate: no description changed");

    write("com/acme/tiny.super.vmg", "super add_add_add = add add add;\n");
    mojo("c-direct").execute();
    assertThat(engine).content().contains("_add_add_add)");

    Files.delete(base.resolve("src/com/acme/tiny.super.vmg"));
    mojo("c-direct").execute();
    assertThat(engine).content().doesNotContain("_add_add");
  }

  @Test
  void aDescriptionMayNameItsCombinedInstructionsToo() throws Exception {
    write("com/acme/tiny.vmg", MACHINE + "superset \"tiny.super.vmg\";\n");
    write("com/acme/tiny.super.vmg", "super add_add = add add;\n");
    mojo("c-direct").execute();
    assertThat(base.resolve("c/c-direct/tiny_engine.c")).content().contains("_add_add)");
  }

  @Test
  void combinedInstructionsCanBeElsewhere() throws Exception {
    write("other.super.vmg", "super add_add = add add;\n");
    write("com/acme/tiny.super.vmg", "super add_add_add = add add add;\n");
    GenerateMojo mojo = mojo("c-direct");
    mojo.supersets = List.of(base.resolve("src/other.super.vmg").toFile());
    mojo.execute();
    assertThat(base.resolve("c/c-direct/tiny_engine.c"))
        .content()
        .contains("_add_add)")
        .doesNotContain("_add_add_add)");

    write("other.super.vmg", "inst nop ( -- ) {}\n");
    GenerateMojo wrong = mojo("c-direct");
    wrong.supersets = mojo.supersets;
    assertThatThrownBy(wrong::execute)
        .hasMessage(
            base.resolve("src/other.super.vmg") + ":1:1: 'inst' cannot stand in a superset");

    wrong.supersets = List.of(base.resolve("none.super.vmg").toFile());
    assertThatThrownBy(wrong::execute)
        .hasMessage("vmgen.supersets: there is no file " + base.resolve("none.super.vmg"));
  }

  @Test
  void numbersOfBodiesAreFromRanges() {
    GenerateMojo mojo = mojo("names-java");
    mojo.canonical = 5;
    assertThatThrownBy(mojo::execute).hasMessage("vmgen.canonical needs a number from 0 to 4");
    mojo.canonical = 1;
    mojo.maxBodies = -1;
    assertThatThrownBy(mojo::execute).hasMessage("vmgen.maxBodies needs a number from 0 to 20000");
  }
}
