package org.vmgen.mini;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.vmgen.runtime.Code;
import org.vmgen.runtime.Label;

/** Compiles a mini program to code of the mini machine, in one walk over its syntax tree. */
final class MiniCompiler extends MiniBaseVisitor<Void> {
  private final MiniSource source;
  private final MiniErrors errors;
  private final MiniBuilder builder = new MiniBuilder();
  private final Map<String, MiniFunction> functions = new LinkedHashMap<>();
  private Map<String, Integer> slots = Map.of();

  private MiniCompiler(MiniSource source, MiniErrors errors) {
    this.source = source;
    this.errors = errors;
  }

  /**
   * Compiles a program.
   *
   * @throws MiniException with all errors if it has any
   */
  static Code compile(MiniSource source) throws MiniException {
    MiniErrors errors = new MiniErrors();
    MiniParser.ProgramContext program = parse(source, errors);
    MiniCompiler compiler = new MiniCompiler(source, errors);
    if (errors.sorted().isEmpty()) {
      compiler.visit(program);
    }
    if (!errors.sorted().isEmpty()) {
      throw new MiniException(source, errors.sorted());
    }
    return compiler.builder.build();
  }

  private static MiniParser.ProgramContext parse(MiniSource source, MiniErrors errors) {
    MiniLexer lexer = new MiniLexer(CharStreams.fromString(source.text(), source.name()));
    MiniParser parser = new MiniParser(new CommonTokenStream(lexer));
    parser.removeErrorListeners();
    parser.addErrorListener(errors);
    return parser.program();
  }

  @Override
  public Void visitProgram(MiniParser.ProgramContext program) {
    for (MiniParser.FunctionContext function : program.function()) {
      declare(function);
    }
    MiniFunction main = functions.get("main");
    if (main == null) {
      errors.add(program.getStart(), "there is no function 'main'; the program starts there");
      return null;
    }
    if (main.parameters() != 0) {
      errors.add(main.syntax().name, "function 'main' takes no parameters");
    }
    at(main.syntax().name);
    builder.entry("main");
    builder.call(main.entry());
    builder.end();
    functions.values().forEach(this::compile);
    return null;
  }

  private void declare(MiniParser.FunctionContext syntax) {
    String name = syntax.name.getText();
    Label entry = builder.newLabel(name);
    MiniFunction function = new MiniFunction(name, syntax.parameters.size(), entry, syntax);
    if (functions.putIfAbsent(name, function) != null) {
      errors.add(syntax.name, "function '" + name + "' is defined twice");
    }
  }

  private void compile(MiniFunction function) {
    MiniParser.FunctionContext syntax = function.syntax();
    slots = function.slots(errors);
    builder.bind(function.entry());
    at(syntax.name);
    builder.enter(function.parameters(), slots.size() - function.parameters());
    syntax.statement().forEach(this::visit);
    visit(syntax.result);
    at(syntax.name);
    builder.leave();
  }

  @Override
  public Void visitAssign(MiniParser.AssignContext assign) {
    visit(assign.expression());
    at(assign.target);
    builder.set(slot(assign.target));
    return null;
  }

  @Override
  public Void visitIf(MiniParser.IfContext choice) {
    Label no = builder.newLabel();
    visit(choice.expression());
    at(choice);
    builder.zbranch(no);
    choice.yes.forEach(this::visit);
    if (choice.no.isEmpty()) {
      builder.bind(no);
    } else {
      Label end = builder.newLabel();
      builder.branch(end);
      builder.bind(no);
      choice.no.forEach(this::visit);
      builder.bind(end);
    }
    return null;
  }

  @Override
  public Void visitWhile(MiniParser.WhileContext loop) {
    Label start = builder.newLabel();
    Label end = builder.newLabel();
    builder.bind(start);
    visit(loop.expression());
    at(loop);
    builder.zbranch(end);
    loop.statement().forEach(this::visit);
    at(loop);
    builder.branch(start);
    builder.bind(end);
    return null;
  }

  @Override
  public Void visitPrint(MiniParser.PrintContext print) {
    visit(print.expression());
    at(print);
    builder.print();
    return null;
  }

  @Override
  public Void visitEvaluate(MiniParser.EvaluateContext evaluate) {
    visit(evaluate.expression());
    at(evaluate);
    builder.drop();
    return null;
  }

  @Override
  public Void visitUnary(MiniParser.UnaryContext unary) {
    visit(unary.term());
    at(unary.operator);
    if (unary.operator.getText().equals("!")) {
      builder.not();
    } else {
      builder.negate();
    }
    return null;
  }

  @Override
  public Void visitBinary(MiniParser.BinaryContext binary) {
    visit(binary.left);
    if (binary.right == null) {
      return null;
    }
    visit(binary.right);
    at(binary.operator);
    switch (binary.operator.getText()) {
      case "+" -> builder.add();
      case "-" -> builder.sub();
      case "*" -> builder.mul();
      case "&" -> builder.and();
      case "|" -> builder.or();
      case "<" -> builder.less();
      default -> builder.equal();
    }
    return null;
  }

  @Override
  public Void visitNumber(MiniParser.NumberContext number) {
    at(number);
    try {
      builder.lit(Long.parseLong(number.getText()));
    } catch (NumberFormatException e) {
      errors.add(number.getStart(), "the number is too large; the largest is " + Long.MAX_VALUE);
    }
    return null;
  }

  @Override
  public Void visitVariable(MiniParser.VariableContext variable) {
    at(variable);
    builder.get(slot(variable.getStart()));
    return null;
  }

  @Override
  public Void visitCall(MiniParser.CallContext call) {
    String name = call.ID().getText();
    MiniFunction function = functions.get(name);
    List<MiniParser.ExpressionContext> arguments = call.expression();
    if (function == null) {
      errors.add(call.getStart(), "there is no function '" + name + "'");
      return null;
    }
    if (function.parameters() != arguments.size()) {
      errors.add(
          call.getStart(),
          "function '%s' takes %s, not %d"
              .formatted(name, counted(function.parameters()), arguments.size()));
    }
    arguments.forEach(this::visit);
    at(call);
    builder.call(function.entry());
    return null;
  }

  private static String counted(int arguments) {
    return arguments == 1 ? "1 argument" : arguments + " arguments";
  }

  private int slot(Token name) {
    Integer slot = slots.get(name.getText());
    if (slot == null) {
      errors.add(
          name,
          "there is no variable '%s' in this function; declare it: var %s;"
              .formatted(name.getText(), name.getText()));
      return 0;
    }
    return slot;
  }

  private void at(ParserRuleContext syntax) {
    at(syntax.getStart());
  }

  /** What is emitted next belongs to that place of the source. */
  private void at(Token token) {
    builder.source(source.name(), token.getLine(), token.getCharPositionInLine() + 1);
  }
}
