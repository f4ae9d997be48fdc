package org.vmgen.harness.programs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;
import org.vmgen.generator.Vmgen;
import org.vmgen.generator.diagnostic.DiagnosticPrinter;
import org.vmgen.generator.diagnostic.Diagnostics;
import org.vmgen.generator.diagnostic.MessageFormat;
import org.vmgen.generator.model.VmModel;
import org.vmgen.generator.reference.InstructionSets;

/** Makes the invocations of {@link GeneratedPrograms}. */
final class GeneratedProgramsExtension implements TestTemplateInvocationContextProvider {

  @Override
  public boolean supportsTestTemplate(ExtensionContext context) {
    return context.getRequiredTestMethod().isAnnotationPresent(GeneratedPrograms.class);
  }

  @Override
  public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(
      ExtensionContext context) {
    GeneratedPrograms wanted =
        context.getRequiredTestMethod().getAnnotation(GeneratedPrograms.class);
    try {
      DifferentialRun run = run(wanted, context.getRequiredTestClass().getClassLoader());
      List<Batch> batches = new ArrayList<>();
      for (int done = 0; done < wanted.count(); done += Batch.SIZE) {
        int size = Math.min(Batch.SIZE, wanted.count() - done);
        batches.add(run.batch(wanted.seed() + done, size));
      }
      List<Variant> variants =
          wanted.engines().length == 0
              ? Variant.engines()
              : Variant.list(List.of(wanted.engines()));
      return variants.stream().map(v -> new Invocation(new GeneratedRun(run, batches, v)));
    } catch (IOException | IllegalArgumentException e) {
      throw new ExtensionConfigurationException(e.getMessage(), e);
    }
  }

  private static DifferentialRun run(GeneratedPrograms wanted, ClassLoader loader)
      throws IOException {
    Path spec = Path.of(wanted.spec());
    Map<String, String> options = new LinkedHashMap<>();
    for (String option : wanted.options()) {
      String[] parts = option.split("=", 2);
      options.put(parts[0], parts.length == 1 ? "true" : parts[1]);
    }
    Diagnostics diagnostics = new Diagnostics();
    Optional<VmModel> model = Vmgen.load(spec, options, diagnostics);
    if (model.isEmpty() || diagnostics.hasErrors()) {
      throw new IllegalArgumentException(
          new DiagnosticPrinter(MessageFormat.PRETTY, false).print(diagnostics.sorted()));
    }
    Path beside = Path.of(wanted.spec().replaceFirst("\\.vmg$", "") + ".programs");
    Path config = wanted.config().isEmpty() ? beside : Path.of(wanted.config());
    boolean given = !wanted.config().isEmpty() || Files.exists(config);
    Settings settings =
        SettingsReader.read(
            InstructionSets.of(model.get()),
            config.toString(),
            given ? Files.readString(config) : "",
            Optional.of(spec.toAbsolutePath().getParent()),
            loader);
    String command = "run-programs " + spec + (given ? " --config " + config : "");
    return new DifferentialRun(model.get(), settings, command, Optional.empty(), text -> {});
  }

  private record Invocation(GeneratedRun run) implements TestTemplateInvocationContext {
    @Override
    public String getDisplayName(int index) {
      return run.engine();
    }

    @Override
    public List<Extension> getAdditionalExtensions() {
      return List.of(
          new ParameterResolver() {
            @Override
            public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
              return parameter.getParameter().getType() == GeneratedRun.class;
            }

            @Override
            public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
              return run;
            }
          });
    }
  }
}
