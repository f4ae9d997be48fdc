package org.vmgen.runtime;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Makes portable code, instruction by instruction. Generated builders add a typed method for each
 * instruction; {@link #emit} takes opcode or mnemonic and checked operands; both rest on {@link
 * #begin} and the {@code operand} methods, which check nothing but labels and allocate nothing.
 *
 * <pre>{@code
 * CodeBuilder b = new CodeBuilder(set);
 * Label loop = b.newLabel("loop");
 * b.entry("main").bind(loop).emit("lit", 1).emit("branch", loop);
 * Code code = b.build();
 * }</pre>
 */
public class CodeBuilder {

  private final InstructionSet set;
  private final boolean[] readsNext;
  private final CodeView outside;
  private final ConstantPool constants;
  private final WordBuffer words;
  private boolean leaderNext = true;
  private final List<Label> pending = new ArrayList<>();
  private final Map<String, Label> entries = new LinkedHashMap<>();
  private final SourceMap sources = new SourceMap();
  private final StartState start = new StartState();
  private final Map<String, byte[]> userSections = new LinkedHashMap<>();
  private final Map<Label, Label> replaced = new LinkedHashMap<>();
  private int labelled; // the position at which a label was made or bound last

  /** Starts a code object of its own; the first instruction lies at position 1. */
  public CodeBuilder(InstructionSet set) {
    this(set, 1, 1, emptyView(set));
  }

  /**
   * Starts a unit that follows what the machine has loaded now; finish it with {@link #unit} and
   * load it before anything else is loaded.
   */
  public CodeBuilder(Machine machine) {
    this(
        machine.instructionSet(),
        machine.codeView().end(),
        machine.constantCount(),
        machine.codeView());
  }

  private CodeBuilder(InstructionSet set, int base, int constantBase, CodeView outside) {
    this.set = set;
    words = new WordBuffer(base);
    constants = new ConstantPool(constantBase);
    this.outside = outside;
    readsNext = set.readsNext();
  }

  private static CodeView emptyView(InstructionSet set) {
    return Code.trusted(
        new CodeParts(
            set,
            new long[1],
            new long[1],
            List.of(),
            Map.of(),
            new SourceMap(),
            List.of(),
            List.of(),
            Map.of(),
            Map.of()));
  }

  public final InstructionSet instructionSet() {
    return set;
  }

  /** The position of the next instruction. */
  public final int position() {
    return words.end();
  }

  // ---- labels, entries, sources ----------------------------------------------------------------

  public final Label newLabel() {
    return new Label(this, "");
  }

  /** A label whose name messages and listings show. */
  public final Label newLabel(String name) {
    return new Label(this, name);
  }

  /**
   * Binds a label to the next instruction.
   *
   * @throws IllegalArgumentException if it is another builder's or bound already
   */
  public CodeBuilder bind(Label label) {
    own(label);
    if (label.position != 0) {
      throw new IllegalArgumentException(label + " is bound already");
    }
    label.position = words.end();
    labelled = words.end();
    if (label.lastUse != 0) {
      words.markLeader(words.end());
      patch(label);
    }
    return this;
  }

  private void patch(Label label) {
    int use = label.lastUse;
    while (use != 0) {
      int before = (int) words.get(use);
      words.set(use, words.end());
      use = before;
    }
    label.lastUse = 0;
  }

  /**
   * A bound label at a position outside this builder's code or within it, as an operand.
   *
   * @throws IllegalArgumentException if no instruction can be there
   */
  public final Label at(int position) {
    if (position < 1
        || position > words.end()
        || position < words.base() && !outside.isLeader(position)) {
      throw new IllegalArgumentException("position " + position + " is no leader");
    }
    Label label = new Label(this, "");
    label.position = position;
    labelled = position;
    return label;
  }

  /** Names the next instruction as an entry point; the first named is the default. */
  public CodeBuilder entry(String name) {
    return entry(name, at(words.end()));
  }

  /**
   * Names a label, bound or not yet, as an entry point.
   *
   * @throws IllegalArgumentException if the name is taken
   */
  public CodeBuilder entry(String name, Label label) {
    own(label);
    if (entries.putIfAbsent(name, label) != null) {
      throw new IllegalArgumentException("entry " + name + " exists already");
    }
    return this;
  }

  /**
   * Says where the next instruction and those after it come from.
   *
   * @param line from 1
   * @param column from 1
   */
  public CodeBuilder source(String file, int line, int column) {
    sources.add(words.end(), file, line, column);
    return this;
  }

  /** Says that it is not known where the next instruction and those after it come from. */
  public CodeBuilder noSource() {
    sources.add(words.end(), "", 0, 0);
    return this;
  }

  /** Makes the next instruction a leader, though nothing names it yet. */
  public CodeBuilder leader() {
    labelled = words.end();
    leaderNext = true;
    return this;
  }

  /**
   * Leaves words without an instruction, as what was released in code that was frozen.
   *
   * @param words at least 1
   * @throws IllegalArgumentException if a label stands here: it belongs before an instruction
   * @throws IllegalStateException if this builder makes a unit
   */
  public CodeBuilder gap(int words) {
    if (this.words.base() != 1) {
      throw new IllegalStateException("a unit has no gaps");
    }
    if (words < 1) {
      throw new IllegalArgumentException("a gap has at least one word");
    }
    if (labelled == this.words.end()) {
      throw new IllegalArgumentException("a label stands here, where no instruction is");
    }
    leaderNext = false;
    for (int i = 0; i < words; i++) {
      this.words.append(Code.GAP);
    }
    return this;
  }

  /**
   * Gives an entry of this code a new body, as {@link Machine#replace} does for loaded code.
   *
   * @param body a label behind the entry, with an instruction there
   * @throws IllegalArgumentException if they are not, as far as the labels are bound
   */
  public CodeBuilder replace(Label entry, Label body) {
    own(entry);
    own(body);
    if (entry.position != 0 && body.position != 0 && !isBehind(body, entry)) {
      throw new IllegalArgumentException("the new body of an entry lies behind it");
    }
    replaced.remove(entry);
    replaced.put(entry, body);
    return this;
  }

  private boolean isBehind(Label body, Label entry) {
    return entry.position >= words.base() && entry.position < body.position;
  }

  // ---- what a machine starts from ---------------------------------------------------------------

  /**
   * The index of a constant for reference immediates; equal strings and numbers share one, other
   * objects are told apart by identity.
   *
   * @param value not null: index 0 stands for null
   */
  public final int constant(Object value) {
    return constants.number(value);
  }

  /** Bytes that the memory of that index holds when a machine starts, from an address on. */
  public final CodeBuilder memory(int memory, long address, byte[] bytes) {
    start.memory(memory, address, bytes);
    return this;
  }

  /** The 64 bits that the register of that index holds when a machine starts. */
  public final CodeBuilder register(int register, long bits) {
    start.register(register, bits);
    return this;
  }

  /** The position that the code register of that index holds when a machine starts. */
  public final CodeBuilder register(int register, Label label) {
    own(label);
    start.register(register, label);
    return this;
  }

  /** Bytes that an image carries for its user. */
  public final CodeBuilder userSection(String name, byte[] bytes) {
    userSections.put(name, bytes.clone());
    return this;
  }

  // ---- instructions: the primitive layer --------------------------------------------------------

  /** Starts an instruction; its operands follow in order. */
  protected final void begin(int opcode) {
    if (leaderNext) {
      words.markLeader(words.end());
    }
    leaderNext = readsNext[opcode];
    words.append(opcode);
  }

  /** An integer, bool, float or constant operand as it stands in code, see {@link Code}. */
  protected final void operand(long word) {
    words.append(word);
  }

  /** A code operand. */
  protected final void operand(Label label) {
    own(label);
    if (label.position != 0) {
      words.markLeader(label.position);
      words.append(label.position);
    } else {
      if (label.lastUse == 0) {
        pending.add(label);
      }
      words.append(label.lastUse);
      label.lastUse = words.end() - 1;
    }
  }

  /** Sets a word of the instruction begun last again: the length of an array that was not known. */
  protected final void setWord(int at, long word) {
    words.set(at, word);
  }

  /** An array operand: its length and its elements. */
  protected final void operand(long[] elements) {
    words.append(elements.length);
    for (long element : elements) {
      words.append(element);
    }
  }

  /** An array operand of code: its length and its elements. */
  protected final void operand(Label[] elements) {
    words.append(elements.length);
    for (Label element : elements) {
      operand(element);
    }
  }

  // ---- instructions: the convenient layer -------------------------------------------------------

  /**
   * Appends an instruction.
   *
   * @param operands Byte, Short, Integer, Long, Character or Boolean in the range of the
   *     immediate's type; Float or Double for floats; a Label for code; for references any object
   *     or null; arrays as {@code long[]}, {@code double[]}, {@code Label[]} or Object[]
   * @throws IllegalArgumentException if opcode, number, type or range of the operands is wrong;
   *     nothing is appended then
   */
  public final CodeBuilder emit(int opcode, Object... operands) {
    if (opcode < 0 || opcode >= set.size()) {
      throw new IllegalArgumentException(
          "opcode " + opcode + " is not one of the " + set.size() + " of " + set.machine());
    }
    OperandEmitter.emit(this, set.instruction(opcode), operands);
    return this;
  }

  /**
   * Appends the instruction of a mnemonic, or of an identifier if no mnemonic is like it.
   *
   * @throws IllegalArgumentException as {@link #emit(int, Object...)}, and if there is none
   */
  public final CodeBuilder emit(String mnemonic, Object... operands) {
    InstructionInfo instruction =
        set.mnemonic(mnemonic)
            .or(() -> set.named(mnemonic))
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        set.machine() + " has no instruction " + mnemonic));
    OperandEmitter.emit(this, instruction, operands);
    return this;
  }

  // ---- results ----------------------------------------------------------------------------------

  /**
   * The code object.
   *
   * @throws IllegalStateException if labels are not bound, all of them named, or if this builder
   *     makes a unit
   */
  public final Code build() {
    if (words.base() != 1) {
      throw new IllegalStateException("this builder makes a unit: call unit()");
    }
    finish();
    return Code.trusted(
        new CodeParts(
            set,
            words.wordsByPosition(),
            words.leaderSet(),
            constants.values(),
            entryPositions(),
            sources.copy(),
            start.memories(),
            start.registers(),
            forwards(),
            Map.copyOf(userSections)));
  }

  /**
   * The unit.
   *
   * @throws IllegalStateException if labels are not bound, all of them named, if it is empty, or if
   *     it replaces entries: that is what {@link Machine#replace} is for
   */
  public final CodeUnit unit() {
    finish();
    if (!replaced.isEmpty()) {
      throw new IllegalStateException("a unit replaces no entries");
    }
    if (words.end() == words.base()) {
      throw new IllegalStateException("a unit has at least one instruction");
    }
    return new CodeUnit(
        set,
        words.base(),
        words.words(),
        words.leaders(),
        constants.first(),
        constants.values(),
        entryPositions(),
        sources.copy());
  }

  private void finish() {
    List<String> unbound = new ArrayList<>();
    for (Label label : pending) {
      if (label.position == 0) {
        unbound.add(label.name().isEmpty() ? "(unnamed)" : label.name());
      }
    }
    entries.forEach((name, label) -> named("entry " + name, label, unbound));
    start.forEachLabel(
        (register, label) ->
            named("register " + set.registers().get(register).name(), label, unbound));
    replaced.forEach(
        (entry, body) -> {
          named("replaced entry", entry, unbound);
          named("new body", body, unbound);
        });
    if (leaderNext && words.end() > words.base()) {
      words.markLeader(words.end());
    }
    if (!unbound.isEmpty()) {
      throw new IllegalStateException("labels are not bound: " + String.join(", ", unbound));
    }
  }

  private void named(String what, Label label, List<String> unbound) {
    if (label.position == 0) {
      unbound.add(what);
    } else {
      words.markLeader(label.position);
    }
  }

  private Map<Integer, Integer> forwards() {
    Map<Integer, Integer> forwards = new TreeMap<>();
    replaced.forEach(
        (entry, body) -> {
          if (!isBehind(body, entry) || body.position == words.end()) {
            throw new IllegalStateException("the new body of an entry lies behind it");
          }
          forwards.put(entry.position, body.position);
        });
    return forwards;
  }

  private Map<String, Integer> entryPositions() {
    Map<String, Integer> positions = new LinkedHashMap<>();
    entries.forEach((name, label) -> positions.put(name, label.position));
    return positions;
  }

  private void own(Label label) {
    if (label.owner != this) {
      throw new IllegalArgumentException(label + " belongs to another builder");
    }
  }
}
