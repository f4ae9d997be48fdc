package org.vmgen.harness.programs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
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
 * @param profile whether the engine counts how often blocks run
 * @param compiler of C
 * @param mixture the number of the {@link Mixture}; empty for the combined instructions that the
 *     description has
 */
record Variant(
    String engine,
    boolean checked,
    BodyOptions bodies,
    boolean profile,
    String compiler,
    Optional<Long> mixture) {

  /**
   * Reads the text form: the engine's name, then what differs from the checked engine compiled by
   * gcc with all that the description says, each after a colon: {@code unchecked}, {@code plain}
   * (neither composites nor caches), {@code nocache}, {@code nosuper}, {@code canonical=N}, {@code
   * bodies=N}, {@code mixed=N}, {@code profile}, {@code clang}.
   *
   * @throws IllegalArgumentException if there is no such engine or option
   */
  static Variant parse(String text) {
    String[] words = text.split(":");
    if (Backends.named(words[0]).isEmpty()) {
      throw new IllegalArgumentException("there is no engine " + words[0]);
    }
    Variant variant =
        new Variant(words[0], true, BodyOptions.DEFAULT, false, "gcc", Optional.empty());
    for (int i = 1; i < words.length; i++) {
      variant = variant.with(words[i]);
    }
    return variant;
  }

  /**
   * Reads text forms; {@code all} stands for all engines with all options, {@code pairs} for so few
   * that any two options occur together.
   */
  static List<Variant> list(List<String> texts) {
    return texts.stream()
        .flatMap(
            text ->
                switch (text) {
                  case "all" -> all().stream();
                  case "pairs" -> Pairs.variants().stream();
                  default -> Stream.of(parse(text));
                })
        .toList();
  }

  /** All engines, checked and unchecked. */
  static List<Variant> engines() {
    return Backends.all().stream()
        .flatMap(backend -> Stream.of(backend.name(), backend.name() + ":unchecked"))
        .map(Variant::parse)
        .toList();
  }

  /**
   * All engines with all options, neighbours differing in much: for those in C the product of
   * engine, tests, combined instructions and caches, the states between blocks, few bodies, and
   * combinations by chance.
   */
  static List<Variant> all() {
    List<String> ofC =
        List.of(
            ":plain",
            ":canonical=0:mixed=%d",
            "",
            ":nosuper:canonical=2",
            ":nocache:mixed=%d",
            ":canonical=3",
            ":bodies=100",
            ":nosuper",
            ":canonical=2:mixed=%d",
            ":nocache");
    List<String> ofJava = List.of("", ":nosuper", ":mixed=%d");
    List<Variant> variants = new ArrayList<>();
    for (int i = 0; i < ofC.size(); i++) {
      for (String checks : List.of("", ":unchecked")) {
        for (Backend backend : Backends.all()) {
          List<String> options = backend.target().equals("c") ? ofC : ofJava;
          if (i < options.size()) {
            String mixture = options.get(i).formatted(variants.size());
            variants.add(parse(backend.name() + checks + mixture));
          }
        }
      }
    }
    return variants;
  }

  private Variant with(String word) {
    return switch (word) {
      case "unchecked" -> new Variant(engine, false, bodies, profile, compiler, mixture);
      case "plain" -> with(BodyOptions.PLAIN);
      case "nocache" -> with(bodies.withCaches(false));
      case "nosuper" -> with(bodies.withComposites(false));
      case "profile" -> new Variant(engine, checked, BodyOptions.PLAIN, true, compiler, mixture);
      case "gcc", "clang", "clang-19" ->
          new Variant(engine, checked, bodies, profile, word, mixture);
      default -> {
        if (word.startsWith("canonical=")) {
          yield with(bodies.withCanonical(number(word, 10)));
        } else if (word.startsWith("bodies=")) {
          yield with(bodies.withMost(number(word, 7)));
        } else if (word.startsWith("mixed=")) {
          Optional<Long> number = Optional.of((long) number(word, 6));
          yield new Variant(engine, checked, bodies, profile, compiler, number);
        }
        throw new IllegalArgumentException("there is no option " + word + " of engines");
      }
    };
  }

  private static int number(String word, int from) {
    String text = word.substring(from);
    if (!text.matches("\\d{1,9}")) {
      throw new IllegalArgumentException(word + ": a number is expected, not " + text);
    }
    return Integer.parseInt(text);
  }

  private Variant with(BodyOptions other) {
    return new Variant(engine, checked, other, profile, compiler, mixture);
  }

  EngineConfig config() {
    EngineConfig config = checked ? EngineConfig.checked(engine) : EngineConfig.unchecked(engine);
    return profile ? config.profiling() : config.with(bodies);
  }

  private Backend backend() {
    return Backends.named(engine).orElseThrow();
  }

  boolean isNative() {
    return backend().target().equals("c");
  }

  /** The engine, made for the machine of these programs. */
  TestEngine open(Corpus corpus) {
    Settings settings = corpus.catalogue().settings();
    VmModel model = mixture.map(n -> Mixture.of(corpus, n)).orElseGet(corpus::model);
    if (isNative()) {
      List<String> options = new ArrayList<>(List.of("-O1"));
      settings.includes().ifPresent(folder -> options.add("-I" + folder));
      settings.sources().forEach(file -> options.add(file.toString()));
      return NativeTestEngine.compile(
          toString(),
          Limited.limited(backend().generate(model, config()), settings),
          model.name(),
          compiler,
          options);
    }
    CompiledEngine compiled = CompiledEngine.of(model, config());
    Limits limits = Limited.limits(model, settings.slots());
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
    if (profile) {
      text.append(":profile");
    } else if (!bodies.composites() && !bodies.caches()) {
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
    mixture.ifPresent(number -> text.append(":mixed=").append(number));
    if (isNative() && !compiler.equals("gcc")) {
      text.append(":").append(compiler);
    }
    return text.toString();
  }
}
