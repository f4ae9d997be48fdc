package org.vmgen.harness.programs;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.vmgen.generator.plan.Backend;
import org.vmgen.generator.plan.Backends;

/**
 * Few engines with options such that any two options that go together are together in one of them
 * (pairwise testing; the rows are chosen greedily as in Cohen, Dalal, Fredman and Patton, The AETG
 * system, 1997, but from all rows). Checked engines run programs whole, in slices and with budgets,
 * so that these too meet every option.
 */
final class Pairs {
  private static final List<String> CACHES =
      List.of(":nocache", ":canonical=0", ":canonical=1", ":canonical=2");
  private static final List<String> COMPOSITES = List.of(":nosuper", "", ":mixed=%d");
  private static final List<String> CHECKS = List.of("", ":unchecked");

  private Pairs() {}

  /** A choice of every option, by its text; an engine in Java has no caches. */
  record Row(String engine, String cache, String composites, String checks) {
    /** Its options, two by two. */
    Set<Set<String>> pairs() {
      List<String> values =
          List.of(engine, "cache" + cache, "composites" + composites, "checks" + checks);
      Set<Set<String>> pairs = new LinkedHashSet<>();
      for (int i = 0; i < values.size(); i++) {
        for (int k = 0; k < i; k++) {
          pairs.add(Set.of(values.get(i), values.get(k)));
        }
      }
      return pairs;
    }

    Variant variant(int number) {
      return Variant.parse(engine + checks + cache + composites.formatted(number));
    }
  }

  /** All rows that there can be. */
  static List<Row> all() {
    List<Row> rows = new ArrayList<>();
    for (Backend backend : Backends.all()) {
      for (String cache : backend.target().equals("c") ? CACHES : List.of("")) {
        for (String composites : COMPOSITES) {
          for (String checks : CHECKS) {
            rows.add(new Row(backend.name(), cache, composites, checks));
          }
        }
      }
    }
    return rows;
  }

  /** Those rows that are enough. */
  static List<Row> rows() {
    List<Row> all = all();
    Set<Set<String>> missing = new HashSet<>();
    all.forEach(row -> missing.addAll(row.pairs()));
    List<Row> chosen = new ArrayList<>();
    while (!missing.isEmpty()) {
      Row best = all.get(0);
      for (Row row : all) {
        best = count(row, missing) > count(best, missing) ? row : best;
      }
      missing.removeAll(best.pairs());
      chosen.add(best);
    }
    return chosen;
  }

  private static long count(Row row, Set<Set<String>> missing) {
    return row.pairs().stream().filter(missing::contains).count();
  }

  /** The rows as engines; each mixture of combined instructions is another one. */
  static List<Variant> variants() {
    List<Row> rows = rows();
    List<Variant> variants = new ArrayList<>();
    for (Row row : rows) {
      variants.add(row.variant(variants.size()));
    }
    return variants;
  }
}
