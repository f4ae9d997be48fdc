package org.vmgen.harness.programs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.vmgen.generator.Vmgen;
import org.vmgen.generator.diagnostic.Diagnostics;
import org.vmgen.generator.model.VmModel;
import org.vmgen.generator.reference.InstructionSets;

/** Machines for tests of generated programs. */
final class Machines {
  private Machines() {}

  static VmModel load(Path file, Map<String, String> options) {
    Diagnostics diagnostics = new Diagnostics();
    return Vmgen.load(file, options, diagnostics)
        .orElseThrow(() -> new AssertionError(diagnostics.sorted()));
  }

  /** The machine with every feature, one line of its description being another one. */
  static VmModel medley(String line, String other, Map<String, String> options) throws IOException {
    Path file = Medley.description();
    String text = Files.readString(file);
    if (!text.contains(line)) {
      throw new AssertionError("no such line: " + line);
    }
    Files.writeString(file, text.replace(line, other));
    return load(file, options);
  }

  static VmModel medley() throws IOException {
    return load(Medley.description(), Map.of());
  }

  static Settings settings(VmModel model) throws IOException {
    Path file = Medley.description();
    return SettingsReader.read(
        InstructionSets.of(model),
        "medley.programs",
        Files.readString(file.resolveSibling("medley.programs")),
        Optional.of(file.getParent()),
        Machines.class.getClassLoader());
  }
}
