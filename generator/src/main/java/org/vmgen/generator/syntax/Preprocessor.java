package org.vmgen.generator.syntax;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.vmgen.generator.diagnostic.Diagnostics;
import org.vmgen.generator.diagnostic.Problem;
import org.vmgen.generator.diagnostic.SourceFile;
import org.vmgen.generator.diagnostic.SourceRange;
import org.vmgen.generator.diagnostic.SourceRange.Expansion;
import org.vmgen.grammar.VmgLexer;

/**
 * Carries out, on tokens, what stands between declarations: {@code include}, {@code superset},
 * {@code option}, {@code if} and {@code for}. What it leaves is declarations only.
 */
final class Preprocessor {

  /** The number of tokens that families may give together. */
  static final int TOKEN_LIMIT = 1_000_000;

  private final SourceLoader loader;
  private final Options options;
  private final Diagnostics diagnostics;
  private final SourceLexer lexer;
  private final Substitution substitution;
  private final List<SourceToken> result = new ArrayList<>();
  private boolean tooLarge;
  private boolean inSuperset;

  Preprocessor(SourceLoader loader, Options options, Diagnostics diagnostics) {
    this.loader = loader;
    this.options = options;
    this.diagnostics = diagnostics;
    this.lexer = new SourceLexer(diagnostics);
    this.substitution = new Substitution(lexer, diagnostics);
  }

  /**
   * The tokens of all declarations of {@code file} and of what it includes.
   *
   * @param supersets files of combined instructions that are read behind it
   */
  List<SourceToken> expand(SourceFile file, List<Path> supersets) {
    read(file);
    for (Path superset : supersets) {
      loader.superset(superset, file.start()).ifPresent(this::readSuperset);
    }
    options.reportUnknownOverrides(file);
    return tooLarge ? new ArrayList<>() : result;
  }

  private void read(SourceFile file) {
    List<SourceToken> tokens = Brackets.pair(lexer.tokens(file), diagnostics);
    items(new Section(tokens, file), Family.NONE);
    loader.leave();
  }

  private void items(Section section, Family family) {
    while (!section.atEnd() && result.size() <= TOKEN_LIMIT) {
      switch (section.peek().getType()) {
        case VmgLexer.INCLUDE -> include(section);
        case VmgLexer.SUPERSET -> superset(section);
        case VmgLexer.OPTION -> option(section);
        case VmgLexer.IF -> conditional(section, family);
        case VmgLexer.FOR -> family(section, family);
        default -> declaration(section.declaration(), family);
      }
    }
  }

  private void declaration(List<SourceToken> tokens, Family family) {
    Optional<SourceToken> start = tokens.stream().filter(t -> !t.is(VmgLexer.DOC)).findFirst();
    if (inSuperset && start.isPresent() && !combines(start.get())) {
      diagnostics.report(Problem.NOT_IN_SUPERSET, start.get().range(), Expected.shown(start.get()));
      return;
    }
    result.addAll(substitution.apply(tokens, family));
  }

  private static boolean combines(SourceToken start) {
    return start.isFaulty()
        || start.is(VmgLexer.SUPER)
        || start.is(VmgLexer.SPEC)
        || start.is(VmgLexer.REPLICATE);
  }

  /** A file of combined instructions and nothing else. */
  private void superset(Section section) {
    SourceToken word = section.take();
    if (!section.at(VmgLexer.STRING)) {
      unexpected(section, "a file: \"name.super.vmg\"");
      return;
    }
    Optional<SourceFile> file = quoted(section, word, loader::superset);
    expect(section, VmgLexer.SEMI, "';'");
    file.ifPresent(this::readSuperset);
  }

  private void readSuperset(SourceFile file) {
    boolean outer = inSuperset;
    inSuperset = true;
    read(file);
    inSuperset = outer;
  }

  private Optional<SourceFile> quoted(
      Section section,
      SourceToken word,
      BiFunction<String, SourceRange, Optional<SourceFile>> load) {
    SourceToken path = section.take();
    String text = path.getText();
    return path.isFaulty()
        ? Optional.empty()
        : load.apply(text.substring(1, text.length() - 1), word.range().to(path.range()));
  }

  private void include(Section section) {
    SourceToken word = section.take();
    Optional<SourceFile> file = Optional.empty();
    if (section.at(VmgLexer.STRING)) {
      file = quoted(section, word, loader::include);
    } else if (section.at(VmgLexer.LT)) {
      SourceToken last = section.take();
      StringBuilder name = new StringBuilder();
      while (!section.at(VmgLexer.GT) && !section.at(VmgLexer.SEMI) && !section.atEnd()) {
        last = section.take();
        name.append(last.getText());
      }
      if (!expect(section, VmgLexer.GT, "'>'")) {
        return;
      }
      file = loader.includeStandard(name.toString(), word.range().to(last.range()));
    } else {
      unexpected(section, "a file: \"name.vmg\" or <std.vmg>");
      return;
    }
    expect(section, VmgLexer.SEMI, "';'");
    file.ifPresent(this::read);
  }

  private void option(Section section) {
    section.take();
    if (!section.atName()) {
      unexpected(section, "the name of the option");
      return;
    }
    SourceToken name = section.take();
    if (!expect(section, VmgLexer.ASSIGN, "'=' and the default, as in 'option floats = true;'")) {
      return;
    }
    String sign = section.at(VmgLexer.MINUS) ? section.take().getText() : "";
    boolean value =
        sign.isEmpty() ? section.atName() || section.at(VmgLexer.INT) : section.at(VmgLexer.INT);
    if (!value) {
      unexpected(section, "true, false, a number or a word");
      return;
    }
    SourceToken token = section.take();
    if (expect(section, VmgLexer.SEMI, "';'")) {
      options.declare(name.getText(), sign + token.getText(), name.range());
    }
  }

