package org.vmgen.generator.check;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.vmgen.generator.diagnostic.Diagnostics;
import org.vmgen.generator.diagnostic.Problem;
import org.vmgen.generator.diagnostic.Similar;
import org.vmgen.generator.model.EffectWord;
import org.vmgen.generator.model.EffectWord.Kind;
import org.vmgen.generator.model.State;
import org.vmgen.generator.syntax.Names;
import org.vmgen.generator.syntax.Ranges;
import org.vmgen.grammar.VmgParser;

/** Reads the effect words of externs and raw bodies against the closed table. */
final class EffectWords {

  private static final Map<String, Kind> TABLE =
      Map.of(
          "pure", Kind.PURE,
          "io", Kind.IO,
          "reads", Kind.READS,
          "writes", Kind.WRITES,
          "allocates", Kind.ALLOCATES,
          "throws", Kind.THROWS,
          "reenters", Kind.REENTERS,
          "loads", Kind.LOADS,
          "suspends", Kind.SUSPENDS);

  private static final String WORDS =
      "pure, io, reads X, writes X, reads host, writes host, allocates, throws, reenters, loads"
          + " and suspends";

  private final Function<String, Optional<State>> states;
  private final List<String> stateNames;
  private final Diagnostics diagnostics;

  EffectWords(
      Function<String, Optional<State>> states, List<String> stateNames, Diagnostics diagnostics) {
    this.states = states;
    this.stateNames = stateNames;
    this.diagnostics = diagnostics;
  }

  /** The words that are right; the others are reported. */
  List<EffectWord> read(VmgParser.EffectWordsContext words) {
    List<EffectWord> effects = new ArrayList<>();
    if (words == null) {
      return effects;
    }
    Iterator<VmgParser.NameContext> names =
        words.effectWord().stream().flatMap(w -> w.name().stream()).iterator();
    Optional<EffectWord> effect = Optional.empty();
    do {
      effect = read(names);
      effect.ifPresent(effects::add);
    } while (names.hasNext() && effect.isPresent());
    boolean pure = effects.stream().anyMatch(e -> e.kind() == Kind.PURE);
    Optional<EffectWord> other = effects.stream().filter(e -> e.kind() != Kind.PURE).findFirst();
    if (pure && other.isPresent()) {
      diagnostics.report(Problem.PURE_WITH_EFFECT, Ranges.of(words), text(other.get().kind()));
    }
    return effects;
  }

  private Optional<EffectWord> read(Iterator<VmgParser.NameContext> names) {
    VmgParser.NameContext context = names.next();
    String word = Names.text(context);
    Kind kind = TABLE.get(word);
    if (kind == null) {
      diagnostics.report(
          Problem.UNKNOWN_EFFECT,
          Ranges.of(context),
          word,
          Similar.orElse(word, TABLE.keySet(), "the words are " + WORDS));
      return Optional.empty();
    }
    if (kind != Kind.READS && kind != Kind.WRITES) {
      return Optional.of(new EffectWord(kind, Optional.empty()));
    }
    if (!names.hasNext()) {
      diagnostics.report(Problem.EFFECT_SUBJECT, Ranges.of(context), word);
      return Optional.empty();
    }
    VmgParser.NameContext subjectContext = names.next();
    String subject = Names.text(subjectContext);
    if (subject.equals("host")) {
      Kind host = kind == Kind.READS ? Kind.READS_HOST : Kind.WRITES_HOST;
      return Optional.of(new EffectWord(host, Optional.empty()));
    }
    Optional<State> state = states.apply(subject);
    if (state.isEmpty()) {
      diagnostics.report(
          Problem.UNKNOWN_STATE,
          Ranges.of(subjectContext),
          "piece of state",
          subject,
          Similar.orElse(
              subject, stateNames, "name a stack, register, region or memory, or 'host'"));
      return Optional.empty();
    }
    return Optional.of(new EffectWord(kind, state));
  }

  /** A word of the table as the language writes it. */
  static String text(Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
