package org.vmgen.generator.output;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.vmgen.generator.diagnostic.Diagnostic;
import org.vmgen.generator.example.ExampleDiagnostics;
import org.vmgen.generator.model.VmModel;
import org.vmgen.generator.plan.Backend;
import org.vmgen.generator.plan.Backends;
import org.vmgen.generator.plan.EngineConfig;
import org.vmgen.generator.plan.OutputFile;
import org.vmgen.generator.plan.UnsupportedModelException;

/**
 * Engines of one machine, generated in memory.
 *
 * @param files of each engine by its name
 * @param errors what engines cannot do; nothing is to be written if there are any
 */
public record Generation(Map<String, List<OutputFile>> files, List<Diagnostic> errors) {

  /**
   * Generates engines.
   *
   * @throws IllegalArgumentException if there is no back end of a name
   */
  public static Generation of(VmModel model, List<EngineConfig> configs) {
    ExampleDiagnostics places = new ExampleDiagnostics(model.files());
    Map<String, List<OutputFile>> files = new LinkedHashMap<>();
    List<Diagnostic> errors = new ArrayList<>();
    for (EngineConfig config : configs) {
      String engine = config.engine();
      Backend backend =
          Backends.named(engine)
              .orElseThrow(() -> new IllegalArgumentException("no engine " + engine));
      try {
        files.put(engine, backend.generate(model, config));
      } catch (UnsupportedModelException e) {
        e.reasons().forEach(reason -> errors.add(places.unsupported(reason, engine)));
      }
    }
    return new Generation(files, errors);
  }
}
