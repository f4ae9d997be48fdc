package org.vmgen.generator.c;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.vmgen.generator.action.Expr;
import org.vmgen.generator.action.Source;
import org.vmgen.generator.action.Stmt;
import org.vmgen.generator.lower.MacroExpander;
import org.vmgen.generator.model.Body;
import org.vmgen.generator.model.Documentation;
import org.vmgen.generator.model.Effect;
import org.vmgen.generator.model.EffectWord;
import org.vmgen.generator.model.Extern;
import org.vmgen.generator.model.Instruction;
import org.vmgen.generator.model.Item;
import org.vmgen.generator.model.ReferenceType;
import org.vmgen.generator.model.ScalarType;
import org.vmgen.generator.model.Stack;
import org.vmgen.generator.model.Trap;
import org.vmgen.generator.model.Type;
import org.vmgen.generator.model.Variable;
import org.vmgen.generator.model.VmModel;
import org.vmgen.generator.stack.Distance;

/**
 * Prints raw bodies. Inputs, immediates and outputs are variables by their names; where the text
 * ends, the outputs are pushed. Macros, defined around each body, are the only ways out of it and
 * to the machine. State that the body may see or change by its declared effects is saved in the
 * machine before and read again after, as around externs.
 */
final class CRaw {
  private static final Documentation NOWHERE = new Documentation(List.of(), "", 1, 1);

  private final VmModel model;
  private final CTypes types;
  private final CBody body;
  private final CStatements statements;
  private final CWriter out;

  CRaw(VmModel model, CTypes types, CBody body, CStatements statements, CWriter out) {
    this.model = model;
    this.types = types;
    this.body = body;
    this.statements = statements;
    this.out = out;
  }

  /** An action that reads and may do what a raw body does, for the plan of the stacks. */
  static Stmt.Block shape(Effect effect, Body.RawText raw) {
    List<Stmt> shape = new ArrayList<>();
    for (Variable output : outputs(effect)) {
      shape.add(new Stmt.Declare(output, zero(output.type())));
    }
    for (Variable variable : readable(effect)) {
      shape.add(new Stmt.Evaluate(new Expr.Read(variable), Source.NONE));
    }
    shape.add(
        new Stmt.Evaluate(new Expr.CallExtern(like(raw), ScalarType.BOOL, List.of()), Source.NONE));
    shape.add(new Stmt.Guard(Expr.Constant.bool(true), Trap.LIMIT)); // it may trap
    shape.add(done(effect));
    return new Stmt.Block(shape);
  }

  /** An extern with the effects of a raw body. */
  private static Extern like(Body.RawText raw) {
    List<EffectWord> none =
        List.of(new EffectWord(EffectWord.Kind.PURE, java.util.Optional.empty()));
    List<EffectWord> effects = raw.declared() && raw.effects().isEmpty() ? none : raw.effects();
    return new Extern("", 0, List.of(), List.of(), effects, false, NOWHERE);
  }

  private static Stmt.Complete done(Effect effect) {
    return new Stmt.Complete(new Stmt.Done(), new HashSet<>(outputs(effect)));
  }

  private static List<Variable> outputs(Effect effect) {
    return effect.outputs().stream()
        .map(Item::variable)
        .filter(Variable::assignable)
        .distinct()
        .toList();
  }

  private static List<Variable> readable(Effect effect) {
    List<Variable> all = new ArrayList<>();
    effect
        .immediates()
        .forEach(
            i -> {
              all.add(i.variable());
              i.length().ifPresent(all::add);
            });
    effect.inputs().forEach(i -> all.add(i.variable()));
    return all.stream().distinct().toList();
  }

  private static Expr zero(Type type) {
    return type instanceof ScalarType scalar
        ? Expr.Constant.of(scalar, 0)
        : new Expr.Null((ReferenceType) type);
  }

  /** The text with the names that its items have here; macros are left to the preprocessor. */
  private String expanded(Effect effect, Body.RawText raw) {
    Map<String, String> names = new HashMap<>();
    effect.variables().forEach(v -> names.put(v.name(), body.name(v)));
    return new MacroExpander(
            raw.text(),
            word -> names.getOrDefault(word, word),
            (word, argument) -> argument.isEmpty() ? word : word + "(" + argument + ")")
        .expanded();
  }

  void print(Instruction instruction, String name, Body.RawText raw) {
    Effect effect = instruction.effect();
    Extern like = like(raw);
    for (Variable output : outputs(effect)) {
      out.line(body.declaration(output) + " = 0;");
    }
    for (Variable variable : readable(effect)) {
      out.line("(void)" + body.name(variable) + ";");
    }
    boolean jumps = raw.text().contains("VM_JUMP");
    if (jumps) {
      out.line(types.variable(ScalarType.CODE) + "raw_target = 0;");
    }
    statements.externs().save(like);
    List<String> macros = define(name, raw.text());
    out.open("{");
    expanded(effect, raw).stripIndent().strip().lines().forEach(out::line);
    out.close("}");
    if (raw.text().contains("VM_DONE")) {
      out.label("done_" + name);
    }
    restore(like, raw);
    body.complete(done(effect));
    if (jumps) {
      out.label("jump_" + name);
      restore(like, raw);
      body.jumpRaw(done(effect));
    }
    if (raw.text().contains("VM_THROW")) {
      out.label("throw_" + name);
      restore(like, raw);
      body.raise();
    }
    if (raw.text().contains("VM_TRAP")) {
      out.label("trap_" + name);
      restore(like, raw);
      out.line("goto " + body.trappedLabel() + ";");
    }
    macros.forEach(macro -> out.verbatim("#undef " + macro));
  }

  /** Reads again what the body may have changed. */
  private void restore(Extern like, Body.RawText raw) {
    statements.externs().restore(like);
    if (raw.text().contains("VM_REG")) {
      model.registers().stream()
          .flatMap(register -> CNames.windowUpdates(model, register).stream())
          .forEach(out::line);
    }
  }

  /** Defines those macros that differ between bodies and are used; returns their names. */
  private List<String> define(String name, String rawText) {
    Map<String, String> macros = new LinkedHashMap<>();
    macros.put("VM_NEXT", " (" + types.codeValue(body.next()) + ")");
    macros.put("VM_DONE", " goto done_" + name);
    macros.put("VM_JUMP", "(code) " + both("raw_target = (code);", "jump_" + name));
    macros.put("VM_THROW", "(what) " + both("value = (what);", "throw_" + name));
    macros.put("VM_TRAP", "(kind) TRAP_TO(trap_" + name + ", VM_TRAP_##kind, -1)");
    macros.keySet().removeIf(macro -> !rawText.contains(macro));
    for (Stack stack : model.stacks()) {
      if (rawText.contains("VM_SP")) {
        Distance popped = body.afterPop(stack);
        String pointer = CNames.pointer(stack);
        String place =
            popped.isZero()
                ? pointer
                : "&" + statements.expressions().places().place(stack, popped);
        macros.put("VM_SP_" + stack.name(), " (" + place + ")");
      }
    }
    macros.forEach((macro, text) -> out.verbatim("#define " + macro + text));
    return List.copyOf(macros.keySet());
  }

  private static String both(String statement, String label) {
    return "do { " + statement + " goto " + label + "; } while (0)";
  }
}
