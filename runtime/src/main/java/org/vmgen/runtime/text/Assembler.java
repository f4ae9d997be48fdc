package org.vmgen.runtime.text;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import org.vmgen.runtime.Code;
import org.vmgen.runtime.InstructionSet;

/**
 * Turns assembler text into code, in time linear in its length.
 *
 * <p>A line is {@code [label:]... [mnemonic operand...] [; comment]}; directives are {@code
 * .entry}, {@code .source}, {@code .memory}, {@code .ascii} and {@code .register}.
 */
public final class Assembler {

  private final InstructionSet set;
  private final Function<String, Object> strings;

  /** An assembler whose strings are constants of class {@link String}. */
  public Assembler(InstructionSet set) {
    this(set, text -> text);
  }

  /**
   * @param strings makes the constant of a string, not null
   */
  public Assembler(InstructionSet set, Function<String, Object> strings) {
    this.set = set;
    this.strings = strings;
  }

  /**
   * Assembles the bytes of a file.
   *
   * @param file its name, for messages
   * @throws AssemblyException with all errors
   */
  public Code assemble(String file, byte[] bytes) throws AssemblyException {
    CharBuffer text = CharBuffer.allocate(bytes.length);
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(in, text, true);
    text.flip();
    if (result.isError()) {
      String before = text.toString();
      int lineStart = before.lastIndexOf('\n') + 1;
      int line = 1 + (int) before.chars().filter(c -> c == '\n').count();
      String start = before.substring(lineStart);
      throw new AssemblyException(
          List.of(
              new AssemblyError(
                  file,
                  line,
                  1 + start.codePointCount(0, start.length()),
                  start,
                  "the file is not UTF-8 text")));
    }
    return assemble(file, text.toString());
  }

  /**
   * Assembles text.
   *
   * @param file the name of the file that it comes from, for messages
   * @throws AssemblyException with all errors
   */
  public Code assemble(String file, String text) throws AssemblyException {
    return new Assembly(set, strings, file, text).run();
  }
}
