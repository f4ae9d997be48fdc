package org.vmgen.generator.syntax;

import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.vmgen.generator.diagnostic.Diagnostics;
import org.vmgen.generator.diagnostic.Problem;
import org.vmgen.generator.diagnostic.Similar;
import org.vmgen.generator.diagnostic.SourceRange;
import org.vmgen.grammar.VmgLexer;
import org.vmgen.grammar.VmgParser;

/** Answers to mistakes that people coming from C, Java or Forth make. */
final class SyntaxHints {

  private static final List<String> DECLARATIONS =
      List.of(
          "vm",
          "type",
          "stack",
          "register",
          "region",
          "memory",
          "throws",
          "halts",
          "yields",
          "const",
          "enum",
          "fn",
          "extern",
          "externs",
          "reftype",
          "trap",
          "on",
          "inst",
          "example",
          "super",
          "spec",
          "replicate",
          "superset",
          "option",
          "include",
          "if",
          "for");

  private SyntaxHints() {}

  /** Reports the mistake if it is one of those known here. */
  static boolean report(
      Diagnostics diagnostics,
      Parser parser,
      ParserRuleContext context,
      Token offending,
      Token previous) {
    SourceRange range = Ranges.of(offending);
    if (context instanceof VmgParser.DeclarationContext && context.getStart() == offending) {
      if (offending.getType() == VmgLexer.SEMI) {
        diagnostics.report(Problem.UNEXPECTED, range, "';'", "a declaration; take the ';' out");
      } else {
        diagnostics.report(
            Problem.UNKNOWN_DECLARATION, range, offending.getText(), declarationAdvice(offending));
      }
      return true;
    }
    Optional<String> advice =
        isIn(context, VmgParser.BlockContext.class)
            ? actionAdvice(parser, context, offending, previous)
            : effectAdvice(context, offending.getType());
    advice.ifPresent(
        words -> diagnostics.report(Problem.UNEXPECTED, range, Expected.shown(offending), words));
    return advice.isPresent();
  }

  private static String declarationAdvice(Token token) {
    return switch (token.getType()) {
      case VmgLexer.VALUE,
          VmgLexer.ASSUME,
          VmgLexer.QUICKEN,
          VmgLexer.FRAME,
          VmgLexer.ENTRY,
          VmgLexer.IMPORT ->
          "this version of vmgen reserves the word";
      case VmgLexer.EFFECT_DASH -> "comments start with '//'";
      case VmgLexer.HASH ->
          "comments start with '//', files are included by 'include \"name.vmg\";'";
      default ->
          Similar.orElse(
              token.getText(),
              DECLARATIONS,
              "declarations start with " + String.join(", ", DECLARATIONS));
    };
  }

  private static Optional<String> actionAdvice(
      Parser parser, ParserRuleContext context, Token offending, Token previous) {
    int type = offending.getType();
    int index = offending.getTokenIndex();
    int before = previous.getType();
    int after = type == Token.EOF ? Token.EOF : typeAt(parser, index + 1);
    if (type == VmgLexer.ASSIGN) {
      return assignmentAdvice(context, previous);
    }
    if (type == VmgLexer.EFFECT_DASH) {
      return Optional.of("an assignment such as x = x - 1; there is no '--' operator");
    }
    if (type == VmgLexer.PLUS && before == VmgLexer.PLUS) {
      return Optional.of("an expression; there is no '++' operator: write x = x + 1;");
    }
    if (type == VmgLexer.SHR || type == VmgLexer.GT && before == VmgLexer.SHR) {
      return Optional.of(
          "an expression; there is no '>>>' operator: a shift of an unsigned type is logical");
    }
    if ((type == VmgLexer.SEMI || type == VmgLexer.VAR || type == VmgLexer.LET)
        && before == VmgLexer.LPAREN
        && typeAt(parser, index - 2) == VmgLexer.FOR) {
      return Optional.of("an expression; there is no 'for' in actions: write while (…) { … }");
    }
    if (before == VmgLexer.IF || before == VmgLexer.WHILE) {
      return Optional.of("the condition in parentheses: " + previous.getText() + " (…) …");
    }
    boolean wantsName = wantsName(context) || before == VmgLexer.LET || before == VmgLexer.VAR;
    if (Expected.isStatementWord(type) && wantsName) {
      return Optional.of("a name; to use this word as one, write `" + offending.getText() + "`");
    }
    if (Expected.isWord(type) && Expected.isWord(before) && after == VmgLexer.ASSIGN) {
      return Optional.of(
          "an operator or ';'; a variable is declared by 'let x = …;' or 'var x = …;'");
    }
    return Optional.empty();
  }

