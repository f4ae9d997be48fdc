package org.vmgen.maven;

import java.io.File;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Does for machines of tests what {@code generate} does for those of the project: descriptions are
 * in {@code src/test/vmgen}, and the folder of generated Java becomes a source root of the tests.
 */
@Mojo(
    name = "generate-test",
    defaultPhase = LifecyclePhase.GENERATE_TEST_SOURCES,
    threadSafe = true)
public final class GenerateTestMojo extends DescriptionsMojo {

  /** Where the descriptions are. */
  @Parameter(
      property = "vmgen.testSourceDirectory",
      defaultValue = "${project.basedir}/src/test/vmgen",
      required = true)
  File testSourceDirectory;

  /** Where generated Java goes; it becomes a source root of the tests. */
  @Parameter(
      property = "vmgen.testOutputDirectory",
      defaultValue = "${project.build.directory}/generated-test-sources/vmgen",
      required = true)
  File testOutputDirectory;

  /** Where generated C goes, each engine into a folder with its name. */
  @Parameter(
      property = "vmgen.cTestOutputDirectory",
      defaultValue = "${project.build.directory}/generated-test-sources/vmgen-c",
      required = true)
  File cTestOutputDirectory;

  /** Where it is noted what was generated from what. */
  @Parameter(
      defaultValue = "${project.build.directory}/vmgen-test",
      readonly = true,
      required = true)
  File testStateDirectory;

  @Override
  Folders folders() {
    return new Folders(
        testSourceDirectory.toPath(),
        testOutputDirectory.toPath(),
        cTestOutputDirectory.toPath(),
        testStateDirectory.toPath());
  }

  @Override
  void addSourceRoot(String folder) {
    project.addTestCompileSourceRoot(folder);
  }
}
