package org.vmgen.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.vmgen.generator.plan.OutputFile;

/** Generated Java that is compiled into a folder. */
final class JavaSources {
  private JavaSources() {}

  /**
   * Compiles against this program's class path.
   *
   * @param sources the folder for the files
   * @param classes the folder for what is compiled
   */
  static void compile(List<OutputFile> files, Path sources, Path classes) throws IOException {
    JavaCompiler compiler =
        Optional.ofNullable(ToolProvider.getSystemJavaCompiler())
            .orElseThrow(() -> new IOException("a JDK is needed: this Java has no compiler"));
    Files.createDirectories(classes);
    List<String> arguments =
        new ArrayList<>(
            List.of("--release", "17", "-proc:none", "-d", classes.toString(), "-classpath"));
    arguments.add(System.getProperty("java.class.path"));
    for (OutputFile file : files) {
      Path source = sources.resolve(file.path());
      Files.createDirectories(source.getParent());
      Files.writeString(source, file.text());
      arguments.add(source.toString());
    }
    if (compiler.run(null, null, null, arguments.toArray(String[]::new)) != 0) {
      throw new IOException("the generated Java does not compile: " + sources);
    }
  }
}
