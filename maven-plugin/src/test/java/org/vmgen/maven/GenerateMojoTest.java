package org.vmgen.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vmgen.generator.plan.BodyOptions;

class GenerateMojoTest {

  private static final String MACHINE =
      """
      vm tiny;
      type n : i64;
      stack data : i64;
      include "arithmetic.vmg";
      """;
  private static final String ADD = "inst add ( n1 n2 -- n ) { n = n1 + n2; }\n";

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

  @TempDir private Path base;
  private final List<String> log = new ArrayList<>();
  private final MavenProject project = new MavenProject();

  @BeforeEach
  void writeDescription() throws IOException {
    write("com/acme/tiny.vmg", MACHINE);
    write("com/acme/arithmetic.vmg", ADD);
  }

  @Test
  void theFolderOfADescriptionIsItsPackage() throws Exception {
    mojo("names-java").execute();

    assertThat(base.resolve("java/com/acme/tiny.txt")).hasContent("add");
    assertThat(project.getCompileSourceRoots()).containsExactly(base.resolve("java").toString());
    assertThat(log).containsExactly("[info] names-java of tiny: 1 files, 1 of them changed");
  }

  @Test
  void aPackageCanBeChosen() throws Exception {
    GenerateMojo mojo = mojo("names-java");
    mojo.packageName = "org.other";
    mojo.execute();

    assertThat(base.resolve("java/org/other/tiny.txt")).exists();
  }

  @Test
  void cGoesIntoAFolderOfItsOwnAndIsNoSourceRoot() throws Exception {
    mojo("names-c").execute();

    assertThat(base.resolve("c/names-c/tiny.txt")).hasContent("add");
    assertThat(project.getCompileSourceRoots()).isEmpty();
  }

  @Test
  void anUncheckedEngineStandsBesideTheCheckedOne() throws Exception {
    GenerateMojo mojo = mojo("names-c");
    mojo.engines = List.of("names-c", "names-c-unchecked");
    mojo.execute();

    assertThat(base.resolve("c/names-c/tiny.txt")).hasContent("add");
    assertThat(base.resolve("c/names-c-unchecked/tiny.txt")).hasContent("add unchecked");
  }

  @Test
  void nothingIsGeneratedAgainWhenNothingChanged() throws Exception {
    mojo("names-java").execute();
    FileTime before = Files.getLastModifiedTime(base.resolve("java/com/acme/tiny.txt"));
    log.clear();

    mojo("names-java").execute();

    assertThat(log).containsExactly("[info] nothing to generate: no description changed");
    assertThat(Files.getLastModifiedTime(base.resolve("java/com/acme/tiny.txt"))).isEqualTo(before);
    assertThat(project.getCompileSourceRoots()).containsExactly(base.resolve("java").toString());
  }

  @Test
  void aChangedIncludeIsSeen() throws Exception {
    mojo("names-java").execute();
    write("com/acme/arithmetic.vmg", ADD + "inst drop ( n -- ) {}\n");
    mojo("names-java").execute();

    assertThat(base.resolve("java/com/acme/tiny.txt")).hasContent("add drop");
  }

  @Test
  void aDeletedOutputComesBack() throws Exception {
    mojo("names-java").execute();
    Files.delete(base.resolve("java/com/acme/tiny.txt"));
    mojo("names-java").execute();

    assertThat(base.resolve("java/com/acme/tiny.txt")).exists();
  }

  @Test
  void anotherConfigurationGeneratesAgain() throws Exception {
    mojo("names-java").execute();
    GenerateMojo mojo = mojo("names-java");
    mojo.packageName = "org.other";
    mojo.execute();

    assertThat(base.resolve("java/org/other/tiny.txt")).exists();
    assertThat(base.resolve("java/com/acme/tiny.txt")).doesNotExist();
  }

  @Test
  void errorsHaveTheirPlaceAndNothingIsWritten() throws Exception {
    write("com/acme/arithmetic.vmg", "inst add ( n1 n2 -- n ) { n = n1 + m; }\n");

    String place = base.resolve("src/com/acme/arithmetic.vmg") + ":1:36";
    assertThatThrownBy(() -> mojo("names-java").execute())
        .isInstanceOf(MojoFailureException.class)
        .hasMessage(place + ": unknown name 'm'");
    assertThat(log).hasSize(1).first().asString().startsWith("[error] " + place + ": error: ");
    assertThat(base.resolve("java")).doesNotExist();
  }

  @Test
  void aFailingExampleIsAnError() throws Exception {
    write("com/acme/arithmetic.vmg", ADD + "example add ( 1 1 -- 3 );\n");

    assertThatThrownBy(() -> mojo("names-java").execute())
        .hasMessage(
            base.resolve("src/com/acme/arithmetic.vmg")
                + ":2:1: the example of add fails on reference: expected ( 3 ), got ( 2 )");

    GenerateMojo mojo = mojo("names-java");
    mojo.examples = false;
    mojo.execute();
    assertThat(base.resolve("java/com/acme/tiny.txt")).exists();
  }

