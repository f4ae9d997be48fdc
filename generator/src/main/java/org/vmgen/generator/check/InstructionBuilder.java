package org.vmgen.generator.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vmgen.generator.action.Stmt;
import org.vmgen.generator.check.action.ActionChecker;
import org.vmgen.generator.diagnostic.Diagnostics;
import org.vmgen.generator.diagnostic.Problem;
import org.vmgen.generator.diagnostic.SourceRange;
import org.vmgen.generator.model.Body;
import org.vmgen.generator.model.Documentation;
import org.vmgen.generator.model.EffectWord;
import org.vmgen.generator.model.Instruction;
import org.vmgen.generator.syntax.Literals;
import org.vmgen.generator.syntax.Names;
import org.vmgen.generator.syntax.Ranges;
import org.vmgen.generator.syntax.SourceText;
import org.vmgen.generator.syntax.SyntaxTree;
import org.vmgen.grammar.VmgParser;

/** Makes the instructions of a description. */
final class InstructionBuilder {

  /** Which instruction has a mnemonic, and where that is said. */
  private record MnemonicUse(String instruction, SourceRange range) {}

  private final SyntaxTree tree;
  private final Declarations declarations;
  private final ActionChecker actions;
  private final Diagnostics diagnostics;
  private final NameSpace names;
  private final Map<String, MnemonicUse> mnemonics = new HashMap<>();

  InstructionBuilder(
      SyntaxTree tree, Declarations declarations, ActionChecker actions, Diagnostics diagnostics) {
    this.tree = tree;
    this.declarations = declarations;
    this.actions = actions;
    this.diagnostics = diagnostics;
    this.names = new NameSpace(diagnostics);
  }

  /** All instructions without errors; opcodes count those. */
  List<Instruction> build() {
    List<Instruction> instructions = new ArrayList<>();
    boolean any = false;
    for (VmgParser.DeclarationContext declaration : tree.declarations()) {
      if (declaration instanceof VmgParser.InstDeclContext instruction) {
        any = true;
        build(instruction, instructions.size()).ifPresent(instructions::add);
      }
    }
    if (!any) {
      diagnostics.report(Problem.NO_INSTRUCTIONS, tree.files().get(0).start());
    }
    return instructions;
  }

  /** The names of instructions, errors or not. */
  NameSpace names() {
    return names;
  }

  private Optional<Instruction> build(VmgParser.InstDeclContext declaration, int opcode) {
    String name = Names.text(declaration.name());
    boolean free = names.declare(name, "an instruction", Ranges.of(declaration.name()));
    String mnemonic = mnemonic(declaration, name, free);
    Optional<EffectBuilder.Result> effect =
        EffectBuilder.build(declaration.effect(), declarations, diagnostics);
    if (effect.isEmpty()) {
      return Optional.empty();
    }
    ActionContext.OfInstruction context =
        new ActionContext.OfInstruction(name, effect.get().effect(), effect.get().firstFreeId());
    return body(declaration, context)
        .map(
            body ->
                new Instruction(
                    name,
                    mnemonic,
                    opcode,
                    effect.get().effect(),
                    body,
                    Derivation.of(effect.get().effect(), body, declarations.states()),
                    tree.documentation(declaration)));
  }

  private String mnemonic(VmgParser.InstDeclContext declaration, String name, boolean free) {
    String mnemonic = name;
    SourceRange range = Ranges.of(declaration.name());
    if (declaration.mnemonic() != null) {
      range = Ranges.of(declaration.mnemonic());
      Optional<String> text = Literals.string(declaration.mnemonic().getText());
      if (text.isEmpty()) {
        diagnostics.report(Problem.BAD_ESCAPE, range, declaration.mnemonic().getText());
      } else if (!isPrintable(text.get())) {
        diagnostics.report(Problem.BAD_MNEMONIC, range);
      }
      mnemonic = text.orElse(name);
    }
    MnemonicUse first = mnemonics.putIfAbsent(mnemonic, new MnemonicUse(name, range));
    if (first != null && free) {
      diagnostics.reportWithNote(
          Problem.DUPLICATE_MNEMONIC,
          range,
          "used here",
          first.range,
          "\"" + mnemonic + "\"",
          first.instruction,
          name);
    }
    return mnemonic;
  }

  private static boolean isPrintable(String text) {
    boolean visible =
        text.codePoints()
            .noneMatch(
                c ->
                    Character.isISOControl(c)
                        || Character.getType(c) == Character.FORMAT
                        || Character.getType(c) == Character.SURROGATE
                        || Character.getType(c) == Character.UNASSIGNED
                        || Character.isWhitespace(c) && c != ' ');
    return visible && !text.isBlank() && text.strip().equals(text);
  }

  private Optional<Body> body(
      VmgParser.InstDeclContext declaration, ActionContext.OfInstruction context) {
    VmgParser.BodyContext body = declaration.body();
    if (body.block() != null) {
      Stmt.Block block = actions.block(body.block(), context);
      SourceRange range = Ranges.of(declaration.name());
      if (!declarations.sizes().fits(block, context.name(), range, diagnostics)) {
        return Optional.empty();
      }
      int column = Ranges.of(declaration).column();
      return Optional.of(new Body.Action(block, SourceText.of(body.block(), column)));
    }
    if (!body.rawBody().isEmpty()) {
      return raw(body.rawBody(), context.name());
    }
    return Optional.of(new Body.Action(actions.empty(context, Ranges.of(body)), "{}"));
  }

  private Optional<Body> raw(List<VmgParser.RawBodyContext> bodies, String instruction) {
    int errors = diagnostics.errorCount();
    Map<String, Body.RawText> texts = new LinkedHashMap<>();
    for (VmgParser.RawBodyContext body : bodies) {
      String target = Names.text(body.name());
      if (!TargetStrings.isTarget(target)) {
        diagnostics.report(Problem.UNKNOWN_TARGET, Ranges.of(body.name()), target);
        continue;
      }
      List<EffectWord> effects = declarations.effectWords().read(body.effectWords());
      String braced = body.RAW_BODY().getText();
      var place = Ranges.source(body);
      Body.RawText text =
          new Body.RawText(
              braced.substring(2, braced.length() - 2),
              effects,
              body.LPAREN() != null,
              new Documentation(List.of(), place.file(), place.line(), place.column()));
      if (texts.putIfAbsent(target, text) != null) {
        diagnostics.report(Problem.DUPLICATE_RAW_BODY, Ranges.of(body.name()), instruction, target);
      }
    }
    return diagnostics.errorCount() > errors ? Optional.empty() : Optional.of(new Body.Raw(texts));
  }
}