  private void conditional(Section section, Family family) {
    boolean taken = false;
    while (true) {
      section.take();
      List<SourceToken> condition = new ArrayList<>();
      while (!section.at(VmgLexer.LBRACE) && !section.at(VmgLexer.SEMI) && !section.atEnd()) {
        condition.add(section.take());
      }
      if (!section.at(VmgLexer.LBRACE)) {
        unexpected(section, "'{' after the condition");
        return;
      }
      Optional<Boolean> holds =
          OptionCondition.holds(
              substitution.apply(condition, family), section.peek(), options, diagnostics);
      Section then = section.block();
      if (!taken && holds.orElse(true)) {
        items(then, family);
        taken = true;
      }
      if (!section.at(VmgLexer.ELSE)) {
        return;
      }
      section.take();
      if (section.at(VmgLexer.LBRACE)) {
        Section otherwise = section.block();
        if (!taken) {
          items(otherwise, family);
        }
        return;
      }
      if (!section.at(VmgLexer.IF)) {
        unexpected(section, "'{' or 'if'");
        return;
      }
    }
  }

  private void family(Section section, Family outer) {
    section.take();
    Optional<List<SourceToken>> parameters = parameters(section);
    if (parameters.isEmpty() || !expect(section, VmgLexer.IN, "'in' and the instances")) {
      return;
    }
    if (!section.at(VmgLexer.LPAREN)) {
      unexpected(section, "the instances in parentheses: (a, b) or ((a, \"+\"), (b, \"-\"))");
      return;
    }
    List<List<SourceToken>> tuples = section.commaSeparated();
    if (!section.at(VmgLexer.LBRACE)) {
      unexpected(section, "'{' and the declarations of the family");
      return;
    }
    Section template = section.block();
    checkParameters(parameters.get(), outer);
    for (List<SourceToken> tuple : tuples) {
      instance(parameters.get(), tuple, outer)
          .ifPresent(instance -> items(template.restarted(), instance));
    }
    if (result.size() > TOKEN_LIMIT && !tooLarge) {
      tooLarge = true;
      diagnostics.report(Problem.FAMILY_TOO_LARGE, parameters.get().get(0).range(), TOKEN_LIMIT);
    }
  }

  /** {@code for (a, b)} or {@code for a}. */
  private Optional<List<SourceToken>> parameters(Section section) {
    if (section.atName()) {
      return Optional.of(List.of(section.take()));
    }
    if (section.at(VmgLexer.LPAREN)) {
      SourceToken opening = section.peek();
      List<SourceToken> names = new ArrayList<>();
      for (List<SourceToken> name : section.commaSeparated()) {
        if (name.size() != 1 || !name.get(0).isWord()) {
          report(name.get(0), "one name for each parameter");
          return Optional.empty();
        }
        names.add(name.get(0));
      }
      if (!names.isEmpty()) {
        return Optional.of(names);
      }
      report(opening, "the names of the parameters");
      return Optional.empty();
    }
    unexpected(section, "the parameters: 'for t in (…)' or 'for (a, b) in ((…), (…))'");
    return Optional.empty();
  }

  private void checkParameters(List<SourceToken> parameters, Family outer) {
    Map<String, SourceToken> seen = new HashMap<>();
    for (SourceToken parameter : parameters) {
      String name = parameter.getText();
      if (seen.put(name, parameter) != null || outer.arguments().containsKey(name)) {
        diagnostics.report(Problem.DUPLICATE_PARAMETER, parameter.range(), name);
      }
    }
  }

  private Optional<Family> instance(
      List<SourceToken> parameters, List<SourceToken> tuple, Family outer) {
    SourceRange range = tuple.get(0).range().to(tuple.get(tuple.size() - 1).range());
    Section inside = new Section(tuple, range.file());
    List<List<SourceToken>> arguments =
        inside.isOneGroup() ? inside.commaSeparated() : List.of(tuple);
    if (arguments.size() != parameters.size()) {
      String names =
          parameters.stream().map(SourceToken::getText).collect(Collectors.joining(", "));
      diagnostics.report(Problem.TUPLE_SIZE, range, arguments.size(), parameters.size(), names);
      return Optional.empty();
    }
    Map<String, List<SourceToken>> all = new LinkedHashMap<>(outer.arguments());
    List<String> bindings = new ArrayList<>();
    for (int i = 0; i < arguments.size(); i++) {
      List<SourceToken> argument = substitution.apply(arguments.get(i), outer);
      String name = parameters.get(i).getText();
      all.put(name, argument);
      bindings.add(
          name
              + " = "
              + argument.stream().map(SourceToken::getText).collect(Collectors.joining(" ")));
    }
    Expansion expansion = new Expansion(range, String.join(", ", bindings), outer.expansion());
    return Optional.of(new Family(all, Optional.of(expansion)));
  }

  private boolean expect(Section section, int type, String expected) {
    if (section.at(type)) {
      section.take();
      return true;
    }
    unexpected(section, expected);
    return false;
  }

  /** Reports the next token and skips what belongs to the broken piece. */
  private void unexpected(Section section, String expected) {
    report(section.atEnd() ? section.last() : section.peek(), expected);
    section.skipDeclaration();
  }

  private void report(SourceToken token, String expected) {
    if (!token.isFaulty()) {
      diagnostics.report(Problem.UNEXPECTED, token.range(), Expected.shown(token), expected);
    }
  }
}
