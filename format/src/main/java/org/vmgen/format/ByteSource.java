package org.vmgen.format;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Little-endian input from a part of a file; never reads beyond the part. */
final class ByteSource {

  private final byte[] bytes;
  private final int end;
  private final String part;
  private int at;

  /**
   * @param part what it is, for messages: {@code section CODE}
   */
  ByteSource(byte[] bytes, int from, int end, String part) {
    this.bytes = bytes;
    this.at = from;
    this.end = end;
    this.part = part;
  }

  int left() {
    return end - at;
  }

  int position() {
    return at;
  }

  int u8() throws ImageException {
    need(1);
    return bytes[at++] & 0xff;
  }

  int u32() throws ImageException {
    need(4);
    int value = 0;
    for (int shift = 0; shift < 32; shift += 8) {
      value |= (bytes[at++] & 0xff) << shift;
    }
    return value;
  }

  long u64() throws ImageException {
    long low = u32() & 0xffff_ffffL;
    return low | (long) u32() << 32;
  }

  /** A u32 that is a position, line or column: below 2^31. */
  int index() throws ImageException {
    int value = u32();
    if (value < 0) {
      throw new ImageException("the image is damaged: a number in " + part + " is too large");
    }
    return value;
  }

  /** A count of things of at least that many bytes each. */
  int count(int bytesEach) throws ImageException {
    int count = u32();
    if (count < 0 || (long) count * bytesEach > left()) {
      throw new ImageException("the image is damaged: " + part + " is shorter than it says");
    }
    return count;
  }

  byte[] raw(int length) throws ImageException {
    need(length);
    byte[] result = Arrays.copyOfRange(bytes, at, at + length);
    at += length;
    return result;
  }

  void skip(int length) throws ImageException {
    need(length);
    at += length;
  }

  byte[] block() throws ImageException {
    return raw(count(1));
  }

  String text() throws ImageException {
    byte[] encoded = block();
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(encoded)).toString();
    } catch (CharacterCodingException e) {
      throw new ImageException("the image is damaged: a text in " + part + " is not UTF-8");
    }
  }

  /** Says that everything has been read. */
  void done() throws ImageException {
    if (at != end) {
      throw new ImageException("the image is damaged: " + part + " is longer than it says");
    }
  }

  private void need(int length) throws ImageException {
    if (length < 0 || length > end - at) {
      throw new ImageException("the image is damaged: " + part + " is shorter than it says");
    }
  }
}
