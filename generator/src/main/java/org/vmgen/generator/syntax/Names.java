package org.vmgen.generator.syntax;

import org.antlr.v4.runtime.ParserRuleContext;
import org.vmgen.grammar.VmgParser;

/** Names without their backquotes. */
public final class Names {

  private Names() {}

  public static String text(VmgParser.NameContext name) {
    return plain(name);
  }

  public static String text(VmgParser.ActionNameContext name) {
    return plain(name);
  }

  public static String text(VmgParser.ItemNameContext name) {
    return plain(name);
  }

  private static String plain(ParserRuleContext name) {
    String text = name.getText();
    return text.startsWith("`") ? text.substring(1, text.length() - 1) : text;
  }
}
