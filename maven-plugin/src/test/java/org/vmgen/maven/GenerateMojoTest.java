package org.vmgen.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.Test;

/** Where files go, and what is told about errors. */
class GenerateMojoTest extends MojoFixture {

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
  void aFileOfSomebodyElseKeepsAllEnginesFromBeingWritten() throws Exception {
    Path mine = base.resolve("c/names-c-unchecked/tiny.txt");
    Files.createDirectories(mine.getParent());
    Files.writeString(mine, "mine");
    GenerateMojo mojo = mojo("names-c");
    mojo.engines = List.of("names-c", "names-c-unchecked");
    assertThatThrownBy(mojo::execute)
        .hasStackTraceContaining("it is there and vmgen did not write it");
    assertThat(mine).hasContent("mine");
    assertThat(base.resolve("c/names-c")).doesNotExist();
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
  void skipDoesNothing() throws Exception {
    GenerateMojo mojo = mojo("names-java");
    mojo.skip = true;
    mojo.execute();

    assertThat(base.resolve("java")).doesNotExist();
    assertThat(project.getCompileSourceRoots()).isEmpty();
  }
}
