package org.vmgen.examples.forth.cross;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.vmgen.runtime.LittleEndian;

/** The memory of the system that is compiled, up to the end of its used data space. */
final class TargetMemory {

  /** Addresses below stay unused, so that small numbers taken for addresses do no harm. */
  private static final int START = 256;

  private byte[] bytes = new byte[1 << 16];
  private int here = START;

  long here() {
    return here;
  }

  void align() {
    allot(-here & 7);
  }

  void allot(long count) {
    here = Math.toIntExact(here + count);
    if (here > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(here, 2 * bytes.length));
    }
  }

  void cell(long value) {
    allot(8);
    store(here - 8, value);
  }

  void character(long value) {
    allot(1);
    bytes[here - 1] = (byte) value;
  }

  /** Appends a string's bytes. */
  void characters(String text) {
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      character(b);
    }
  }

  /** Appends a byte that counts, and the string's bytes. */
  void counted(String text) {
    character(text.getBytes(StandardCharsets.UTF_8).length);
    characters(text);
  }

  void store(long address, long value) {
    LittleEndian.putI64(bytes, Math.toIntExact(address), value);
  }

  void storeByte(long address, int value) {
    bytes[Math.toIntExact(address)] = (byte) value;
  }

  long fetch(long address) {
    return LittleEndian.i64(bytes, Math.toIntExact(address));
  }

  int fetchByte(long address) {
    return bytes[Math.toIntExact(address)] & 0xff;
  }

  int start() {
    return START;
  }

  /** The bytes from {@link #start} up to here. */
  byte[] used() {
    return Arrays.copyOfRange(bytes, START, here);
  }
}
