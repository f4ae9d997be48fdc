package org.vmgen.generator.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.Token;
import org.vmgen.generator.diagnostic.Diagnostics;
import org.vmgen.generator.diagnostic.Problem;
import org.vmgen.generator.diagnostic.SourceFile;
import org.vmgen.generator.diagnostic.SourceRange;
import org.vmgen.grammar.VmgLexer;

/**
 * Turns a file into tokens, documentation comments among them. What is no token is reported and
 * replaced by something that parses.
 */
final class SourceLexer {

  private final Diagnostics diagnostics;

  SourceLexer(Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
  }

  /** The tokens of a file, without one for its end. */
  List<SourceToken> tokens(SourceFile file) {
    List<SourceToken> tokens = new ArrayList<>();
    SourceToken badCharacter = null;
    for (Token token : lex(file.text())) {
      if (token.getChannel() != Token.DEFAULT_CHANNEL && token.getType() != VmgLexer.DOC) {
        continue;
      }
      SourceToken read =
          new SourceToken(token.getType(), token.getChannel(), range(file, token), token.getText());
      if (read.is(VmgLexer.BAD_CHAR)) {
        if (badCharacter == null || !badCharacter.touches(read)) {
          reportCharacter(read);
        }
        badCharacter = read;
        if (!tokens.isEmpty()) {
          tokens.get(tokens.size() - 1).markFaulty();
        }
        continue;
      }
      if (read.is(VmgLexer.STAR) && opensComment(tokens, read)) {
        SourceToken slash = tokens.remove(tokens.size() - 1);
        diagnostics.report(Problem.UNCLOSED_COMMENT, slash.range().to(read.range()));
        return tokens;
      }
      tokens.add(repaired(read));
    }
    return tokens;
  }

  /** The tokens of a piece of text that stands at {@code range}; bad ones are left out. */
  List<SourceToken> fragment(String text, SourceRange range) {
    List<SourceToken> tokens = new ArrayList<>();
    for (Token token : lex(text)) {
      if (token.getChannel() == Token.DEFAULT_CHANNEL) {
        SourceToken read = new SourceToken(token.getType(), 0, range, token.getText());
        if (read.is(VmgLexer.BAD_CHAR)) {
          reportCharacter(read);
        } else {
          tokens.add(repaired(read));
        }
      }
    }
    return tokens;
  }

  private static List<? extends Token> lex(String text) {
    CharStream characters = CharStreams.fromString(text);
    VmgLexer lexer = new VmgLexer(characters);
    lexer.removeErrorListeners();
    List<? extends Token> tokens = lexer.getAllTokens();
    return tokens;
  }

  private static SourceRange range(SourceFile file, Token token) {
    int line = token.getLine();
    int column = token.getCharPositionInLine() + 1;
    String text = token.getText();
    int lastBreak = text.lastIndexOf('\n');
    int length = text.codePointCount(lastBreak + 1, text.length());
    int endLine = line + (int) text.chars().filter(c -> c == '\n').count();
    int endColumn = lastBreak < 0 ? column + length : length + 1;
    return new SourceRange(file, line, column, endLine, endColumn, Optional.empty());
  }

  private static boolean opensComment(List<SourceToken> tokens, SourceToken star) {
    if (tokens.isEmpty()) {
      return false;
    }
    SourceToken last = tokens.get(tokens.size() - 1);
    return last.is(VmgLexer.SLASH) && last.touches(star);
  }

  private SourceToken repaired(SourceToken token) {
    String text = token.getText();
    switch (token.getType()) {
      case VmgLexer.BAD_NUMBER -> {
        diagnostics.report(Problem.BAD_NUMBER, token.range(), text);
        return replaced(token, VmgLexer.INT, "0");
      }
      case VmgLexer.BAD_STRING -> {
        diagnostics.report(Problem.UNCLOSED_STRING, token.range());
        return replaced(token, VmgLexer.STRING, "\"\"");
      }
      case VmgLexer.RAW_BODY -> {
        if (!text.endsWith("}}") || text.length() < 4) {
          SourceRange range = token.range();
          SourceRange opening =
              new SourceRange(
                  range.file(),
                  range.line(),
                  range.column(),
                  range.line(),
                  range.column() + 2,
                  Optional.empty());
          diagnostics.report(Problem.UNCLOSED_RAW_BODY, opening);
          return replaced(token, VmgLexer.RAW_BODY, "{{}}");
        }
        return token;
      }
      default -> {
        return token;
      }
    }
  }

  private static SourceToken replaced(SourceToken token, int type, String text) {
    SourceToken replacement = new SourceToken(type, token.getChannel(), token.range(), text);
    replacement.markFaulty();
    return replacement;
  }

  private void reportCharacter(SourceToken token) {
    String text = token.getText();
    int c = text.codePointAt(0);
    String shown =
        Character.isISOControl(c) || Character.getType(c) == Character.FORMAT
            ? "U+%04X".formatted(c)
            : c < 128 ? "'" + text + "'" : "'%s' (U+%04X)".formatted(text, c);
    diagnostics.report(Problem.BAD_CHARACTER, token.range(), shown, adviceFor(c));
  }

  private static String adviceFor(int c) {
    return switch (c) {
      case '\'' -> "a character is written 'c', a string \"…\"";
      case '`' -> "a name in backquotes is written `name`";
      case '$' -> "a parameter of a family is written $name or ${name}";
      case 0x201c, 0x201d, 0x201e -> "strings stand between straight quotes: \"";
      case 0x2013, 0x2014, 0x2212 -> "write '-', or '--' between the two sides of an effect";
      case 0x2192 -> "write '->'";
      case 0xa0, 0x200b, 0xfeff ->
          "an invisible character, often copied from a web page: delete it";
      default ->
          Character.isLetter(c)
              ? "names are made of the letters a to z, A to Z, digits and '_';"
                  + " other letters stand in strings and comments"
              : "take it out; text stands in \"strings\" and // comments";
    };
  }
}
