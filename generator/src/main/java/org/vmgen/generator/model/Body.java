package org.vmgen.generator.model;

import java.util.List;
import java.util.Map;
import org.vmgen.generator.action.Stmt;

/** What an instruction does. */
public sealed interface Body {

  /**
   * A parsed, checked action; empty for a pure shuffle.
   *
   * @param text as written, braces included, without comments
   */
  record Action(Stmt.Block block, String text) implements Body {}

  /**
   * Text for single targets, taken over with its macros expanded.
   *
   * @param texts by target name, {@code c} or {@code java}
   */
  record Raw(Map<String, RawText> texts) implements Body {
    public Raw {
      texts = Map.copyOf(texts);
    }
  }

  /**
   * A raw body.
   *
   * @param effects what the parentheses after the target declare
   * @param declared whether there were parentheses: without them the body may do anything
   */
  record RawText(
      String text, List<EffectWord> effects, boolean declared, Documentation documentation) {
    public RawText {
      effects = List.copyOf(effects);
    }
  }
}
