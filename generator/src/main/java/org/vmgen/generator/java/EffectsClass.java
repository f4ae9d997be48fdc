package org.vmgen.generator.java;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.vmgen.generator.model.VmModel;
import org.vmgen.generator.verify.EffectTables;
import org.vmgen.runtime.verify.Effects;
import org.vmgen.runtime.verify.InstructionEffect;

/** The class with what the verifier has to know of the machine's instructions. */
final class EffectsClass {
  /** Instructions in one method, which has at most 64 KB of bytecode. */
  private static final int PER_METHOD = 100;

  private final VmModel model;
  private final EngineNames names;
  private final Templates templates;

  EffectsClass(VmModel model, EngineNames names, Templates templates) {
    this.model = model;
    this.names = names;
    this.templates = templates;
  }

  String text() {
    Effects effects = EffectTables.of(model);
    List<InstructionsClass.Method> methods = new ArrayList<>();
    List<InstructionEffect> all = effects.instructions();
    for (int i = 0; i < all.size(); i += PER_METHOD) {
      List<String> statements =
          all.subList(i, Math.min(i + PER_METHOD, all.size())).stream()
              .map(EffectsClass::statement)
              .toList();
      methods.add(new InstructionsClass.Method(methods.size(), statements));
    }
    OptionalInt returns = effects.returns();
    return templates.render(
        "effects",
        Map.of(
            "header", names.header(model),
            "name", names.effects(),
            "doc", "/** What is known of the instructions of the machine " + model.name() + ". */",
            "instructions", names.instructions(),
            "returns",
                returns.isPresent()
                    ? "OptionalInt.of(" + returns.getAsInt() + ")"
                    : "OptionalInt.empty()",
            "references",
                effects.references().stream()
                    .map(JavaNames::literal)
                    .collect(Collectors.joining(", ")),
            "methods", methods));
  }

  private static String statement(InstructionEffect effect) {
    return effect.numbers().stream()
        .map(String::valueOf)
        .collect(Collectors.joining(", ", "effects.add(InstructionEffect.of(", "));"));
  }
}
