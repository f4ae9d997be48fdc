package org.vmgen.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.vmgen.generator.example.ExampleEngine;
import org.vmgen.generator.example.ExampleProgram;
import org.vmgen.generator.model.Region;
import org.vmgen.generator.model.ScalarType;
import org.vmgen.generator.model.Type;
import org.vmgen.generator.model.VmModel;
import org.vmgen.generator.reference.InstructionSets;
import org.vmgen.runtime.NumberText;
import org.vmgen.runtime.image.Images;

/** Runs examples with the driver of a compiled C engine. */
final class NativeEngine implements ExampleEngine {

  private final VmModel model;
  private final String name;
  private final Path program;

  NativeEngine(VmModel model, String name, Path program) {
    this.model = model;
    this.name = name;
    this.program = program;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public List<Attempt> run(List<ExampleProgram> programs) throws IOException {
    Path image = Files.createTempFile("vmgen", ".img");
    try {
      List<Attempt> attempts = new ArrayList<>();
      for (ExampleProgram example : programs) {
        attempts.add(run(example, image));
      }
      return attempts;
    } finally {
      Files.delete(image);
    }
  }

  private Attempt run(ExampleProgram example, Path image) throws IOException {
    String stacks;
    try {
      stacks = stacks(example);
    } catch (IllegalArgumentException e) {
      return new Attempt.Impossible(e.getMessage());
    }
    Files.write(image, Images.write(example.code()));
    Process process =
        new ProcessBuilder(
                program.toString(), "--budget", "1", "--state", "--stack", stacks, image.toString())
            .redirectErrorStream(true)
            .start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      int status = process.waitFor();
      return status == ExitCode.FINE || status == ExitCode.INPUT
          ? new Attempt.Observed(new DumpObservation(model, output))
          : new Attempt.Impossible("exit code " + status + ": " + output.strip());
    } catch (IllegalArgumentException e) {
      return new Attempt.Impossible(e.getMessage());
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  /** What lies on stacks and in regions before, as the driver reads it. */
  private String stacks(ExampleProgram example) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < model.stacks().size(); i++) {
      append(
          text,
          model.stacks().get(i).name(),
          model.stacks().get(i).slot(),
          example.stacks().get(i));
    }
    for (Map.Entry<Region, List<Object>> region : example.regions().entrySet()) {
      append(text, region.getKey().name(), region.getKey().slot(), region.getValue());
    }
    if (example.references().values().stream().anyMatch(v -> v != null)) {
      throw noReferences();
    }
    return text.toString().strip();
  }

  private static void append(StringBuilder text, String name, Type type, List<Object> slots) {
    if (slots.isEmpty()) {
      return;
    }
    text.append(' ').append(name).append(':');
    for (Object slot : slots) {
      text.append(' ').append(slot(type, slot));
    }
  }

  private static String slot(Type type, Object slot) {
    if (slot == null) {
      return "null";
    } else if (type instanceof ScalarType scalar) {
      long bits = (Long) slot;
      return scalar.isFloat()
          ? NumberText.literal(InstructionSets.valueType(type).floatValue(bits))
          : scalar == ScalarType.U64 ? Long.toUnsignedString(bits) : Long.toString(bits);
    }
    throw noReferences();
  }

  private static IllegalArgumentException noReferences() {
    return new IllegalArgumentException(
        "it needs references other than null on stacks or in state, which a driver in C cannot make");
  }
}
