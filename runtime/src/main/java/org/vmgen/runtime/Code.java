package org.vmgen.runtime;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * A code object: portable code and what a machine starts from. Immutable, can be shared between
 * threads and machines.
 *
 * <p>An instruction is its opcode followed by its immediates, one word each; an array is its length
 * followed by the elements. Words hold integers extended by their type, bool as 0 or 1, the bits of
 * an f64, the bits of an f32 in the low half, code as a portable position (0 is null), references
 * as the index of a constant (from 1; 0 is null). Word 0 is never an instruction. Where an opcode
 * is expected a word can also be {@link #GAP}.
 */
public final class Code implements CodeView {

  /** A word of no instruction: a run that gets there traps {@code code}. */
  public static final long GAP = -1;

  /** Bytes that a memory holds at the start, from an address on. */
  public record MemoryRange(int memory, long address, byte[] bytes) {
    public MemoryRange {
      bytes = bytes.clone();
    }

    @Override
    public byte[] bytes() {
      return bytes.clone();
    }

    /**
     * The same bytes in the same order, with ranges that follow each other directly as one: equal
     * code has equal ranges, however it was built.
     */
    static List<MemoryRange> joined(List<MemoryRange> ranges) {
      List<MemoryRange> some = ranges.stream().filter(range -> range.bytes.length > 0).toList();
      List<MemoryRange> joined = new ArrayList<>();
      for (int first = 0, next; first < some.size(); first = next) {
        MemoryRange start = some.get(first);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(start.bytes);
        for (next = first + 1; next < some.size(); next++) {
          MemoryRange range = some.get(next);
          if (range.memory != start.memory || range.address != start.address + bytes.size()) {
            break;
          }
          bytes.writeBytes(range.bytes);
        }
        joined.add(new MemoryRange(start.memory, start.address, bytes.toByteArray()));
      }
      return List.copyOf(joined);
    }
  }

  /** What a register holds at the start: 64 bits as in an immediate word. */
  public record RegisterValue(int register, long bits) {}

  private final CodeParts parts;
  private final ConcurrentHashMap<Object, Object> internal = new ConcurrentHashMap<>();

  /**
   * @throws IllegalArgumentException if the parts do not fit together, see {@link CodeParts#check}
   */
  public Code(CodeParts parts) {
    parts.check();
    this.parts = parts;
  }

  /** For a builder that has made well-formed parts. */
  static Code trusted(CodeParts parts) {
    return new Code(parts, true);
  }

  private Code(CodeParts parts, boolean trusted) {
    this.parts = parts;
  }

  @Override
  public InstructionSet instructionSet() {
    return parts.set();
  }

  @Override
  public long word(int position) {
    return parts.words()[position];
  }

  @Override
  public int end() {
    return parts.words().length;
  }

  @Override
  public boolean isLeader(long position) {
    return LeaderBits.contains(parts.leaders(), position);
  }

  @Override
  public Object constant(int index) {
    return index == 0 ? null : parts.constants().get(index - 1);
  }

  /** The constants; index 1 of reference immediates is the first. */
  public List<Object> constants() {
    return parts.constants();
  }

  @Override
  public Map<String, Integer> entries() {
    return parts.entries();
  }

  /** The position of the default entry: the first declared, else 1. */
  public int defaultEntry() {
    return entries().isEmpty() ? 1 : entries().values().iterator().next();
  }

  @Override
  public Optional<SourcePosition> source(int position) {
    return parts.sources().find(position);
  }

  /** All source positions. */
  public SourceMap sources() {
    return parts.sources();
  }

  public List<MemoryRange> memories() {
    return parts.memories();
  }

  public List<RegisterValue> registers() {
    return parts.registers();
  }

  /**
   * Positions of entries that were replaced, and of their new bodies, which lie behind them: a jump
   * to an entry goes on in its body.
   */
  public Map<Integer, Integer> forwards() {
    return parts.forwards();
  }

  /** Sections of the user's in an image. */
  public Map<String, byte[]> userSections() {
    return parts.userSections();
  }

  /** A copy with another set of user sections. */
  public Code withUserSections(Map<String, byte[]> sections) {
    return new Code(
        parts.withUserSections(Collections.unmodifiableMap(new LinkedHashMap<>(sections))), true);
  }

  CodeParts parts() {
    return parts;
  }

  /** The internal form under that key, made once. */
  <T> T internal(Object key, Class<T> type, Function<Code, T> make) {
    return type.cast(internal.computeIfAbsent(key, k -> make.apply(this)));
  }
}
