package org.vmgen.maven;

import java.io.File;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Generates engines from each description of a machine in {@code src/main/vmgen}: a {@code .vmg}
 * file with a {@code vm} declaration; files without one are parts that others include. Java goes
 * into the package that the description's folder is, under a folder that becomes a source root; C
 * goes into a folder of its own for each engine. Descriptions that did not change are not read
 * again.
 */
@Mojo(name = "generate", defaultPhase = LifecyclePhase.GENERATE_SOURCES, threadSafe = true)
public final class GenerateMojo extends DescriptionsMojo {

  /** Where the descriptions are. */
  @Parameter(
      property = "vmgen.sourceDirectory",
      defaultValue = "${project.basedir}/src/main/vmgen",
      required = true)
  File sourceDirectory;

  /** Where generated Java goes; it becomes a source root. */
  @Parameter(
      property = "vmgen.outputDirectory",
      defaultValue = "${project.build.directory}/generated-sources/vmgen",
      required = true)
  File outputDirectory;

  /** Where generated C goes, each engine into a folder with its name. */
  @Parameter(
      property = "vmgen.cOutputDirectory",
      defaultValue = "${project.build.directory}/generated-sources/vmgen-c",
      required = true)
  File cOutputDirectory;

  /** Where it is noted what was generated from what. */
  @Parameter(defaultValue = "${project.build.directory}/vmgen", readonly = true, required = true)
  File stateDirectory;

  @Override
  Folders folders() {
    return new Folders(
        sourceDirectory.toPath(),
        outputDirectory.toPath(),
        cOutputDirectory.toPath(),
        stateDirectory.toPath());
  }

  @Override
  void addSourceRoot(String folder) {
    project.addCompileSourceRoot(folder);
  }
}
