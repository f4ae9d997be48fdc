package org.vmgen.generator.syntax;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ListTokenSource;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.ParseTree;
import org.vmgen.generator.diagnostic.Diagnostics;
import org.vmgen.generator.diagnostic.Problem;
import org.vmgen.generator.diagnostic.SourceFile;
import org.vmgen.grammar.VmgLexer;
import org.vmgen.grammar.VmgParser;

/** Reads a description: files, includes, options, families, then the grammar. */
public final class Reader {

  /** Characters of a name. */
  private static final int LONGEST_NAME = 255;

  private final Supersets supersets;
  private final Diagnostics diagnostics;
  private final SourceLoader loader;
  private final Options options;

  /**
   * @param overrides values of options, instead of those in the description
   */
  public Reader(Supersets supersets, Map<String, String> overrides, Diagnostics diagnostics) {
    this.supersets = supersets;
    this.diagnostics = diagnostics;
    this.loader = new SourceLoader(supersets, diagnostics);
    this.options = new Options(overrides, diagnostics);
  }

  /** Reads a file; empty if it has errors, which are reported. */
  public Optional<SyntaxTree> read(Path file) {
    return loader.main(file).flatMap(this::read);
  }

  /**
   * Reads text.
   *
   * @param name its name in messages
   */
  public Optional<SyntaxTree> read(String name, String text) {
    return read(loader.main(name, text));
  }

  private Optional<SyntaxTree> read(SourceFile file) {
    List<SourceToken> expanded =
        new Preprocessor(loader, options, diagnostics).expand(file, supersets.more());
    Map<Token, List<String>> documentation = new IdentityHashMap<>();
    List<SourceToken> tokens = separateDocumentation(expanded, documentation);
    if (tokens.isEmpty() && !diagnostics.hasErrors()) {
      diagnostics.report(Problem.EMPTY_FILE, file.start(), file.name());
    }
    tokens.forEach(this::checkLength);
    tokens.add(end(tokens, file));
    List<VmgParser.DeclarationContext> declarations = parse(tokens);
    return diagnostics.hasErrors()
        ? Optional.empty()
        : Optional.of(
            new SyntaxTree(declarations, documentation, options.values(), loader.files()));
  }

  private void checkLength(SourceToken token) {
    int length = token.getText().length();
    if (token.is(VmgLexer.IDENT) && length > LONGEST_NAME) {
      diagnostics.report(Problem.LONG_NAME, token.range(), length, LONGEST_NAME);
      token.markFaulty();
    }
  }

  private static List<SourceToken> separateDocumentation(
      List<SourceToken> tokens, Map<Token, List<String>> documentation) {
    List<SourceToken> code = new ArrayList<>();
    List<String> lines = new ArrayList<>();
    for (SourceToken token : tokens) {
      if (token.is(VmgLexer.DOC)) {
        String line = token.getText().substring(3);
        lines.add(line.startsWith(" ") ? line.substring(1) : line);
        continue;
      }
      if (!lines.isEmpty()) {
        documentation.put(token, List.copyOf(lines));
        lines.clear();
      }
      code.add(token);
    }
    return code;
  }

  private static SourceToken end(List<SourceToken> tokens, SourceFile file) {
    var range = tokens.isEmpty() ? file.start() : tokens.get(tokens.size() - 1).range().after();
    return new SourceToken(Token.EOF, Token.DEFAULT_CHANNEL, range, "<end>");
  }

  private List<VmgParser.DeclarationContext> parse(List<SourceToken> tokens) {
    CommonTokenStream stream = new CommonTokenStream(new ListTokenSource(tokens));
    stream.fill();
    FriendlyErrors errors = new FriendlyErrors(diagnostics);
    LimitedParser parser = new LimitedParser(stream, diagnostics);
    parser.removeErrorListeners();
    parser.setErrorHandler(errors);
    List<VmgParser.DeclarationContext> declarations = new ArrayList<>();
    while (stream.LA(1) != Token.EOF) {
      int start = stream.index();
      errors.declarationStarts(start);
      try {
        VmgParser.DeclarationContext declaration = parser.declaration();
        if (isTooDeep(declaration)) {
          diagnostics.report(Problem.TOO_DEEP, Ranges.of(declaration.getStart()), Brackets.LIMIT);
        }
        declarations.add(declaration);
      } catch (ParseStopped stopped) {
        parser.reset();
        stream.seek(behind(tokens, start, stream.index()));
      }
    }
    return declarations;
  }

  /** Where the next declaration starts after an error at {@code error}. */
  private static int behind(List<SourceToken> tokens, int start, int error) {
    int depth = 0;
    for (int i = start; i < tokens.size() - 1; i++) {
      SourceToken token = tokens.get(i);
      boolean ends = false;
      switch (token.getType()) {
        case VmgLexer.LBRACE -> depth++;
        case VmgLexer.RBRACE -> {
          depth--;
          ends = depth == 0;
        }
        case VmgLexer.SEMI -> ends = depth == 0;
        default -> {
          boolean newLine = i > 0 && tokens.get(i - 1).range().endLine() < token.range().line();
          if (i >= error && i > start && depth == 0 && newLine && startsDeclaration(token)) {
            return i;
          }
        }
      }
      if (ends && i >= error) {
        return i + 1;
      }
    }
    return tokens.size() - 1;
  }

  private static boolean startsDeclaration(SourceToken token) {
    return switch (token.getType()) {
      case VmgLexer.VM,
          VmgLexer.TYPE,
          VmgLexer.STACK,
          VmgLexer.REGISTER,
          VmgLexer.REGION,
          VmgLexer.MEMORY,
          VmgLexer.THROWS,
          VmgLexer.HALTS,
          VmgLexer.YIELDS,
          VmgLexer.CONST,
          VmgLexer.ENUM,
          VmgLexer.FN,
          VmgLexer.EXTERN,
          VmgLexer.EXTERNS,
          VmgLexer.REFTYPE,
          VmgLexer.INST,
          VmgLexer.EXAMPLE,
          VmgLexer.SUPER,
          VmgLexer.SPEC,
          VmgLexer.REPLICATE ->
          true;
      default -> false;
    };
  }

  /** Left-associative operators nest the tree without recursion of the parser. */
  private static boolean isTooDeep(ParserRuleContext root) {
    record Node(ParseTree tree, int depth) {}
    Deque<Node> open = new ArrayDeque<>();
    open.push(new Node(root, 0));
    while (!open.isEmpty()) {
      Node node = open.pop();
      if (node.depth > LimitedParser.LIMIT) {
        return true;
      }
      for (int i = 0; i < node.tree.getChildCount(); i++) {
        open.push(new Node(node.tree.getChild(i), node.depth + 1));
      }
    }
    return false;
  }
}
