package org.vmgen.harness.programs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.vmgen.generator.java.CompiledEngine;
import org.vmgen.generator.model.VmModel;
import org.vmgen.generator.plan.Backend;
import org.vmgen.generator.plan.Backends;
import org.vmgen.generator.plan.BodyOptions;
import org.vmgen.generator.plan.EngineConfig;
import org.vmgen.harness.MachineTestEngine;
import org.vmgen.harness.NativeTestEngine;
import org.vmgen.harness.TestEngine;
import org.vmgen.runtime.Limits;

/**
 * An engine with its options, as text {@code c-direct}, {@code java-switch:unchecked}, {@code
 * c-direct:plain:clang}.
 *
 * @param compiler of C
 */
record Variant(String engine, boolean checked, BodyOptions bodies, String compiler) {

  /**
   * Reads the text form: the engine's name, then what differs from the checked engine compiled by
   * gcc with all that the description says, each after a colon: {@code unchecked}, {@code plain}
   * (neither composites nor caches), {@code nocache}, {@code nosuper}, {@code canonical=N}, {@code
   * bodies=N}, {@code clang}.
   *
   * @throws IllegalArgumentException if there is no such engine or option
   */
  static Variant parse(String text) {
    String[] words = text.split(":");
    if (Backends.named(words[0]).isEmpty()) {
      throw new IllegalArgumentException("there is no engine " + words[0]);
    }
    Variant variant = new Variant(words[0], true, BodyOptions.DEFAULT, "gcc");
    for (int i = 1; i < words.length; i++) {
      variant = variant.with(words[i]);
    }
    return variant;
  }

  /** All engines, checked and unchecked. */
  static List<Variant> all() {
    List<Variant> variants = new ArrayList<>();
    for (Backend backend : Backends.all()) {
      variants.add(parse(backend.name()));
      variants.add(parse(backend.name() + ":unchecked"));
    }
    return variants;
  }

  private Variant with(String word) {
    return switch (word) {
      case "unchecked" -> new Variant(engine, false, bodies, compiler);
      case "plain" -> with(BodyOptions.PLAIN);
      case "nocache" -> with(bodies.withCaches(false));
      case "nosuper" -> with(bodies.withComposites(false));
      case "gcc", "clang", "clang-19" -> new Variant(engine, checked, bodies, word);
      default -> {
        if (word.startsWith("canonical=")) {
          yield with(bodies.withCanonical(Integer.parseInt(word.substring(10))));
        } else if (word.startsWith("bodies=")) {
          yield with(bodies.withMost(Integer.parseInt(word.substring(7))));
        }
        throw new IllegalArgumentException("there is no option " + word + " of engines");
      }
    };
  }

  private Variant with(BodyOptions other) {
    return new Variant(engine, checked, other, compiler);
  }

  EngineConfig config() {
    EngineConfig config = checked ? EngineConfig.checked(engine) : EngineConfig.unchecked(engine);
    return config.with(bodies);
  }

  private Backend backend() {
    return Backends.named(engine).orElseThrow();
  }

  boolean isNative() {
    return backend().target().equals("c");
  }

  /** The engine, made for this machine. */
  TestEngine open(VmModel model, Settings settings) {
    if (isNative()) {
      List<String> options = new ArrayList<>(List.of("-O1"));
      settings.includes().ifPresent(folder -> options.add("-I" + folder));
      settings.sources().forEach(file -> options.add(file.toString()));
      return NativeTestEngine.compile(
          toString(),
          Limited.limited(backend().generate(model, config())),
          model.name(),
          compiler,
          options);
    }
    CompiledEngine compiled = CompiledEngine.of(model, config());
    Limits limits = Limited.limits(model);
    Optional<Object> externs = settings.externs().map(c -> c);
    return new MachineTestEngine(
        toString(),
        compiled.instructionSet(),
        (code, host) -> compiled.machine(code, limits, host, externs));
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(engine);
    if (!checked) {
      text.append(":unchecked");
    }
    if (!bodies.composites() && !bodies.caches()) {
      text.append(":plain");
    } else if (!bodies.caches()) {
      text.append(":nocache");
    } else if (!bodies.composites()) {
      text.append(":nosuper");
    }
    if (bodies.caches() && bodies.canonical() != BodyOptions.DEFAULT.canonical()) {
      text.append(":canonical=").append(bodies.canonical());
    }
    if (bodies.most() != BodyOptions.DEFAULT.most()) {
      text.append(":bodies=").append(bodies.most());
    }
    if (isNative() && !compiler.equals("gcc")) {
      text.append(":").append(compiler);
    }
    return text.toString();
  }
}