  private static Optional<String> assignmentAdvice(ParserRuleContext context, Token previous) {
    if (isForLoop(context)) {
      return Optional.of(
          "a condition; there is no 'for': write 'var i = 0; while (i < n) { … i = i + 1; }'");
    }
    boolean condition =
        context instanceof VmgParser.IfStmtContext || context instanceof VmgParser.WhileStmtContext;
    if (!condition && !isIn(context, VmgParser.ExprContext.class)) {
      return Optional.empty();
    }
    String operator = previous.getText();
    return Optional.of(
        isOperator(previous.getType())
            ? "an expression; '%s=' does not exist: write x = x %s y;".formatted(operator, operator)
            : "another operator: '=' assigns, to compare write '=='");
  }

  private static Optional<String> effectAdvice(ParserRuleContext context, int type) {
    if (context instanceof VmgParser.InstDeclContext
        && (type == VmgLexer.LBRACE || type == VmgLexer.SEMI)) {
      return Optional.of("the stack effect, as in ( n1 n2 -- n )");
    }
    if (isIn(context, VmgParser.PartContext.class) || isCombined(context)) {
      return combinedAdvice(type);
    }
    if (context instanceof VmgParser.RawBodyContext && type == VmgLexer.LBRACE) {
      return Optional.of("a raw body between '{{' and '}}'");
    }
    if (!isIn(context, VmgParser.EffectContext.class)) {
      return Optional.empty();
    }
    if (type == VmgLexer.RPAREN && !hasDash(context)) {
      return Optional.of("'--': an effect has two sides, as in ( n1 n2 -- n )");
    }
    return switch (type) {
      case VmgLexer.ARROW, VmgLexer.MINUS -> Optional.of("'--' between the two sides of an effect");
      case VmgLexer.COMMA -> Optional.of("an item: items of an effect are separated by blanks");
      default -> Optional.empty();
    };
  }

  private static boolean isCombined(ParserRuleContext context) {
    return context instanceof VmgParser.SuperDeclContext
        || context instanceof VmgParser.SpecDeclContext;
  }

  private static Optional<String> combinedAdvice(int type) {
    return switch (type) {
      case VmgLexer.ASSIGN -> Optional.of("a part; was the ';' of the definition before left out?");
      case VmgLexer.COMMA -> Optional.of("a part or ';': parts are separated by blanks");
      case VmgLexer.HASH -> Optional.of("the value of an immediate, or '_'");
      default -> Optional.empty();
    };
  }

  private static int typeAt(Parser parser, int index) {
    return index < 0 ? Token.INVALID_TYPE : parser.getTokenStream().get(index).getType();
  }

  /** What the innermost construct looks like. */
  static String form(ParserRuleContext context) {
    if (isIn(context, VmgParser.BlockContext.class)) {
      return "a statement, such as 'n = n1 + n2;', 'if (n == 0) jump target;', 'putchar(c);'";
    }
    if (isIn(context, VmgParser.EffectContext.class)) {
      return "an item: n, n: i64, #n, R.n, args: w[k] or x: r[#a]";
    }
    if (isIn(context, VmgParser.ExampleDeclContext.class)) {
      return "the form example lit(5) ( 1 2 -- 1 2 5 );";
    }
    if (isIn(context, VmgParser.PartContext.class) || isCombined(context)) {
      return "the form super lit_add = lit add; or spec inc = lit(1) add;";
    }
    return "something else here";
  }

  /** {@code for (i = 0; …} reads like a call. */
  private static boolean isForLoop(ParserRuleContext context) {
    for (ParserRuleContext c = context; c != null; c = c.getParent()) {
      if (c instanceof VmgParser.CallExprContext call) {
        return call.actionName().getText().equals("for");
      }
    }
    return false;
  }

  private static boolean wantsName(ParserRuleContext context) {
    return isIn(context, VmgParser.ActionNameContext.class)
        || isIn(context, VmgParser.NameContext.class)
        || context instanceof VmgParser.MemberContext
        || context instanceof VmgParser.TypeRefContext;
  }

  private static boolean hasDash(ParserRuleContext context) {
    for (ParserRuleContext c = context; c != null; c = c.getParent()) {
      if (c instanceof VmgParser.EffectContext effect) {
        return effect.EFFECT_DASH() != null;
      }
    }
    return false;
  }

  private static boolean isOperator(int type) {
    return type >= VmgLexer.SHL && type <= VmgLexer.PERCENT;
  }

  private static boolean isIn(ParserRuleContext context, Class<?> rule) {
    for (ParserRuleContext c = context; c != null; c = c.getParent()) {
      if (rule.isInstance(c)) {
        return true;
      }
    }
    return false;
  }
}
