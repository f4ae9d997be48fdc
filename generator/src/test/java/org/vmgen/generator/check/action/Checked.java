package org.vmgen.generator.check.action;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vmgen.generator.Vmgen;
import org.vmgen.generator.action.ActionPrinter;
import org.vmgen.generator.diagnostic.Diagnostic;
import org.vmgen.generator.diagnostic.Diagnostics;
import org.vmgen.generator.model.Body;
import org.vmgen.generator.model.Function;
import org.vmgen.generator.model.VmModel;

/** Checks pieces of a description together with a machine that has some of everything. */
final class Checked {

  /** Stands after the piece, so that its lines count from 1. */
  private static final String MACHINE =
      """

      vm test;
      type n : i64;  type u : u64;  type c : u8;  type b : bool;  type x : code;
      type f : f64 on flt;
      reftype Str;  reftype Obj;
      stack data : i64;
      stack ret : i64 prefix R returns;
      stack flt : f64 prefix F;
      stack refs : ref prefix O;
      register up : i64;  register rc : code;  register obj : Obj;
      region locals : i64;
      region frame : i64 on data reserve 1;
      memory mem : bytes little;
      trap refused;
      const LIMIT = 10;  const HALF = 0.5;  const WORD: u32 = 7;
      enum Color { RED, GREEN = 5, BLUE }
      extern put(c: u8) io;
      extern pair(x: i64) -> (q: i64, r: u64) pure;
      extern one(x: i64) -> i64 pure;
      extern read() -> i64 io;
      extern say(s: Str) io;
      fn square(a: i64) -> i64 { return a * a; }
      fn both(a: i64) -> (p: i64, q: i64) { return a, -a; }
      fn remember(a: i64) { up = a; }
      inst other ( -- ) {}
      """;

  private Checked() {}

  /** {@code ( n -- m ) { … }} is short for an instruction. */
  private static String declaration(String piece) {
    return piece.startsWith("(") ? "inst test " + piece : piece;
  }

  private static Optional<VmModel> load(String piece, Diagnostics diagnostics) {
    return Vmgen.load("test.vmg", declaration(piece) + MACHINE, Map.of(), diagnostics);
  }

  private static VmModel model(String piece) {
    Diagnostics diagnostics = new Diagnostics();
    return load(piece, diagnostics)
        .orElseThrow(() -> new AssertionError(texts(diagnostics).toString()));
  }

  /** The action of instruction {@code test}, printed. */
  static String action(String piece) {
    Body body = model(piece).instruction("test").orElseThrow().body();
    return ActionPrinter.print(((Body.Action) body).block());
  }

  /** A function of the piece. */
  static Function function(String name, String piece) {
    return model(piece).functions().stream()
        .filter(f -> f.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /** Everything that is wrong: {@code line:column code: message | advice}. */
  static List<String> problems(String piece) {
    Diagnostics diagnostics = new Diagnostics();
    load(piece, diagnostics);
    return texts(diagnostics);
  }

  /** The same for a complete description. */
  static List<String> problemsOfMachine(String description) {
    Diagnostics diagnostics = new Diagnostics();
    Vmgen.load("test.vmg", description, Map.of(), diagnostics);
    return texts(diagnostics);
  }

  private static List<String> texts(Diagnostics diagnostics) {
    return diagnostics.sorted().stream().map(Checked::text).toList();
  }

  private static String text(Diagnostic diagnostic) {
    return "%d:%d %s: %s | %s"
        .formatted(
            diagnostic.range().line(),
            diagnostic.range().column(),
            diagnostic.problem().code(),
            diagnostic.message(),
            diagnostic.advice());
  }
}
