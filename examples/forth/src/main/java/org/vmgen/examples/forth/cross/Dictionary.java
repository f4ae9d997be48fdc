package org.vmgen.examples.forth.cross;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The words that are compiled, and their headers in memory. The offsets are those of {@code
 * memory.vmg} and {@code dictionary.fs}.
 */
final class Dictionary {

  private static final int LINK = 0;
  private static final int WORD_LIST = 8;
  private static final int OLDER = 16;
  private static final int TOKEN = 24;
  private static final int TOKEN_LINK = 32;
  private static final int COMPILES = 40;
  private static final int PARAMETER = 48;
  private static final int KIND = 56;
  private static final int FLAGS = 57;
  private static final int NAME = 64;
  private static final int COMPILE_ONLY = 1;

  private final TargetMemory memory;
  private final Map<String, Word> words = new HashMap<>();
  private final List<Word> inOrder = new ArrayList<>();
  private long wordList;

  Dictionary(TargetMemory memory) {
    this.memory = memory;
  }

  /** The word list that new words go to, an address. */
  void wordList(long address) {
    wordList = address;
  }

  Optional<Word> find(String name) {
    return Optional.ofNullable(words.get(name.toLowerCase(java.util.Locale.ROOT)));
  }

  /** Where the header that is made next will be. */
  long nextHeader() {
    memory.align();
    return memory.here();
  }

  /** Where the data behind the header that is made next will be. */
  long nextData(String name) {
    int size = NAME + 1 + name.getBytes(StandardCharsets.UTF_8).length;
    return nextHeader() + (size + 7 & -8);
  }

  /** Makes the header of a word at {@link #nextHeader}. */
  void add(Word word) {
    for (int i = 0; i < NAME; i += 8) {
      memory.cell(0);
    }
    memory.counted(word.name());
    memory.align();
    long header = word.header();
    memory.store(header + WORD_LIST, wordList);
    memory.store(header + TOKEN, word.position());
    memory.store(header + PARAMETER, word.parameter());
    memory.storeByte(header + KIND, word.kind().ordinal());
    inOrder.add(word);
    words.put(word.name().toLowerCase(java.util.Locale.ROOT), word);
  }

  /** Another name for a word, with all that it has. */
  void addSynonym(String name, Word word) {
    Word synonym =
        new Word(name, nextHeader(), word.position(), word.kind(), word.parameter(), word.opcode());
    add(synonym);
    memory.store(synonym.header() + COMPILES, memory.fetch(word.header() + COMPILES));
    memory.storeByte(synonym.header() + FLAGS, memory.fetchByte(word.header() + FLAGS));
  }

  /** A name that is no word: only its parameter means something. */
  void addAbsent(String name, long parameter) {
    add(new Word(name, nextHeader(), 0, Word.Kind.CALL, parameter, -1));
  }

  /**
   * What is executed, instead of the usual, when the word is met while a definition is compiled.
   */
  void compiles(Word word, long token) {
    memory.store(word.header() + COMPILES, token);
  }

  /** The token of that; 0 if the word is compiled as usual. */
  int compiles(Word word) {
    return (int) memory.fetch(word.header() + COMPILES);
  }

  void compileOnly(Word word) {
    memory.storeByte(word.header() + FLAGS, COMPILE_ONLY);
  }

  Word last() {
    return inOrder.get(inOrder.size() - 1);
  }

  /**
   * Links all headers.
   *
   * @param newest the address of the cell that holds the newest header
   * @param buckets the address of the table by names
   * @param tokens the address of the table by execution tokens
   * @param size how many cells each table has, a power of two
   */
  void link(long newest, long buckets, long tokens, long size) {
    for (Word word : inOrder) {
      long header = word.header();
      long hash = hash(word.name()) ^ memory.fetch(header + WORD_LIST) >>> 3;
      push(buckets + 8 * (hash & size - 1), header, LINK);
      push(newest, header, OLDER);
      if (word.position() != 0 && tokenIsNew(tokens + 8 * (word.position() & size - 1), word)) {
        push(tokens + 8 * (word.position() & size - 1), header, TOKEN_LINK);
      }
    }
  }

  private void push(long list, long header, int field) {
    memory.store(header + field, memory.fetch(list));
    memory.store(list, header);
  }

  /** A synonym is not found by its execution token: the first name is. */
  private boolean tokenIsNew(long list, Word word) {
    for (long at = memory.fetch(list); at != 0; at = memory.fetch(at + TOKEN_LINK)) {
      if (memory.fetch(at + TOKEN) == word.position()) {
        return false;
      }
    }
    return true;
  }

  /** As the instruction {@code (hash)}. */
  private static long hash(String name) {
    long hash = 0xcbf29ce484222325L;
    for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
      int lower = b >= 'A' && b <= 'Z' ? b + 32 : b & 0xff;
      hash = (hash ^ lower) * 0x100000001b3L;
    }
    return hash ^ hash >>> 32;
  }
}
