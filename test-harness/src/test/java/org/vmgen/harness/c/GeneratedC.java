package org.vmgen.harness.c;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.TimeUnit;
import org.vmgen.generator.Vmgen;
import org.vmgen.generator.diagnostic.Diagnostics;
import org.vmgen.generator.model.VmModel;
import org.vmgen.generator.plan.Backend;
import org.vmgen.generator.plan.EngineConfig;
import org.vmgen.generator.plan.OutputFile;

/** A C engine of a description in the test's resources, with the C files that belong to it. */
record GeneratedC(Path directory) {

  /**
   * Writes an engine.
   *
   * @param resources the description first, then files that its engine is compiled with
   */
  static GeneratedC write(Path directory, String engine, boolean checked, String... resources)
      throws IOException {
    for (String resource : resources) {
      Files.writeString(directory.resolve(resource), resource(resource));
    }
    return write(directory, engine, checked, model(directory.resolve(resources[0])));
  }

  /** Writes an engine of a model. */
  static GeneratedC write(Path directory, String engine, boolean checked, VmModel model)
      throws IOException {
    Backend backend =
        ServiceLoader.load(Backend.class).stream()
            .map(ServiceLoader.Provider::get)
            .filter(candidate -> candidate.name().equals(engine))
            .findFirst()
            .orElseThrow();
    EngineConfig config = checked ? EngineConfig.checked(engine) : EngineConfig.unchecked(engine);
    for (OutputFile file : backend.generate(model, config)) {
      Files.writeString(directory.resolve(file.path()), file.text());
    }
    return new GeneratedC(directory);
  }

  static VmModel model(Path description) {
    Diagnostics diagnostics = new Diagnostics();
    var model = Vmgen.load(description, Map.of(), diagnostics);
    assertThat(diagnostics.sorted()).isEmpty();
    return model.orElseThrow();
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = GeneratedC.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** Runs a command in the directory; the test fails unless it succeeds. Returns what it prints. */
  String run(String... command) throws Exception {
    return run(List.of(command));
  }

  String run(List<String> command) throws Exception {
    Path output = Files.createTempFile(directory, "output", ".txt");
    Process process =
        new ProcessBuilder(new ArrayList<>(command))
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    boolean ended = process.waitFor(5, TimeUnit.MINUTES);
    if (!ended) {
      process.destroyForcibly().waitFor();
    }
    String text = Files.readString(output);
    assertThat(ended).as("ends in time: %s", command).isTrue();
    assertThat(process.exitValue()).as("%s%n%s", command, text).isZero();
    return text;
  }
}
