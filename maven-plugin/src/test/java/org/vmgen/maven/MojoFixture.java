package org.vmgen.maven;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.vmgen.generator.plan.BodyOptions;

/** A project with a small machine, and the goals that work on it. */
abstract class MojoFixture {

  static final String MACHINE =
      """
      vm tiny;
      type n : i64;
      stack data : i64;
      include "arithmetic.vmg";
      """;
  static final String ADD = "inst add ( n1 n2 -- n ) { n = n1 + n2; }\n";

  @TempDir Path base;
  final List<String> log = new ArrayList<>();
  final MavenProject project = new MavenProject();

  @BeforeEach
  final void writeDescription() throws IOException {
    write("com/acme/tiny.vmg", MACHINE);
    write("com/acme/arithmetic.vmg", ADD);
  }

  final void write(String path, String text) throws IOException {
    Path file = base.resolve("src").resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  final GenerateMojo mojo(String engine) {
    GenerateMojo mojo = new GenerateMojo();
    configure(mojo, engine);
    mojo.sourceDirectory = base.resolve("src").toFile();
    mojo.outputDirectory = base.resolve("java").toFile();
    mojo.cOutputDirectory = base.resolve("c").toFile();
    mojo.stateDirectory = base.resolve("state").toFile();
    return mojo;
  }

  final void configure(DescriptionsMojo mojo, String engine) {
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
