package org.vmgen.examples.forth;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Names of words as names of entries, which are text; programs may use any bytes. */
final class Names {

  private Names() {}

  /**
   * A name; control characters, and all bytes beyond ASCII of what is no UTF-8, become question
   * marks. Like copy_name of host_code.c.
   */
  static String of(byte[] memory, int at, int length) {
    String name;
    try {
      name =
          StandardCharsets.UTF_8
              .newDecoder()
              .decode(ByteBuffer.wrap(memory, at, length))
              .toString();
    } catch (CharacterCodingException e) {
      name = new String(memory, at, length, StandardCharsets.US_ASCII).replace('\ufffd', '?');
    }
    return name.chars()
        .map(c -> c < ' ' ? '?' : c)
        .collect(StringBuilder::new, (text, c) -> text.append((char) c), StringBuilder::append)
        .toString();
  }
}
