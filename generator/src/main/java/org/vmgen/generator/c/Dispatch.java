package org.vmgen.generator.c;

/**
 * How one instruction leads to the next. Each technique is a constant here and a template that
 * defines the engine's dispatch macros.
 */
enum Dispatch {
  /** A switch on opcode numbers: any C99 compiler. */
  SWITCH("c-switch", "dispatch_switch.st"),
  /** Code words hold the addresses of labels: GCC and Clang. */
  DIRECT("c-direct", "dispatch_direct.st");

  private final String engine;
  private final String template;

  Dispatch(String engine, String template) {
    this.engine = engine;
    this.template = template;
  }

  /** The name by which users ask for it. */
  String engine() {
    return engine;
  }

  /** The template that defines its macros. */
  String template() {
    return template;
  }
}
