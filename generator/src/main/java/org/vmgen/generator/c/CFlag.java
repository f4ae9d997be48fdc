package org.vmgen.generator.c;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.vmgen.generator.c.CRecipe.Compiler;

/**
 * Options that generated C is meant to be compiled with, and why. What compiles it, the comments of
 * generated files, the check of the machine code and the documents say what stands here.
 */
enum CFlag {
  STANDARD(Use.ALL, Made.BY_ALL, "C11 with what GCC and Clang add to it.", "-std=gnu11"),
  OPTIMIZE(
      Use.ALL,
      Made.BY_ALL,
      "At -O0 all bodies share one jump, and no call at the end of a function is a jump;"
          + " -O3 gains nothing.",
      "-O2"),
  ROUND(
      Use.ALL,
      Made.BY_ALL,
      "a * b + c stays two operations, each rounded, as on all other engines.",
      "-ffp-contract=off"),
  NO_SLP(
      Use.LABELS,
      Made.BY_GCC,
      "Keeps an indirect jump at the end of each body: with items of stacks in registers GCC 12"
          + " else merges them all into one, which the processor cannot predict.",
      "-fno-tree-slp-vectorize"),
  KEEP_JUMPS(
      Use.LABELS,
      Made.BY_GCC,
      "Likewise: both passes join code that bodies have in common, their jumps first.",
      "-fno-gcse",
      "-fno-crossjumping"),
  QUICK(
      Use.LABELS,
      Made.BY_GCC,
      "Halves the time that GCC takes for a function with so many jumps, and leaves its code as"
          + " fast as it is: bodies hold nothing to find for these passes.",
      "-fno-tree-pre",
      "-fno-tree-fre",
      "-fno-code-hoisting",
      "-fno-thread-jumps"),
  ONE_REGION(
      Use.LABELS,
      Made.BY_GCC,
      "GCC else often keeps a stack's pointer in memory, which costs a fifth more instructions.",
      "-fira-region=one"),
  ALIGN_JUMPS(
      Use.LABELS,
      Made.BY_GCC,
      "Each body begins a line of the caches, those of decoded instructions too: else a loop of"
          + " many bodies loses a third of its speed, more or less with their order. GCC leaves out"
          + " what it takes for seldom executed, as each body among hundreds, and makes that small"
          + " instead of fast.",
      "-falign-jumps=64",
      "--param=align-threshold=65536",
      "--param=hot-bb-frequency-fraction=1000000"),
  DUPLICATE(
      Use.LABELS,
      Made.BY_CLANG_19,
      "Keeps an indirect jump at the end of each body: Clang from 19 on else leaves all bodies"
          + " the one that it has merged them into.",
      "-mllvm",
      "-tail-dup-pred-size=9999",
      "-mllvm",
      "-tail-dup-succ-size=9999"),
  ALIGN_FUNCTIONS(
      Use.FUNCTIONS, Made.BY_ALL, "Each body begins a line of the caches.", "-falign-functions=64"),
  SIBLING_CALLS(
      Use.FUNCTIONS,
      Made.BY_GCC,
      "Makes jumps of the calls at the ends of bodies, without which a run would fill the"
          + " processor's stack; part of -O2, but not of -O1.",
      "-foptimize-sibling-calls"),
  KEEP_BODIES(
      Use.FUNCTIONS,
      Made.BY_GCC,
      "Lets bodies that come to the same code be functions of their own: else one jumps to the"
          + " other, and both share its jump to the next body.",
      "-fno-ipa-icf"),
  KEEP_WAYS(
      Use.FUNCTIONS,
      Made.BY_GCC,
      "Keeps the ways out of a branch apart, which the processor then learns apart.",
      "-fno-crossjumping",
      "-fno-tree-tail-merge");

  /** Which engines an option is for. */
  private enum Use {
    ALL("all", dispatch -> true),
    LABELS(
        "c-token, c-direct, c-indirect",
        dispatch -> dispatch != Dispatch.SWITCH && !dispatch.functions()),
    FUNCTIONS("c-tail", Dispatch::functions);

    private final String text;
    private final Predicate<Dispatch> engines;

    Use(String text, Predicate<Dispatch> engines) {
      this.text = text;
      this.engines = engines;
    }
  }

  /** Which compilers have it. */
  enum Made {
    BY_ALL("all", compiler -> true),
    BY_GCC("gcc", compiler -> !compiler.clang()),
    BY_CLANG_19("clang from 19 on", compiler -> compiler.clang() && compiler.version() >= 19);

    private final String text;
    private final Predicate<Compiler> compilers;

    Made(String text, Predicate<Compiler> compilers) {
      this.text = text;
      this.compilers = compilers;
    }

    String text() {
      return text;
    }
  }

  private final Use use;
  private final Made made;
  private final String reason;
  private final List<String> options;

  CFlag(Use use, Made made, String reason, String... options) {
    this.use = use;
    this.made = made;
    this.reason = reason;
    this.options = List.of(options);
  }

  /** As on a command line. */
  String text() {
    return String.join(" ", options);
  }

  /** The engines that it is for, or {@code all}. */
  String engines() {
    return use.text;
  }

  /** The compilers that it is for, or {@code all}. */
  Made made() {
    return made;
  }

  /** One sentence or two. */
  String reason() {
    return reason;
  }

  /** Those of an engine, whatever the compiler. */
  static List<CFlag> of(Dispatch dispatch) {
    return Arrays.stream(values()).filter(flag -> flag.use.engines.test(dispatch)).toList();
  }

  /** The arguments that a compiler gets. */
  static List<String> options(Dispatch dispatch, Compiler compiler) {
    List<String> options = new ArrayList<>();
    for (CFlag flag : of(dispatch)) {
      if (flag.made.compilers.test(compiler)) {
        options.addAll(flag.options);
      }
    }
    return options;
  }

  /** The options of an engine that a kind of compiler gets, as on a command line. */
  static String text(Dispatch dispatch, Made made) {
    return String.join(
        " ", of(dispatch).stream().filter(flag -> flag.made == made).map(CFlag::text).toList());
  }
}
