package org.vmgen.format;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Little-endian input from a part of a file; never reads beyond the part. */
final class ByteSource {

  private static final char REPLACEMENT = '\ufffd';

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
    int from = at;
    at += 4;
    return bytes[from] & 0xff
        | (bytes[from + 1] & 0xff) << 8
        | (bytes[from + 2] & 0xff) << 16
        | bytes[from + 3] << 24;
  }

  long u64() throws ImageException {
    long low = u32() & 0xffff_ffffL;
    return low | (long) u32() << 32;
  }

  /** A u32 that is a position, line or column: below 2^31. */
  int index() throws ImageException {
    int value = u32();
    if (value < 0) {
      throw tooLarge();
    }
    return value;
  }

  /** So many u64: at once, since an image is read before any code is compiled. */
  long[] u64s(int count) throws ImageException {
    long[] values = new long[count];
    ByteBuffer.wrap(bytes, at, room(count, Long.BYTES))
        .order(ByteOrder.LITTLE_ENDIAN)
        .asLongBuffer()
        .get(values);
    at += count * Long.BYTES;
    return values;
  }

  /** So many of {@link #index}. */
  int[] indexes(int count) throws ImageException {
    int[] values = new int[count];
    ByteBuffer.wrap(bytes, at, room(count, Integer.BYTES))
        .order(ByteOrder.LITTLE_ENDIAN)
        .asIntBuffer()
        .get(values);
    at += count * Integer.BYTES;
    int all = 0;
    for (int value : values) {
      all |= value;
    }
    if (all < 0) {
      throw tooLarge();
    }
    return values;
  }

  private int room(int count, int bytesEach) throws ImageException {
    if ((long) count * bytesEach > left()) {
      throw tooShort();
    }
    return count * bytesEach;
  }

  /** A count of things of at least that many bytes each. */
  int count(int bytesEach) throws ImageException {
    int count = u32();
    if (count < 0 || (long) count * bytesEach > left()) {
      throw tooShort();
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
    String text = new String(encoded, StandardCharsets.UTF_8);
    return text.indexOf(REPLACEMENT) < 0 ? text : strictly(encoded);
  }

  /** Where something is no UTF-8 the quick way puts a character that may be meant as well. */
  private String strictly(byte[] encoded) throws ImageException {
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
      throw tooShort();
    }
  }

  private ImageException tooShort() {
    return new ImageException("the image is damaged: " + part + " is shorter than it says");
  }

  private ImageException tooLarge() {
    return new ImageException("the image is damaged: a number in " + part + " is too large");
  }
}
