package org.vmgen.benchmarks;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.vmgen.generator.plan.BodyOptions;
import org.vmgen.generator.plan.EngineConfig;

/**
 * An engine of the mini machine: a row of the tables.
 *
 * @param language whose hand-written engine is its rival
 * @param config of a generated one
 * @param compiler the command of the compiler of one in C; empty: the first that there is
 */
record MiniEngine(
    String name, Language language, Optional<EngineConfig> config, Optional<String> compiler) {

  static final String HAND = "hand-written";

  /** Made by the classic vmgen; with combined instructions: the same as those of ours. */
  static final String CLASSIC = "classic vmgen";

  static final String COMBINED = " combined";

  private static final String CHECKED = " checked";

  /** Items in registers, but no combined instructions. */
  static final BodyOptions CACHED = BodyOptions.DEFAULT.withComposites(false);

  private static final Optional<String> CLANG = Optional.of("clang-19");

  /** The hand-written ones first. */
  static final List<MiniEngine> ALL =
      List.of(
          other(HAND, Language.C),
          other(CLASSIC, Language.C),
          other(CLASSIC + COMBINED, Language.C),
          c("c-switch", unchecked("c-switch", BodyOptions.PLAIN)),
          c("c-switch" + CHECKED, checked("c-switch", BodyOptions.PLAIN)),
          c("c-direct", unchecked("c-direct", BodyOptions.PLAIN)),
          c("c-direct" + CHECKED, checked("c-direct", BodyOptions.PLAIN)),
          c("c-direct cached", unchecked("c-direct", CACHED)),
          c("c-direct cached" + CHECKED, checked("c-direct", CACHED)),
          c("c-direct" + COMBINED, unchecked("c-direct", BodyOptions.DEFAULT)),
          c("c-direct" + COMBINED + CHECKED, checked("c-direct", BodyOptions.DEFAULT)),
          c("c-tail cached", unchecked("c-tail", CACHED)),
          c("c-tail" + COMBINED, unchecked("c-tail", BodyOptions.DEFAULT)),
          clang("c-tail clang-19 cached", unchecked("c-tail", CACHED)),
          clang("c-tail clang-19" + COMBINED, unchecked("c-tail", BodyOptions.DEFAULT)),
          other(HAND, Language.JAVA),
          java("java-switch", unchecked("java-switch", BodyOptions.PLAIN)),
          java("java-switch" + CHECKED, checked("java-switch", BodyOptions.PLAIN)),
          java("java-switch" + COMBINED, unchecked("java-switch", BodyOptions.DEFAULT)),
          java("java-switch" + COMBINED + CHECKED, checked("java-switch", BodyOptions.DEFAULT)));

  /** Those for which no figure is promised: they run once in each build. */
  static final Set<String> ONCE =
      Set.of(
          "c-switch",
          "c-switch" + CHECKED,
          "c-direct cached" + CHECKED,
          "c-tail cached",
          "c-tail" + COMBINED,
          "c-tail clang-19 cached",
          "java-switch" + COMBINED,
          "java-switch" + COMBINED + CHECKED);

  private static EngineConfig unchecked(String engine, BodyOptions bodies) {
    return EngineConfig.unchecked(engine).with(bodies);
  }

  private static EngineConfig checked(String engine, BodyOptions bodies) {
    return EngineConfig.checked(engine).with(bodies);
  }

  private static MiniEngine other(String name, Language language) {
    return new MiniEngine(name, language, Optional.empty(), Optional.empty());
  }

  private static MiniEngine c(String name, EngineConfig config) {
    return new MiniEngine(name, Language.C, Optional.of(config), Optional.empty());
  }

  private static MiniEngine clang(String name, EngineConfig config) {
    return new MiniEngine(name, Language.C, Optional.of(config), CLANG);
  }

  private static MiniEngine java(String name, EngineConfig config) {
    return new MiniEngine(name, Language.JAVA, Optional.of(config), Optional.empty());
  }

  boolean isClassic() {
    return name.startsWith(CLASSIC);
  }

  boolean isCombined() {
    return name.contains(COMBINED);
  }

  /** The unchecked engine beside which a checked one is judged. */
  Optional<String> unchecked() {
    return name.endsWith(CHECKED)
        ? Optional.of(name.substring(0, name.length() - CHECKED.length()))
        : Optional.empty();
  }
}
