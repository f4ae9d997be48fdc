package org.vmgen.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.Test;

/** What is chosen from profiles while a project is built. */
class ChosenCombinationsTest extends MojoFixture {

  private static final String PROFILE =
      """
      vmgen profile 1
      machine tiny
      runs 1
      instruction neg ( data.i64 -- data.i64 )
      blocks
      7	neg
      end 1
      """;

  private static final String ADDS =
      PROFILE
          .replace("neg ( data.i64 -- data.i64 )", "add ( data.i64 data.i64 -- data.i64 )")
          .replace("7	neg", "7	add; add; add");

  private GenerateMojo combining(String... engines) {
    GenerateMojo mojo = mojo(engines[0]);
    mojo.engines = List.of(engines);
    mojo.profiles = List.of(base.resolve("src/profiles").toFile());
    mojo.combinations = 1;
    return mojo;
  }

  /** Of more instructions than it has room for. */
  @Test
  void profilesOfTheProjectChooseTheInstructionsOfTheLoopInJava() throws Exception {
    String others =
        IntStream.range(0, 600)
            .mapToObj("inst other%d ( n1 n2 -- n ) { n = n1 * 1_000_003 + n2; }\n"::formatted)
            .collect(Collectors.joining());
    write("com/acme/arithmetic.vmg", ADD + others + "inst neg ( n1 -- n ) { n = -n1; }\n");
    write("profiles/neg.prof", PROFILE);
    write("profiles/old.prof", PROFILE.replace("neg", "minus"));
    write("profiles/other.prof", PROFILE.replace("tiny", "other"));
    Path machine = base.resolve("java/com/acme/TinyMachine.java");

    mojo("java-switch").execute();
    assertThat(machine).content().containsSubsequence("outlined0(", "// neg ");

    GenerateMojo mojo = mojo("java-switch");
    mojo.profiles = List.of(base.resolve("src/profiles").toFile());
    mojo.execute();
    assertThat(machine).content().containsSubsequence("// neg ", "outlined0(");
    assertThat(log)
        .filteredOn(line -> line.startsWith("[warn]"))
        .singleElement()
        .asString()
        .startsWith("[warn] not used: src/profiles/old.prof: ")
        .contains("minus");
  }

  @Test
  void combinedInstructionsAreChosenFromProfiles() throws Exception {
    write("profiles/adds.prof", ADDS);
    write("profiles/other.prof", PROFILE.replace("tiny", "other"));
    combining("c-direct", "java-switch").execute();

    String[] chosen = {
      "// Chosen by vmgen's Maven plugin: strategy balanced, costs c-direct, at most 1.",
      "// Profiles, weighing the same: src/profiles/adds.prof.",
      "super add_add_add = add add add;"
    };
    assertThat(base.resolve("state/com/acme/tiny.c.super.vmg")).content().contains(chosen);
    assertThat(base.resolve("state/com/acme/tiny.java.super.vmg"))
        .content()
        .contains("costs java-switch", chosen[2]);
    assertThat(base.resolve("c/c-direct/tiny_engine.c")).content().contains("_add_add_add)");
    assertThat(base.resolve("java/com/acme/TinyMachine.java")).content().contains("add add add");
    assertThat(log)
        .contains(
            "[info] combined instructions of tiny for c, chosen from 1 profile: "
                + "state/com/acme/tiny.c.super.vmg");
    log.clear();
    combining("c-direct", "java-switch").execute();
    assertThat(log).containsExactly("[info] nothing to generate: no description changed");
  }

  @Test
  void anotherProfileOrNumberChoosesAgain() throws Exception {
    Path engine = base.resolve("c/c-direct/tiny_engine.c");
    Path chosen = base.resolve("state/com/acme/tiny.c.super.vmg");
    write("profiles/adds.prof", ADDS);
    combining("c-direct").execute();
    byte[] first = Files.readAllBytes(chosen);
    byte[] source = Files.readAllBytes(engine);

    write("profiles/more.prof", ADDS.replace("add; add; add", "add; add"));
    combining("c-direct").execute();
    assertThat(chosen).content().contains("src/profiles/adds.prof, src/profiles/more.prof");

    Files.delete(base.resolve("src/profiles/more.prof"));
    combining("c-direct").execute();
    assertThat(chosen).hasBinaryContent(first);
    assertThat(engine).hasBinaryContent(source);

    Files.delete(chosen);
    combining("c-direct").execute();
    assertThat(chosen).hasBinaryContent(first);

    GenerateMojo none = combining("c-direct");
    none.combinations = 0;
    none.execute();
    assertThat(engine).content().doesNotContain("_add_add");
    assertThat(chosen).doesNotExist();
  }

