package org.vmgen.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.vmgen.generator.plan.BodyOptions;
import org.vmgen.generator.plan.EngineConfig;
import org.vmgen.superinstructions.cost.CostModels;

/**
 * An engine that runs the Forth programs: a row of the tables.
 *
 * @param kind where it comes from
 * @param config of a generated one
 * @param compiler the command of the compiler of one in C; empty: the first that there is
 * @param training which combined instructions it has besides those of the description
 */
record ForthEngine(
    String name,
    Kind kind,
    Optional<EngineConfig> config,
    Optional<String> compiler,
    Training training) {

  /** From what combined instructions were chosen for a program. */
  enum Training {
    /** None were. */
    NONE,
    /** From the profiles of other programs. */
    OTHERS,
    /** From the profiles of all programs. */
    ALL
  }

  /** Where an engine comes from. */
  enum Kind {
    /** Debian's gforth. */
    GFORTH,
    /** An interpreter in C that was written by hand. */
    HAND_INTERPRETER,
    /** The programs in C, written by hand. */
    HAND_PROGRAMS,
    /** Generated C. */
    C,
    /** Generated Java. */
    JAVA
  }

  static final ForthEngine GFORTH = other("gforth-fast", Kind.GFORTH);
  static final ForthEngine HAND = other("hand-written", Kind.HAND_INTERPRETER);
  private static final String CHECKED = " checked";

  /** All of them, in the order of the tables. */
  static final List<ForthEngine> ALL = all();

  private static List<ForthEngine> all() {
    List<ForthEngine> all = new ArrayList<>(List.of(GFORTH, HAND));
    all.add(generated("c-direct plain", "c-direct", c -> c.with(BodyOptions.PLAIN)));
    for (String engine : List.of("c-switch", "c-token", "c-indirect", "c-direct")) {
      all.add(generated(engine, engine, c -> c));
    }
    all.add(generated("c-direct cached", "c-direct", c -> c.with(MiniEngine.CACHED)));
    all.add(c("c-tail", EngineConfig.unchecked("c-tail"), Optional.of("gcc")));
    all.add(c("c-tail clang-19", EngineConfig.unchecked("c-tail"), Optional.of("clang-19")));
    all.add(c("c-direct" + CHECKED, EngineConfig.checked("c-direct"), Optional.empty()));
    all.add(java("java-switch", EngineConfig.unchecked("java-switch")));
    all.add(java("java-switch" + CHECKED, EngineConfig.checked("java-switch")));
    all.add(other("C by hand", Kind.HAND_PROGRAMS));
    return List.copyOf(all);
  }

  private static final String CLANG = "c-tail clang-19";

  /** Those with combined instructions from profiles, beside the same without. */
  static final List<ForthEngine> TRAINED = trained();

  private static List<ForthEngine> trained() {
    ForthEngine tail = named(CLANG);
    EngineConfig cached = EngineConfig.unchecked("c-tail").with(MiniEngine.CACHED);
    return List.of(
        GFORTH,
        named("c-direct cached"),
        named("c-direct"),
        named("c-direct").with(" trained", Training.OTHERS),
        named("c-direct").with(" tuned", Training.ALL),
        c(CLANG + " cached", cached, tail.compiler()),
        tail,
        tail.with(" trained", Training.OTHERS),
        tail.with(" tuned", Training.ALL),
        named("java-switch"),
        named("java-switch").with(" trained", Training.OTHERS),
        named("java-switch").with(" tuned", Training.ALL));
  }

  private ForthEngine with(String suffix, Training trained) {
    return new ForthEngine(name + suffix, kind, config, compiler, trained);
  }

  /** The name without what says of combinations. */
  private String base() {
    return name.replaceAll(" (cached|trained|tuned)$", "");
  }

  /** The same engine without any combined instruction; those in Java have none. */
  Optional<String> without() {
    String rival = kind == Kind.JAVA ? base() : base() + " cached";
    return config.isEmpty() || rival.equals(name) ? Optional.empty() : Optional.of(rival);
  }

  /** The cost model of the engine. */
  String costs() {
    return CostModels.nameFor(
        kind == Kind.JAVA ? "java" : "c", config.map(EngineConfig::checked).orElse(false));
  }

  /** The engine of that name. */
  static ForthEngine named(String name) {
    return ALL.stream().filter(engine -> engine.name().equals(name)).findFirst().orElseThrow();
  }

  private static ForthEngine other(String name, Kind kind) {
    return new ForthEngine(name, kind, Optional.empty(), Optional.empty(), Training.NONE);
  }

  private static ForthEngine generated(
      String name, String engine, Function<EngineConfig, EngineConfig> change) {
    return c(name, change.apply(EngineConfig.unchecked(engine)), Optional.empty());
  }

  private static ForthEngine c(String name, EngineConfig config, Optional<String> compiler) {
    return new ForthEngine(name, Kind.C, Optional.of(config), compiler, Training.NONE);
  }

  private static ForthEngine java(String name, EngineConfig config) {
    return new ForthEngine(name, Kind.JAVA, Optional.of(config), Optional.empty(), Training.NONE);
  }

  /** Those for which no figure is promised: they run once in each build. */
  static final Set<String> ONCE =
      Set.of(
          "c-switch",
          "c-token",
          "c-indirect",
          "c-direct cached",
          "c-tail",
          "java-switch",
          "java-switch" + CHECKED,
          "C by hand");

  /** The unchecked engine beside which a checked one is judged. */
  Optional<String> unchecked() {
    return name.endsWith(CHECKED)
        ? Optional.of(name.substring(0, name.length() - CHECKED.length()))
        : Optional.empty();
  }
}
