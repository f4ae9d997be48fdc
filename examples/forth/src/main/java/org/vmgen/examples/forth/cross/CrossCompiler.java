package org.vmgen.examples.forth.cross;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalLong;
import org.vmgen.runtime.Code;
import org.vmgen.runtime.CodeBuilder;
import org.vmgen.runtime.InstructionInfo;
import org.vmgen.runtime.InstructionSet;
import org.vmgen.runtime.Label;

/**
 * Compiles the system: interprets its source, building code, memory and headers.
 *
 * <p>What it knows itself is in the two {@code switch} statements: words that work outside of
 * definitions ({@link #interpret}), and those that compile something special inside ({@link
 * #compile}). Everything else found inside a definition is an instruction, a word defined before or
 * a number.
 */
final class CrossCompiler {

  private final InstructionSet set;
  private final CodeBuilder code;
  private final TargetMemory memory = new TargetMemory();
  private final Dictionary dictionary = new Dictionary(memory);
  private final OpcodeCells opcodes;
  private final Deque<Long> stack = new ArrayDeque<>();
  private SourceText source;
  private Optional<Definition> definition = Optional.empty();
  private Optional<Word> defining = Optional.empty();
  private ShortBody body;
  private final Map<Word, ShortBody> shortBodies = new HashMap<>();

  CrossCompiler(InstructionSet set) {
    this.set = set;
    code = new CodeBuilder(set);
    opcodes = new OpcodeCells(memory, set.stackIndex("ret").orElseThrow());
  }

  /** Compiles a file and those that it includes. */
  void include(Path path) throws IOException {
    SourceText outer = source;
    source = new SourceText(path);
    for (String word = source.word(); !word.isEmpty(); word = source.word()) {
      try {
        if (definition.isPresent()) {
          compile(word);
        } else {
          interpret(word);
        }
      } catch (IllegalArgumentException | IllegalStateException | NoSuchElementException e) {
        throw source.error(Optional.ofNullable(e.getMessage()).orElse("a number is missing"));
      }
    }
    if (definition.isPresent()) {
      throw source.error("the definition is not finished");
    }
    source = outer;
  }

  /** The system: run it from its entry {@code boot}. */
  Code finish() {
    dictionary.link(
        parameter("newest"),
        parameter("buckets"),
        parameter("token-buckets"),
        parameter("#buckets"));
    memory.store(parameter("opcodes"), opcodes.last());
    code.memory(set.memoryIndex("mem").orElseThrow(), memory.start(), memory.used());
    code.register(set.registerIndex("here").orElseThrow(), memory.here());
    return code.build();
  }

  private long parameter(String name) {
    return known(name).parameter();
  }

  private Word known(String name) {
    return dictionary
        .find(name)
        .orElseThrow(() -> new IllegalArgumentException("unknown word: " + name));
  }

  // ---- outside of definitions -------------------------------------------------------------------

  private void interpret(String word) throws IOException {
    switch (word.toLowerCase(Locale.ROOT)) {
      case "\\" -> source.skipLine();
      case "(" -> source.until(')');
      case "include" -> include(source.path().resolveSibling(source.word()));
      case "instructions" -> instructions();
      case "word-list" -> dictionary.wordList(parameter(source.word()));
      case ":" -> begin(source.word());
      case "immediate" -> dictionary.compiles(dictionary.last(), dictionary.last().position());
      case "compiles" -> dictionary.compiles(known(source.word()), dictionary.last().position());
      case "compile-only" -> dictionary.compileOnly(dictionary.last());
      case "compile-only-words" -> {
        for (String name : source.until(';').trim().split("\\s+")) {
          dictionary.compileOnly(known(name));
        }
      }
      case "host-entry" -> code.entry("host " + source.word());
      case "absent-words" -> {
        long set = parameter(source.word());
        for (String name = source.word(); !name.equals("end-absent"); name = source.word()) {
          dictionary.addAbsent(name, set);
        }
      }
      case "synonym" -> {
        String name = source.word();
        dictionary.addSynonym(name, known(source.word()));
      }
      case "constant" -> define(source.word(), Word.Kind.LITERAL, stack.pop());
      case "variable" -> {
        create(Word.Kind.LITERAL);
        memory.cell(0);
      }
      case "create" -> create(Word.Kind.CREATED);
      case "value" -> {
        long value = stack.pop();
        create(Word.Kind.VALUE);
        memory.cell(value);
      }
      case "defer" -> {
        create(Word.Kind.DEFERRED);
        memory.cell(0);
      }
      case "is" -> memory.store(parameter(source.word()), stack.pop());
      case "," -> memory.cell(stack.pop());
      case "c," -> memory.character(stack.pop());
      case ",\"" -> memory.counted(source.until('"'));
      case "allot" -> memory.allot(stack.pop());
      case "align" -> memory.align();
      case "here" -> stack.push(memory.here());
      case "'" -> stack.push((long) known(source.word()).position());
      case "char" -> stack.push((long) source.word().codePointAt(0));
      case "cells" -> stack.push(8 * stack.pop());
      case "+" -> stack.push(stack.pop() + stack.pop());
      case "*" -> stack.push(stack.pop() * stack.pop());
      case "negate" -> stack.push(-stack.pop());
      default -> stack.push(number(word).orElseGet(() -> constant(word)));
    }
  }

  private long constant(String name) {
    Word word = known(name);
    return switch (word.kind()) {
      case LITERAL, CREATED -> word.parameter();
      default -> throw new IllegalArgumentException(name + " cannot be executed here");
    };
  }

