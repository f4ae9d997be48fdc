package org.vmgen.examples.forth.cross;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.vmgen.runtime.CodeBuilder;
import org.vmgen.runtime.Label;

/** The control structures of the definition that is being compiled. */
final class Definition {

  private enum Kind {
    ORIGIN,
    DESTINATION,
    LOOP,
    CASE,
    OF
  }

  /** An open structure: where it begins or goes on, and what else goes to its end. */
  private record Open(Kind kind, Label label, List<Label> exits) {}

  private final CodeBuilder code;
  private final Label start;
  private final Deque<Open> open = new ArrayDeque<>();

  Definition(CodeBuilder code) {
    this.code = code;
    start = code.newLabel();
    code.bind(start);
  }

  private void push(Kind kind, Label label) {
    open.push(new Open(kind, label, new ArrayList<>()));
  }

  private Open pop(Kind kind) {
    if (open.isEmpty() || open.peek().kind() != kind) {
      throw new IllegalStateException("control structures do not match");
    }
    return open.pop();
  }

  /**
   * Compiles a word of the control structures.
   *
   * @return whether the word is one
   */
  boolean compile(String word) {
    switch (word) {
      case "if" -> forward("?branch", Kind.ORIGIN);
      case "ahead" -> forward("branch", Kind.ORIGIN);
      case "then" -> code.bind(pop(Kind.ORIGIN).label());
      case "else" -> {
        Open origin = pop(Kind.ORIGIN);
        forward("branch", Kind.ORIGIN);
        code.bind(origin.label());
      }
      case "begin" -> push(Kind.DESTINATION, bound());
      case "while" -> {
        Open destination = pop(Kind.DESTINATION);
        forward("?branch", Kind.ORIGIN);
        open.push(destination);
      }
      case "repeat" -> {
        code.emit("branch", pop(Kind.DESTINATION).label());
        code.bind(pop(Kind.ORIGIN).label());
      }
      case "until" -> code.emit("?branch", pop(Kind.DESTINATION).label());
      case "again" -> code.emit("branch", pop(Kind.DESTINATION).label());
      case "do" -> {
        code.emit("(do)");
        push(Kind.LOOP, bound());
      }
      case "?do" -> {
        Label end = code.newLabel();
        code.emit("(?do)", end);
        push(Kind.LOOP, bound());
        open.peek().exits().add(end);
      }
      case "loop" -> endLoop("(loop)");
      case "+loop" -> endLoop("(+loop)");
      case "leave" -> leave();
      case "case" -> push(Kind.CASE, code.newLabel());
      case "of" -> forward("(of)", Kind.OF);
      case "endof" -> {
        Open of = pop(Kind.OF);
        Open choice = pop(Kind.CASE);
        code.emit("branch", choice.label());
        code.bind(of.label());
        open.push(choice);
      }
      case "endcase" -> {
        code.emit("drop");
        code.bind(pop(Kind.CASE).label());
      }
      case "recurse" -> code.emit("call", start);
      case "exit" -> code.emit("exit");
      default -> {
        return false;
      }
    }
    return true;
  }

  private void forward(String mnemonic, Kind kind) {
    Label label = code.newLabel();
    code.emit(mnemonic, label);
    push(kind, label);
  }

  private Label bound() {
    Label label = code.newLabel();
    code.bind(label);
    return label;
  }

  private void endLoop(String mnemonic) {
    Open loop = pop(Kind.LOOP);
    code.emit(mnemonic, loop.label());
    loop.exits().forEach(code::bind);
    code.emit("unloop");
  }

  private void leave() {
    Label end = code.newLabel();
    code.emit("branch", end);
    open.stream()
        .filter(o -> o.kind() == Kind.LOOP)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("leave outside of a loop"))
        .exits()
        .add(end);
  }

  /** Ends it. */
  void end() {
    if (!open.isEmpty()) {
      throw new IllegalStateException("a control structure is not finished");
    }
    code.emit("exit");
  }
}
