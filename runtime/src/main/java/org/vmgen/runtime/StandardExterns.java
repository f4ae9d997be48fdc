package org.vmgen.runtime;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * The externs of {@code <std.vmg>} and {@code <stdmem.vmg>}, over the machine's {@link Host}. An
 * I/O error leaves the run as {@link UncheckedIOException}.
 */
public final class StandardExterns {

  private StandardExterns() {}

  /** Writes one byte. */
  public static void putchar(Machine vm, int c) {
    try {
      vm.host().out().write(c);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes a number in decimal. */
  public static void putInt(Machine vm, long n) {
    write(vm, Long.toString(n));
  }

  /** Writes a number in decimal and a newline. */
  public static void printInt(Machine vm, long n) {
    write(vm, n + "\n");
  }

  /** Writes the shortest of %.15g, %.16g and %.17g that reads back, and a newline. */
  public static void printFloat(Machine vm, double x) {
    write(vm, NumberText.shortest(x) + "\n");
  }

  /** Flushes output, then reads one byte; -1 at the end of the input. */
  public static long getchar(Machine vm) {
    flush(vm);
    return read(vm);
  }

  private static int read(Machine vm) {
    try {
      return vm.host().in().read();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static void flush(Machine vm) {
    try {
      vm.host().out().flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Nanoseconds, monotonic. */
  public static long clock(Machine vm) {
    return vm.host().clock().getAsLong();
  }

  /**
   * Reads a line into memory {@code mem}, without its newline; bytes beyond {@code max} stay
   * unread.
   *
   * @param address of the buffer
   * @param max its size in bytes; nothing is read if it is not positive
   * @return the number of bytes stored; -1 at the end of the input, and if the buffer does not lie
   *     in memory
   */
  public static long readLine(Machine vm, long address, long max) {
    LinearMemory memory = vm.memory("mem");
    if (max <= 0) {
      return 0;
    }
    if (address < 0 || address > memory.size() - Math.min(max, memory.size() + 1L)) {
      return -1;
    }
    flush(vm);
    long count = 0;
    while (count < max) {
      int c = read(vm);
      if (c == '\n') {
        return count;
      }
      if (c < 0) {
        return count == 0 ? -1 : count;
      }
      memory.bytes[(int) (address + count++)] = (byte) c;
    }
    return count;
  }

  private static void write(Machine vm, String text) {
    OutputStream out = vm.host().out();
    try {
      out.write(text.getBytes(StandardCharsets.US_ASCII));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
