package org.vmgen.runtime.text;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.vmgen.runtime.InstructionSet;
import org.vmgen.runtime.Label;
import org.vmgen.runtime.ValueType;

/** The lines that start with a point. */
final class Directives {

  /**
   * A named entry.
   *
   * @param next the instruction after the directive
   * @param explicit the label that the directive names
   */
  private record Entry(String name, int line, int offset, Label next, Optional<Label> explicit) {}

  /** Two labels of a {@code .replace}, which starts its operands at that offset of its line. */
  private record Replacement(int line, int offset, Label entry, Label body) {}

  private static final int MOST_GAP = 1 << 20;

  private final InstructionSet set;
  private final TextBuilder builder;
  private final Labels labels;
  private final LineLexer lexer;
  private final ErrorList errors;
  private final Operands operands;
  private final List<Entry> entries = new ArrayList<>();
  private final List<Replacement> replacements = new ArrayList<>();

  private OptionalInt memory = OptionalInt.empty();
  private long memoryStart;
  private byte[] memoryBytes = new byte[64];
  private int memorySize;
  private int line;

  Directives(
      InstructionSet set,
      TextBuilder builder,
      Labels labels,
      LineLexer lexer,
      ErrorList errors,
      Operands operands) {
    this.set = set;
    this.builder = builder;
    this.labels = labels;
    this.lexer = lexer;
    this.errors = errors;
    this.operands = operands;
  }

  /** Handles the directive whose word the lexer has read. */
  void directive(int inLine) {
    line = inLine;
    boolean complete =
        switch (lexer.text) {
          case ".entry" -> entry();
          case ".constant" -> constant();
          case ".source" -> source();
          case ".memory" -> memory(false);
          case ".ascii" -> memory(true);
          case ".register" -> register();
          case ".replace" -> replace();
          case ".gap" -> gap();
          case ".leader" -> leader();
          default ->
              fail(
                  "there is no directive "
                      + lexer.text
                      + ": use .entry .constant .source .memory .ascii .register .replace .gap .leader, or quote the"
                      + " mnemonic");
        };
    if (complete && lexer.kind != LineLexer.Kind.END) {
      fail("nothing more is expected in this line");
    }
  }

  private boolean entry() {
    lexer.nextOperand();
    if (!isName()) {
      return fail("write .entry NAME or .entry NAME LABEL");
    }
    String name = lexer.text;
    int offset = lexer.start;
    Label next = builder.newLabel();
    builder.bind(next);
    lexer.nextOperand();
    Optional<Label> explicit = Optional.empty();
    if (isName()) {
      explicit = operands.label(lexer, line);
      if (explicit.isEmpty()) {
        return fail(lexer.text + " is no position: write @ and a number from 1");
      }
      lexer.nextOperand();
    }
    entries.add(new Entry(name, line, offset, next, explicit));
    return true;
  }

  /** Gives a constant the next number, before it is used. */
  private boolean constant() {
    lexer.nextOperand();
    if (operands.constant(lexer).isEmpty()) {
      return fail("write .constant and a \"string\" or a number");
    }
    lexer.nextOperand();
    return true;
  }

  private boolean source() {
    lexer.nextOperand();
    if (lexer.kind == LineLexer.Kind.END) {
      builder.noSource();
      return true;
    }
    if (lexer.kind != LineLexer.Kind.STRING) {
      return fail("write .source \"file\" line column");
    }
    String file = lexer.text;
    int[] place = new int[2];
    for (int i = 0; i < 2; i++) {
      lexer.nextOperand();
      OptionalLong number = Operands.bits(lexer, ValueType.I32);
      if (number.isEmpty() || number.getAsLong() < 1) {
        return fail("a line or column is a number from 1: write .source \"file\" line column");
      }
      place[i] = (int) number.getAsLong();
    }
    builder.source(file, place[0], place[1]);
    lexer.nextOperand();
    return true;
  }

  private boolean memory(boolean text) {
    lexer.nextOperand();
    OptionalInt index = isName() ? set.memoryIndex(lexer.text) : OptionalInt.empty();
    if (index.isEmpty()) {
      return fail(
          isName() ? "there is no memory " + lexer.text : "the name of a memory is expected");
    }
    lexer.nextOperand();
    OptionalLong address = Operands.bits(lexer, ValueType.I64);
    if (address.isEmpty() || address.getAsLong() < 0) {
      return fail("an address is expected: a number from 0");
    }
    startRange(index, address.getAsLong());
    lexer.nextOperand();
    return text ? string() : bytes();
  }

  private boolean string() {
    if (lexer.kind != LineLexer.Kind.STRING) {
      return fail("write .ascii NAME address \"text\"");
    }
    for (byte b : lexer.text.getBytes(StandardCharsets.UTF_8)) {
      addByte(b);
    }
    lexer.nextOperand();
    return true;
  }

