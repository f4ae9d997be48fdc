package org.vmgen.generator.syntax;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.vmgen.generator.diagnostic.Diagnostics;
import org.vmgen.generator.diagnostic.Problem;
import org.vmgen.generator.diagnostic.Similar;
import org.vmgen.grammar.VmgLexer;

/** Puts the arguments of a family's instance in place of its parameters, token by token. */
final class Substitution {

  private static final Pattern PARAMETER =
      Pattern.compile("\\\\.|\\$(?:([a-zA-Z_][a-zA-Z_0-9]*)|\\{([a-zA-Z_][a-zA-Z_0-9]*)\\})");

  private static final Pattern PARAMETER_MARKS = Pattern.compile("[${}]");

  private final SourceLexer lexer;
  private final Diagnostics diagnostics;
  private final Map<SourceToken, List<SourceToken>> contents = new IdentityHashMap<>();
  private final Map<String, Integer> wordTypes = new HashMap<>();

  Substitution(SourceLexer lexer, Diagnostics diagnostics) {
    this.lexer = lexer;
    this.diagnostics = diagnostics;
  }

  /** The template's tokens with the parameters of {@code family} replaced. */
  List<SourceToken> apply(List<SourceToken> template, Family family) {
    List<SourceToken> result = new ArrayList<>();
    SourceToken previous = null;
    for (SourceToken token : template) {
      List<SourceToken> pieces = pieces(token, family);
      boolean joins =
          previous != null
              && previous.touches(token)
              && (previous.is(VmgLexer.PARAM) || token.is(VmgLexer.PARAM))
              && !result.isEmpty()
              && !pieces.isEmpty();
      SourceToken last = joins ? result.get(result.size() - 1) : token;
      if (joins && last.isWord() && pieces.get(0).isWord()) {
        result.set(result.size() - 1, joined(last, pieces.get(0)));
        result.addAll(pieces.subList(1, pieces.size()));
      } else {
        result.addAll(pieces);
      }
      previous = token;
    }
    return result;
  }

  private List<SourceToken> pieces(SourceToken token, Family family) {
    return switch (token.getType()) {
      case VmgLexer.PARAM -> argument(token, family);
      case VmgLexer.STRING, VmgLexer.DOC, VmgLexer.RAW_BODY ->
          family.isNone() ? List.of(token) : List.of(withText(token, family));
      default ->
          family.isNone()
              ? List.of(token)
              : List.of(token.instance(token.getType(), token.getText(), family.expansion()));
    };
  }

  private List<SourceToken> argument(SourceToken parameter, Family family) {
    String name = PARAMETER_MARKS.matcher(parameter.getText()).replaceAll("");
    List<SourceToken> argument = family.arguments().get(name);
    if (argument == null) {
      reportUnknown(parameter, name, family);
      SourceToken stand = parameter.instance(VmgLexer.IDENT, name, family.expansion());
      stand.markFaulty();
      return List.of(stand);
    }
    List<SourceToken> bare = argument;
    if (argument.size() == 1 && argument.get(0).is(VmgLexer.STRING)) {
      bare = contents.computeIfAbsent(argument.get(0), this::contents);
    }
    return bare.stream()
        .map(t -> parameter.instance(t.getType(), t.getText(), family.expansion()))
        .toList();
  }

  private SourceToken withText(SourceToken token, Family family) {
    int errors = diagnostics.errorCount();
    SourceToken result = token.instance(token.getType(), text(token, family), family.expansion());
    if (diagnostics.errorCount() > errors) {
      result.markFaulty();
    }
    return result;
  }

  private List<SourceToken> contents(SourceToken string) {
    return lexer.fragment(Literals.string(string.getText()).orElse(""), string.range());
  }

  /** The text of a string, comment or raw body with the parameters in it replaced. */
  private String text(SourceToken token, Family family) {
    Matcher matcher = PARAMETER.matcher(token.getText());
    StringBuilder text = new StringBuilder();
    while (matcher.find()) {
      String name = matcher.group(1) != null ? matcher.group(1) : matcher.group(2);
      String replacement = matcher.group();
      if (name != null && family.arguments().containsKey(name)) {
        replacement = inText(family.arguments().get(name), token.is(VmgLexer.STRING));
      } else if (name != null && token.is(VmgLexer.STRING)) {
        reportUnknown(token, name, family);
      }
      matcher.appendReplacement(text, Matcher.quoteReplacement(replacement));
    }
    return matcher.appendTail(text).toString();
  }

  /** An argument as it stands inside a string (escaped) or comment: a string without its quotes. */
  private static String inText(List<SourceToken> argument, boolean escaped) {
    StringBuilder text = new StringBuilder();
    SourceToken previous = null;
    for (SourceToken token : argument) {
      if (previous != null && !previous.touches(token)) {
        text.append(' ');
      }
      String raw = token.getText();
      if (token.is(VmgLexer.STRING)) {
        String contents = raw.substring(1, raw.length() - 1);
        text.append(escaped ? contents : Literals.string(raw).orElse(contents));
      } else {
        text.append(escaped ? raw.replace("\\", "\\\\").replace("\"", "\\\"") : raw);
      }
      previous = token;
    }
    return text.toString();
  }

  private SourceToken joined(SourceToken left, SourceToken right) {
    String text = left.getText() + right.getText();
    boolean digits = text.chars().allMatch(Character::isDigit);
    if (Character.isDigit(text.charAt(0)) && !digits) {
      diagnostics.report(Problem.BAD_PASTE, right.range(), text);
      return left.joined(right, VmgLexer.IDENT, text);
    }
    int type =
        wordTypes.computeIfAbsent(
            text, word -> lexer.fragment(word, left.range()).get(0).getType());
    return left.joined(right, type, text);
  }

  private void reportUnknown(SourceToken token, String name, Family family) {
    if (family.isNone()) {
      diagnostics.report(
          Problem.UNKNOWN_PARAMETER,
          token.range(),
          name,
          "parameters exist only inside 'for " + name + " in (…) { … }'");
      return;
    }
    String others = "the parameters here are " + String.join(", ", family.arguments().keySet());
    diagnostics.report(
        Problem.UNKNOWN_PARAMETER,
        token.range(),
        name,
        Similar.orElse(name, family.arguments().keySet(), others)
            + (token.is(VmgLexer.STRING) ? "; a dollar sign itself is written \\$" : ""));
  }
}
