package org.vmgen.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;

/** A build generates again what changed, and nothing else. */
class UpToDateTest extends MojoFixture {

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
}