  @Test
  void profilesOfTheSameNameAreTwo() throws Exception {
    write("profiles/adds.prof", ADDS);
    write("others/adds.prof", ADDS.replace("add; add; add", "add; add"));
    GenerateMojo mojo = combining("c-direct");
    mojo.profiles =
        List.of(base.resolve("src/profiles").toFile(), base.resolve("src/others").toFile());
    mojo.execute();
    Path chosen = base.resolve("state/com/acme/tiny.c.super.vmg");
    assertThat(chosen).content().contains(": src/others/adds.prof, src/profiles/adds.prof.\n");
    byte[] first = Files.readAllBytes(chosen);

    mojo.profiles = List.of(mojo.profiles.get(1), mojo.profiles.get(0));
    mojo.execute();
    assertThat(chosen).hasBinaryContent(first);
  }

  @Test
  void combinationsOfTheDescriptionStay() throws Exception {
    write("profiles/adds.prof", ADDS);
    write("com/acme/tiny.super.vmg", "super add_add_add = add add add;\n");
    combining("c-direct").execute();
    assertThat(base.resolve("c/c-direct/tiny_engine.c")).content().contains("_add_add_add)");
    assertThat(base.resolve("state/com/acme/tiny.c.super.vmg"))
        .content()
        .doesNotContain("= add add add;");
  }

  @Test
  void withoutProfilesNothingCanBeChosen() throws Exception {
    GenerateMojo none = combining("c-direct");
    assertThatThrownBy(none::execute)
        .isInstanceOf(MojoExecutionException.class)
        .hasMessage("vmgen.profiles: there is no file or folder " + base.resolve("src/profiles"));
    none.profiles = List.of();
    assertThatThrownBy(none::execute)
        .hasMessage(
            "vmgen.combinations needs vmgen.profiles: what programs left that ran with --profile");
    none.combinations = -1;
    assertThatThrownBy(none::execute).hasMessage("vmgen.combinations needs a number from 0");
    none.combinations = 1;
    none.composites = false;
    assertThatThrownBy(none::execute).hasMessage("vmgen.combinations needs vmgen.composites");

    write("profiles/other.prof", PROFILE.replace("tiny", "other"));
    assertThatThrownBy(combining("c-direct")::execute)
        .isInstanceOf(MojoFailureException.class)
        .hasMessage(
            base.resolve("src/com/acme/tiny.vmg")
                + ": vmgen.combinations needs profiles of the machine tiny, and vmgen.profiles names"
                + " none: run programs with --profile");
    assertThat(base.resolve("c")).doesNotExist();
  }

  @Test
  void profilesOfAnOlderMachineAreNotChosenFrom() throws Exception {
    write("profiles/adds.prof", ADDS);
    write("profiles/empty.prof", ADDS.replace("7	add; add; add\n", "").replace("end 1", "end 0"));
    write("profiles/old.prof", PROFILE.replace("neg", "minus"));
    assertThatThrownBy(combining("c-direct")::execute)
        .isInstanceOf(MojoFailureException.class)
        .hasMessage(
            base.resolve("src/com/acme/tiny.vmg")
                + """
                : vmgen.combinations needs profiles of the machine as it is now; take these again, or leave them out:
                  src/profiles/empty.prof: it counts nothing: no instruction was executed
                  src/profiles/old.prof: the machine has no instruction minus ( data.i64 -- data.i64 )\
                """);
    assertThat(base.resolve("c")).doesNotExist();
  }

  @Test
  void whatIsWrongWithAllMachinesIsToldAtOnce() throws Exception {
    write("profiles/old.prof", PROFILE.replace("neg", "minus"));
    write("profiles/foreign.prof", PROFILE.replace("tiny", "other"));
    write("com/acme/arithmetic.vmg", ADD + "example add ( 1 1 -- 3 );\n");
    write("com/acme/wrong.vmg", "vm wrong;\ninst nop ( n -- ) {}\n");
    write("my-app/other.vmg", "vm other;\ntype n : i64;\nstack data : i64;\n" + ADD);
    assertThatThrownBy(combining("c-direct", "java-switch", "java-switch-unchecked")::execute)
        .isInstanceOf(MojoFailureException.class)
        .hasMessageStartingWith("5 errors in descriptions, the first: ")
        .hasMessageContaining("arithmetic.vmg:2:1: the example of add fails");
    assertThat(log)
        .filteredOn(line -> line.startsWith("[error] "))
        .hasSize(5)
        .satisfiesExactly(
            line -> assertThat(line).contains("arithmetic.vmg:2:1: error: the example of add"),
            line -> assertThat(line).contains("wrong.vmg:2:12: error: "),
            line -> assertThat(line).contains("tiny.vmg: vmgen.combinations").contains("minus"),
            line -> assertThat(line).contains("other.vmg: vmgen.combinations").contains(" neg "),
            line -> assertThat(line).contains("other.vmg: 'my-app' is no Java package: "));
    assertThat(base.resolve("c")).doesNotExist();
    assertThat(base.resolve("state")).doesNotExist();
  }
}