  @Test
  void ofManyErrorsTheFirstAreShown() throws Exception {
    write("com/acme/arithmetic.vmg", "inst add ( n1 n2 -- n ) { n = n1 + m; }\n".repeat(5));
    GenerateMojo mojo = mojo("names-java");
    mojo.maxMessages = 3;

    assertThatThrownBy(mojo::execute).hasMessageStartingWith("9 errors in descriptions, the first");
    assertThat(log).hasSize(4).last().isEqualTo("[error] … and 6 more errors");
  }

  @Test
  void machinesOfTestsHaveFoldersOfTheirOwn() throws Exception {
    GenerateTestMojo mojo = new GenerateTestMojo();
    configure(mojo, "names-java");
    mojo.testSourceDirectory = base.resolve("src").toFile();
    mojo.testOutputDirectory = base.resolve("test-java").toFile();
    mojo.cTestOutputDirectory = base.resolve("test-c").toFile();
    mojo.testStateDirectory = base.resolve("test-state").toFile();
    mojo.execute();

    assertThat(base.resolve("test-java/com/acme/tiny.txt")).hasContent("add");
    assertThat(project.getCompileSourceRoots()).isEmpty();
    assertThat(project.getTestCompileSourceRoots())
        .containsExactly(base.resolve("test-java").toString());
  }

  @Test
  void anUnknownEngineIsNamed() {
    assertThatThrownBy(() -> mojo("names-python").execute())
        .isInstanceOf(MojoExecutionException.class)
        .hasMessageStartingWith(
            "vmgen.engines: there is no engine 'names-python'; the engines are ");
  }

  @Test
  void aFolderThatIsNoPackageIsAnError() throws Exception {
    write("my-app/tiny.vmg", "vm tiny;\ninst nop ( -- ) {}\n");

    assertThatThrownBy(() -> mojo("names-java").execute())
        .isInstanceOf(MojoFailureException.class)
        .hasMessage(
            base.resolve("src/my-app/tiny.vmg")
                + ": 'my-app' is no Java package: rename its folder, or set vmgen.package");

    GenerateMojo mojo = mojo("names-java");
    mojo.packageName = "org.other..";
    assertThatThrownBy(mojo::execute)
        .hasMessage("vmgen.package: 'org.other..' is no name of a Java package");
    mojo.packageName = "org.other";
    mojo.prefix = "9x";
    assertThatThrownBy(mojo::execute).hasMessageStartingWith("vmgen.prefix: '9x' is no prefix");
  }

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

  // ---- combinations that are chosen while a project is built -----------------------------------

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

  @Test
  void numbersOfBodiesAreFromRanges() {
    GenerateMojo mojo = mojo("names-java");
    mojo.canonical = 5;
    assertThatThrownBy(mojo::execute).hasMessage("vmgen.canonical needs a number from 0 to 4");
    mojo.canonical = 1;
    mojo.maxBodies = -1;
    assertThatThrownBy(mojo::execute).hasMessage("vmgen.maxBodies needs a number from 0 to 20000");
  }

  @Test
  void skipDoesNothing() throws Exception {
    GenerateMojo mojo = mojo("names-java");
    mojo.skip = true;
    mojo.execute();

    assertThat(base.resolve("java")).doesNotExist();
    assertThat(project.getCompileSourceRoots()).isEmpty();
  }

  private void write(String path, String text) throws IOException {
    Path file = base.resolve("src").resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private GenerateMojo mojo(String engine) {
    GenerateMojo mojo = new GenerateMojo();
    configure(mojo, engine);
    mojo.sourceDirectory = base.resolve("src").toFile();
    mojo.outputDirectory = base.resolve("java").toFile();
    mojo.cOutputDirectory = base.resolve("c").toFile();
    mojo.stateDirectory = base.resolve("state").toFile();
    return mojo;
  }

  private void configure(DescriptionsMojo mojo, String engine) {
    project.setFile(base.resolve("pom.xml").toFile());
    mojo.project = project;
    mojo.engines = List.of(engine);
    mojo.examples = true;
    mojo.composites = true;
    mojo.caches = true;
    mojo.canonical = BodyOptions.USUAL_CANONICAL;
    mojo.maxBodies = BodyOptions.USUAL_BODIES;
    mojo.maxMessages = 50;
    mojo.setLog(
        new SystemStreamLog() {
          @Override
          public void info(CharSequence text) {
            log.add("[info] " + text);
          }

          @Override
          public void warn(CharSequence text) {
            log.add("[warn] " + text);
          }

          @Override
          public void error(CharSequence text) {
            log.add("[error] " + text);
          }
        });
  }
}
