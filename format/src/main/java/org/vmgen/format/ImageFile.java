package org.vmgen.format;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What an image holds, as it is in the file.
 *
 * @param machine the name of the machine that the code is for
 * @param instructions those that the code uses; opcode words are indexes into this list
 * @param words portable code; word 0 is 0 and no instruction; not copied
 * @param leaders positions that can be code values, ascending; not copied
 * @param entries the first is the default
 * @param constants constant 1 is the first
 * @param sources ascending by position
 * @param forwards replaced entries of the code and where they go on
 * @param userSections bytes of the user's by name
 * @param otherSections sections that this version does not know, kept as they are
 */
public record ImageFile(
    String machine,
    List<Instruction> instructions,
    long[] words,
    int[] leaders,
    List<Entry> entries,
    List<Constant> constants,
    List<MemoryRange> memories,
    List<Register> registers,
    List<Source> sources,
    List<Forward> forwards,
    Map<String, byte[]> userSections,
    List<Section> otherSections) {

  /** The version of the format that this package writes and reads. */
  public static final int VERSION = 1;

  public ImageFile {
    instructions = List.copyOf(instructions);
    entries = List.copyOf(entries);
    constants = List.copyOf(constants);
    memories = List.copyOf(memories);
    registers = List.copyOf(registers);
    sources = Collections.unmodifiableList(new ArrayList<>(sources));
    forwards = List.copyOf(forwards);
    userSections = Collections.unmodifiableMap(new LinkedHashMap<>(userSections));
    otherSections = List.copyOf(otherSections);
  }

  /**
   * An instruction by everything that must not change.
   *
   * @param effect types and places of its items, without their names
   */
  public record Instruction(String mnemonic, String effect, List<Immediate> immediates) {
    public Instruction {
      immediates = List.copyOf(immediates);
    }
  }

  /** An immediate: the name of its type, and whether it is an array of that type. */
  public record Immediate(String type, boolean array) {}

  /** A named position. */
  public record Entry(String name, int position) {}

  /** A constant that reference immediates name by its number. */
  public sealed interface Constant {
    /** A 64-bit integer. */
    record Int(long value) implements Constant {}

    /** An f64. */
    record Float(double value) implements Constant {}

    /** A string. */
    record Text(String value) implements Constant {}

    /** An object of the host's: the name of its reader and what that reads. */
    record Host(String reader, byte[] bytes) implements Constant {}
  }

  /** Bytes that a memory holds at the start, from an address on. */
  public record MemoryRange(String memory, long address, byte[] bytes) {}

  /** The 64 bits that a register holds at the start. */
  public record Register(String name, long bits) {}

  /**
   * Where the instruction at a position comes from.
   *
   * @param line from 1
   * @param column from 1
   */
  public record Source(int position, String file, int line, int column) {}

  /** A replaced entry goes on at another position. */
  public record Forward(int from, int to) {}

  /** A section by its tag of four ASCII characters. */
  public record Section(String tag, byte[] bytes) {}
}
