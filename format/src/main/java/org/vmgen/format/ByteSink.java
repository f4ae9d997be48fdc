package org.vmgen.format;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.Checksum;

/** Little-endian output of an image's pieces into memory. */
final class ByteSink {

  private byte[] bytes = new byte[256];
  private int size;

  void u8(int value) {
    ensure(1);
    bytes[size++] = (byte) value;
  }

  void u32(int value) {
    ensure(4);
    for (int shift = 0; shift < 32; shift += 8) {
      bytes[size++] = (byte) (value >>> shift);
    }
  }

  void u64(long value) {
    ensure(8);
    for (int shift = 0; shift < 64; shift += 8) {
      bytes[size++] = (byte) (value >>> shift);
    }
  }

  void raw(byte[] value) {
    ensure(value.length);
    System.arraycopy(value, 0, bytes, size, value.length);
    size += value.length;
  }

  /** A length and that many bytes. */
  void block(byte[] value) {
    u32(value.length);
    raw(value);
  }

  void text(String value) {
    block(value.getBytes(StandardCharsets.UTF_8));
  }

  void addTo(Checksum checksum) {
    checksum.update(bytes, 0, size);
  }

  byte[] toBytes() {
    return Arrays.copyOf(bytes, size);
  }

  private void ensure(int more) {
    if (more > bytes.length - size) {
      bytes = Arrays.copyOf(bytes, Math.max(size + more, 2 * bytes.length));
    }
  }
}
