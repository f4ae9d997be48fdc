package org.vmgen.generator;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.vmgen.generator.check.ModelBuilder;
import org.vmgen.generator.diagnostic.Diagnostics;
import org.vmgen.generator.model.VmModel;
import org.vmgen.generator.syntax.Reader;
import org.vmgen.generator.syntax.Supersets;

/** Reads and checks descriptions of machines: the way into the generator. */
public final class Vmgen {

  private Vmgen() {}

  /**
   * Reads a description and what it includes.
   *
   * @param options values instead of the defaults of {@code option} declarations
   * @param diagnostics collects errors, also those of files that cannot be read, and warnings
   * @return the model, empty if there are errors
   */
  public static Optional<VmModel> load(
      Path file, Map<String, String> options, Diagnostics diagnostics) {
    return load(file, Supersets.AS_WRITTEN, options, diagnostics);
  }

  /** The same with other files of combined instructions than those that the description names. */
  public static Optional<VmModel> load(
      Path file, Supersets supersets, Map<String, String> options, Diagnostics diagnostics) {
    return new Reader(supersets, options, diagnostics)
        .read(file)
        .flatMap(tree -> ModelBuilder.build(tree, diagnostics));
  }

  /**
   * The same from text.
   *
   * @param name of the text in messages; files that it includes are sought beside that path
   */
  public static Optional<VmModel> load(
      String name, String text, Map<String, String> options, Diagnostics diagnostics) {
    return new Reader(Supersets.AS_WRITTEN, options, diagnostics)
        .read(name, text)
        .flatMap(tree -> ModelBuilder.build(tree, diagnostics));
  }
}