  private boolean bytes() {
    while (lexer.kind != LineLexer.Kind.END) {
      OptionalLong value = Operands.bits(lexer, ValueType.U8);
      if (value.isEmpty()) {
        return fail(Operands.problem("a byte", lexer, ValueType.U8));
      }
      addByte((byte) value.getAsLong());
      lexer.nextOperand();
    }
    return true;
  }

  /** A line that goes on where the one before ended belongs to the same range. */
  private void startRange(OptionalInt index, long address) {
    if (!memory.equals(index) || address != memoryStart + memorySize) {
      endRange();
      memory = index;
      memoryStart = address;
    }
  }

  private void endRange() {
    if (memory.isPresent() && memorySize > 0) {
      builder.memory(memory.getAsInt(), memoryStart, Arrays.copyOf(memoryBytes, memorySize));
    }
    memory = OptionalInt.empty();
    memorySize = 0;
  }

  private void addByte(byte value) {
    if (memorySize == memoryBytes.length) {
      memoryBytes = Arrays.copyOf(memoryBytes, 2 * memorySize);
    }
    memoryBytes[memorySize++] = value;
  }

  private boolean register() {
    lexer.nextOperand();
    OptionalInt index = isName() ? set.registerIndex(lexer.text) : OptionalInt.empty();
    if (index.isEmpty()) {
      return fail(
          isName() ? "there is no register " + lexer.text : "the name of a register is expected");
    }
    ValueType type = set.registers().get(index.getAsInt()).type();
    lexer.nextOperand();
    if (type == ValueType.REF) {
      return fail("a register of references starts as null");
    }
    if (type == ValueType.CODE) {
      if (!code(index.getAsInt())) {
        return fail("the value of a code register is a label, @position or null");
      }
    } else {
      OptionalLong bits = Operands.bits(lexer, type);
      if (bits.isEmpty()) {
        return fail(Operands.problem("the value", lexer, type));
      }
      builder.register(index.getAsInt(), bits.getAsLong());
    }
    lexer.nextOperand();
    return true;
  }

  /** Gives an entry a new body. */
  private boolean replace() {
    lexer.nextOperand();
    int offset = lexer.start;
    List<Label> pair = new ArrayList<>();
    while (pair.size() < 2) {
      Optional<Label> label = isName() ? operands.label(lexer, line) : Optional.empty();
      if (label.isEmpty()) {
        return fail("write .replace and the labels of an entry and of its new body");
      }
      pair.add(label.get());
      lexer.nextOperand();
    }
    replacements.add(new Replacement(line, offset, pair.get(0), pair.get(1)));
    return true;
  }

  /** Leaves words without an instruction. */
  private boolean gap() {
    lexer.nextOperand();
    OptionalLong words = Operands.bits(lexer, ValueType.U32);
    if (words.isEmpty() || words.getAsLong() < 1 || words.getAsLong() > MOST_GAP) {
      return fail("write .gap and a number of words from 1 to " + MOST_GAP);
    }
    try {
      builder.gap((int) words.getAsLong());
    } catch (IllegalArgumentException e) {
      return fail(e.getMessage());
    }
    lexer.nextOperand();
    return true;
  }

  /** Makes the next instruction a leader. */
  private boolean leader() {
    builder.leader();
    lexer.nextOperand();
    return true;
  }

  private boolean code(int index) {
    if (!isName()) {
      return false;
    }
    if (lexer.text.equals("null") && !lexer.quoted) {
      builder.register(index, 0);
      return true;
    }
    Optional<Label> label = operands.label(lexer, line);
    label.ifPresent(l -> builder.register(index, l));
    return label.isPresent();
  }

  /** Declares the entries, now that all labels are known. */
  void finish() {
    endRange();
    for (Entry entry : entries) {
      Label label =
          entry.explicit.orElseGet(
              () ->
                  labels.isDefined(entry.name)
                      ? labels.use(entry.name, entry.line, entry.offset)
                      : entry.next);
      try {
        builder.entry(entry.name, label);
      } catch (IllegalArgumentException e) {
        errors.add(entry.line, entry.offset, e.getMessage());
      }
    }
  }

  /** Replaces entries; called when all else is right. */
  void finishReplacements() {
    for (Replacement replacement : replacements) {
      try {
        if (replacement.body.position() == builder.position()) {
          throw new IllegalArgumentException("no instruction is at the new body of the entry");
        }
        builder.replace(replacement.entry, replacement.body);
      } catch (IllegalArgumentException e) {
        errors.add(replacement.line, replacement.offset, e.getMessage());
      }
    }
  }

  private boolean isName() {
    return lexer.kind == LineLexer.Kind.WORD || lexer.kind == LineLexer.Kind.STRING;
  }

  private boolean fail(String message) {
    errors.add(line, lexer.start, lexer.kind == LineLexer.Kind.BAD ? lexer.text : message);
    return false;
  }
}
