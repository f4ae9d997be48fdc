package org.vmgen.runtime.text;

import java.util.Optional;
import java.util.function.Function;
import org.vmgen.runtime.Code;
import org.vmgen.runtime.ImmediateInfo;
import org.vmgen.runtime.InstructionInfo;
import org.vmgen.runtime.InstructionSet;

/** The assembly of one text: lines, labels and instructions. */
final class Assembly {

  private final InstructionSet set;
  private final String source;
  private final LineLexer lexer;
  private final ErrorList errors;
  private final TextBuilder builder;
  private final Labels labels;
  private final Operands operands;
  private final Directives directives;
  private int line;

  Assembly(InstructionSet set, Function<String, Object> strings, String file, String source) {
    this.set = set;
    this.source = source;
    lexer = new LineLexer(source);
    errors = new ErrorList(file, source);
    builder = new TextBuilder(set);
    labels = new Labels(builder, errors);
    operands = new Operands(builder, labels, strings);
    directives = new Directives(set, builder, labels, lexer, errors, operands);
  }

  Code run() throws AssemblyException {
    int from = source.startsWith("\ufeff") ? 1 : 0;
    while (from <= source.length()) {
      int newline = source.indexOf('\n', from);
      int to = newline < 0 ? source.length() : newline;
      line++;
      lexer.line(from, to);
      line();
      from = to + 1;
    }
    labels.finish();
    directives.finish();
    if (errors.isEmpty()) {
      directives.finishReplacements();
    }
    if (builder.position() == 1 && errors.isEmpty()) {
      errors.add("the program has no instruction");
    }
    if (!errors.isEmpty()) {
      throw errors.exception();
    }
    return builder.build();
  }

  private void line() {
    lexer.nextLabelOrMnemonic();
    while (lexer.kind == LineLexer.Kind.LABEL) {
      labels.define(lexer.text, line, lexer.start);
      lexer.nextLabelOrMnemonic();
    }
    switch (lexer.kind) {
      case END -> {}
      case WORD, STRING -> {
        if (!lexer.quoted && lexer.text.startsWith(".")) {
          directives.directive(line);
        } else {
          instruction();
        }
      }
      case BAD -> error(lexer.text);
      default -> error("a label, a mnemonic or a directive is expected here");
    }
  }

  private void instruction() {
    Optional<InstructionInfo> found = set.mnemonic(lexer.text);
    if (found.isEmpty()) {
      error(unknown(lexer.text));
      return;
    }
    InstructionInfo instruction = found.get();
    labels.instruction();
    builder.start(instruction.opcode());
    for (ImmediateInfo immediate : instruction.immediates()) {
      lexer.nextOperand();
      if (lexer.kind == LineLexer.Kind.END) {
        error(instruction.mnemonic() + " needs " + usage(instruction));
        return;
      }
      if (!operand(immediate)) {
        return;
      }
    }
    lexer.nextOperand();
    if (lexer.kind == LineLexer.Kind.BAD) {
      error(lexer.text);
    } else if (lexer.kind != LineLexer.Kind.END) {
      error(instruction.mnemonic() + " has " + usage(instruction) + " and nothing more");
    }
  }

  private String unknown(String mnemonic) {
    String head = "there is no instruction " + Words.name(mnemonic);
    if (mnemonic.equals(":")) {
      return head + "; a label is written without a blank before its colon";
    }
    return set.named(mnemonic)
        .map(named -> head + "; its mnemonic is " + Words.name(named.mnemonic()))
        .orElse(head);
  }

  /** Such as {@code no operand} or {@code the operands #n i64 #target code}. */
  private static String usage(InstructionInfo instruction) {
    if (instruction.immediates().isEmpty()) {
      return "no operand";
    }
    StringBuilder text =
        new StringBuilder(instruction.immediates().size() == 1 ? "the operand" : "the operands");
    for (ImmediateInfo immediate : instruction.immediates()) {
      text.append(" #").append(immediate.name()).append(": ").append(immediate.type().text());
      text.append(immediate.array() ? "[]" : "");
    }
    return text.toString();
  }

  private boolean operand(ImmediateInfo immediate) {
    return immediate.array() ? array(immediate) : value(immediate);
  }

  private boolean array(ImmediateInfo immediate) {
    if (lexer.kind != LineLexer.Kind.OPEN) {
      error(
          lexer.kind == LineLexer.Kind.BAD
              ? lexer.text
              : "#" + immediate.name() + " is an array: write [ and ] around its elements");
      return false;
    }
    int lengthAt = builder.position();
    builder.word(0);
    long length = 0;
    lexer.nextOperand();
    while (lexer.kind != LineLexer.Kind.CLOSE) {
      if (lexer.kind == LineLexer.Kind.END) {
        error("the array #" + immediate.name() + " is not closed: write ] in the same line");
        return false;
      }
      if (!value(immediate)) {
        return false;
      }
      length++;
      lexer.nextOperand();
    }
    builder.length(lengthAt, length);
    return true;
  }

  private boolean value(ImmediateInfo immediate) {
    String problem = operands.value(immediate, lexer, line);
    if (!problem.isEmpty()) {
      error(problem);
      return false;
    }
    return true;
  }

  private void error(String message) {
    errors.add(line, lexer.start, message);
  }
}