  /** A number as in Forth: decimal, or with a prefix. */
  private static OptionalLong parse(String word) {
    try {
      if (word.length() == 3 && word.startsWith("'") && word.endsWith("'")) {
        return OptionalLong.of(word.charAt(1));
      }
      boolean negative = word.startsWith("-");
      String digits = negative ? word.substring(1) : word;
      if (digits.startsWith("-") || digits.startsWith("+")) {
        return OptionalLong.empty();
      }
      long number =
          digits.startsWith("$")
              ? Long.parseUnsignedLong(digits.substring(1), 16)
              : Long.parseUnsignedLong(digits);
      return OptionalLong.of(negative ? -number : number);
    } catch (NumberFormatException e) {
      return OptionalLong.empty();
    }
  }

  private static Optional<Long> number(String word) {
    OptionalLong number = parse(word);
    return number.isPresent() ? Optional.of(number.getAsLong()) : Optional.empty();
  }

  /**
   * Makes words of all instructions: those without immediates and parentheses get a unit of their
   * own and go to the current word list, the others are known to the compiler only.
   */
  private void instructions() {
    for (InstructionInfo info : set.instructions()) {
      if (info.immediates().isEmpty() && !isInternal(info)) {
        long cell = opcodes.of(info);
        int position = code.position();
        code.entry(info.mnemonic()).emit(info.opcode()).emit("exit");
        dictionary.add(
            new Word(
                info.mnemonic(),
                dictionary.nextHeader(),
                position,
                Word.Kind.INSTRUCTION,
                cell,
                info.opcode()));
      }
    }
  }

  private static boolean isInternal(InstructionInfo info) {
    return info.mnemonic().startsWith("(") || info.mnemonic().equals("exit");
  }

  private void begin(String name) {
    Word word = new Word(name, dictionary.nextHeader(), code.position(), Word.Kind.CALL, 0, -1);
    defining = Optional.of(word);
    dictionary.add(word);
    code.entry(name);
    definition = Optional.of(new Definition(code));
    body = new ShortBody(set.stackIndex("ret").orElseThrow());
  }

  private void create(Word.Kind kind) {
    String name = source.word();
    define(name, kind, dictionary.nextData(name));
  }

  private void define(String name, Word.Kind kind, long parameter) {
    Word word = new Word(name, dictionary.nextHeader(), code.position(), kind, parameter, -1);
    dictionary.add(word);
    code.entry(name);
    switch (kind) {
      case VALUE -> code.emit("lit@", parameter).emit("exit");
      case DEFERRED -> code.emit("(defer)", parameter);
      default -> code.emit("lit", parameter).emit("exit");
    }
  }

  // ---- inside definitions -----------------------------------------------------------------------

  private void compile(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    switch (lower) {
      case "\\" -> source.skipLine();
      case "(" -> source.until(')');
      case ";" -> {
        definition.orElseThrow().end();
        definition = Optional.empty();
        body.ifShort().ifPresent(b -> shortBodies.put(defining.orElseThrow(), b));
      }
      case "[']" -> token(known(source.word()));
      case "[char]" -> emit("lit", source.word().codePointAt(0));
      case "s\"" -> string(source.until('"'));
      case ".\"" -> {
        string(source.until('"'));
        reference(known("type"));
      }
      case "to", "is" -> emit("lit!", known(source.word()).parameter());
      case "action-of" -> emit("lit@", known(source.word()).parameter());
      case "op" -> emit("lit@", opcodes.of(instruction(source.word())));
      case "postpone" -> postpone(known(source.word()));
      case "does>" -> does();
      default -> {
        if (definition.orElseThrow().compile(lower)) {
          body.refuse();
        } else {
          other(word);
        }
      }
    }
  }

  private void emit(String mnemonic, long operand) {
    InstructionInfo instruction = instruction(mnemonic);
    code.emit(instruction.opcode(), operand);
    body.add(instruction, OptionalLong.of(operand));
  }

  private void emit(InstructionInfo instruction) {
    code.emit(instruction.opcode());
    body.add(instruction, OptionalLong.empty());
  }

  private void call(int position) {
    code.emit("call", code.at(position));
    body.refuse();
  }

  private void other(String word) {
    Optional<Word> known = dictionary.find(word);
    if (known.isPresent() && known.get() != defining.orElseThrow()) {
      reference(known.get());
      return;
    }
    Optional<InstructionInfo> instruction = set.mnemonic(word);
    if (instruction.isPresent() && instruction.get().immediates().isEmpty()) {
      emit(instruction.get());
      return;
    }
    emit(
        "lit",
        number(word).orElseThrow(() -> new IllegalArgumentException("undefined word: " + word)));
  }

  private InstructionInfo instruction(String mnemonic) {
    return set.mnemonic(mnemonic)
        .orElseThrow(() -> new IllegalArgumentException("no instruction " + mnemonic));
  }

  private void reference(Word word) {
    ShortBody known = shortBodies.get(word);
    if (known != null) {
      known.emit(code, body);
      return;
    }
    switch (word.kind()) {
      case CALL, DEFERRED -> call(word.position());
      case INSTRUCTION -> emit(set.instruction(word.opcode()));
      case LITERAL, CREATED -> emit("lit", word.parameter());
      case VALUE -> emit("lit@", word.parameter());
    }
  }

  private void token(Word word) {
    code.emit("lit-xt", code.at(word.position()));
    body.refuse();
  }

  private void string(String text) {
    long at = memory.here();
    memory.characters(text);
    emit("lit", at);
    emit("lit", memory.here() - at);
  }

  private void postpone(Word word) {
    int special = dictionary.compiles(word);
    if (special != 0) {
      call(special);
    } else {
      token(word);
      reference(known("compile,"));
    }
  }

  private void does() {
    Label part = code.newLabel();
    code.emit("lit-xt", part);
    reference(known("(does)"));
    code.emit("exit").bind(part);
    body.refuse();
  }
}
