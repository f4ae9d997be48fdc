package org.vmgen.generator.c;

import java.util.Arrays;
import java.util.List;

/**
 * How one instruction leads to the next. Each technique is a constant here and a template that
 * defines the engine's dispatch macros.
 */
enum Dispatch {
  /** A switch on opcode numbers. */
  SWITCH("c-switch", "dispatch_switch.st", "one switch: any C99 compiler, 32 and 64 bits"),
  /** Code words hold opcodes. */
  TOKEN(
      "c-token",
      "dispatch_token.st",
      "token threading: code holds opcodes, a table their labels; GCC and Clang"),
  /** Code words hold the addresses of labels. */
  DIRECT(
      "c-direct",
      "dispatch_direct.st",
      "direct threading: code holds label addresses; GCC and Clang"),
  /** Code words hold pointers to descriptors, as Forth's code fields. */
  INDIRECT(
      "c-indirect",
      "dispatch_indirect.st",
      "indirect threading: code points to descriptors, which hold label addresses; GCC and Clang"),
  /** Code words hold the addresses of functions, one an instruction, that end in tail calls. */
  TAIL(
      "c-tail",
      "dispatch_tail.st",
      "a function an instruction, machine state in arguments, tail calls; Clang, GCC with -O2") {
    @Override
    boolean functions() {
      return true;
    }

    @Override
    List<String> files() {
      return List.of("vm_tail.h");
    }
  };

  private final String engine;
  private final String template;
  private final String description;

  Dispatch(String engine, String template, String description) {
    this.engine = engine;
    this.template = template;
    this.description = description;
  }

  /** The name by which users ask for it. */
  String engine() {
    return engine;
  }

  /** The template that defines its macros. */
  String template() {
    return template;
  }

  /** Whether bodies are functions instead of parts of the run loop. */
  boolean functions() {
    return false;
  }

  /** The plain templates that only it needs. */
  List<String> files() {
    return List.of();
  }

  /** The technique of an engine. */
  static Dispatch of(String engine) {
    return Arrays.stream(values())
        .filter(dispatch -> dispatch.engine.equals(engine))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no C engine: " + engine));
  }

  /** One sentence for users. */
  String description() {
    return "C, " + description;
  }
}
