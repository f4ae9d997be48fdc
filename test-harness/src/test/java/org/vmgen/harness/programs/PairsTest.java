package org.vmgen.harness.programs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Engines with options of which any two occur together. */
class PairsTest {
  private static final List<String> CACHES =
      List.of("nocache", "canonical=0", "canonical=1", "canonical=2");
  private static final List<String> COMPOSITES = List.of("nosuper", "described", "mixed");
  private static final List<String> CHECKS = List.of("checked", "unchecked");
  private static final List<String> OF_C =
      List.of("c-switch", "c-token", "c-direct", "c-indirect", "c-tail");
  private static final List<String> ENGINES =
      Stream.concat(Stream.of("java-switch"), OF_C.stream()).toList();

  private static final List<Set<String>> ROWS =
      Variant.list(List.of("pairs")).stream().map(PairsTest::values).toList();

  /** What an engine with its options is, in words. */
  private static Set<String> values(Variant variant) {
    Set<String> values = new HashSet<>();
    values.add(variant.engine());
    values.add(variant.checked() ? "checked" : "unchecked");
    if (variant.isNative()) {
      boolean caches = variant.bodies().caches();
      values.add(caches ? "canonical=" + variant.bodies().canonical() : "nocache");
    }
    boolean composites = variant.bodies().composites();
    values.add(!composites ? "nosuper" : variant.mixture().isPresent() ? "mixed" : "described");
    return values;
  }

  private static void assertAllPairs(List<String> some, List<String> others) {
    for (String one : some) {
      for (String other : others) {
        assertThat(ROWS).anyMatch(row -> row.contains(one) && row.contains(other));
      }
    }
  }

  @Test
  void everyEngineMeetsEveryOption() {
    assertAllPairs(OF_C, CACHES);
    assertAllPairs(ENGINES, COMPOSITES);
    assertAllPairs(ENGINES, CHECKS);
  }

  @Test
  void everyOptionMeetsEveryOther() {
    assertAllPairs(CACHES, COMPOSITES);
    assertAllPairs(CACHES, CHECKS);
    assertAllPairs(COMPOSITES, CHECKS);
  }

  @Test
  void slicesAndBudgetsMeetEveryOption() {
    List<Set<String>> checked = ROWS.stream().filter(row -> row.contains("checked")).toList();
    for (List<String> options : List.of(ENGINES, CACHES, COMPOSITES)) {
      assertThat(options).allMatch(option -> checked.stream().anyMatch(r -> r.contains(option)));
    }
  }

  /** No fewer would do: five engines and four caches are twenty pairs, Java has three more. */
  @Test
  void theyAreFew() {
    assertThat(ROWS).hasSize(23);
  }
}
