package org.vmgen.examples.forth;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Set;

/** A file that a program has open; reading and writing share one buffer and one position. */
final class OpenFile {

  static final int READ = 1;
  static final int WRITE = 2;
  static final int CREATE = 4;

  private static final int BUFFER = 1 << 14;

  private final FileChannel channel;
  private final boolean readable;
  private final boolean writable;
  private final byte[] buffer = new byte[BUFFER];
  private long start; // of the buffer, in the file
  private int at; // the position, in the buffer
  private int end; // of what was read, or is to be written
  private boolean dirty;

  private OpenFile(FileChannel channel, int mode) {
    this.channel = channel;
    readable = (mode & READ) != 0;
    writable = (mode & WRITE) != 0;
  }

  /**
   * Opens a file.
   *
   * @param mode a set of {@link #READ}, {@link #WRITE} and {@link #CREATE}
   */
  static OpenFile open(Path path, int mode) throws IOException {
    if ((mode & CREATE) != 0 && (mode & WRITE) == 0) {
      Files.newByteChannel(
              path,
              StandardOpenOption.WRITE,
              StandardOpenOption.CREATE,
              StandardOpenOption.TRUNCATE_EXISTING)
          .close();
    }
    Set<OpenOption> options = new HashSet<>();
    if ((mode & READ) != 0) {
      options.add(StandardOpenOption.READ);
    }
    if ((mode & WRITE) != 0) {
      options.add(StandardOpenOption.WRITE);
      if ((mode & CREATE) != 0) {
        options.add(StandardOpenOption.CREATE);
        options.add(StandardOpenOption.TRUNCATE_EXISTING);
      }
    }
    return new OpenFile(FileChannel.open(path, options), mode);
  }

  /** Reads to an array until that is full or the file ends; gives how many bytes. */
  int read(byte[] to, int from, int count) throws IOException {
    int got = 0;
    while (got < count && (at < end && !dirty || fill())) {
      int part = Math.min(count - got, end - at);
      System.arraycopy(buffer, at, to, from + got, part);
      at += part;
      got += part;
    }
    return got;
  }

  /**
   * Reads a line, at most so many bytes, without its end, which is LF or CR LF.
   *
   * @return the number of bytes, or -1 if there was nothing left to read
   */
  int readLine(byte[] to, int from, int count) throws IOException {
    int got = 0;
    if ((at == end || dirty) && !fill()) {
      return -1;
    }
    while (got < count && (at < end || fill())) {
      byte c = buffer[at++];
      if (c == '\n') {
        return got > 0 && to[from + got - 1] == '\r' ? got - 1 : got;
      }
      to[from + got++] = c;
    }
    return got;
  }

  /** Reads the next part of the file into the buffer; false at its end. */
  private boolean fill() throws IOException {
    if (!readable) {
      throw new java.nio.channels.NonReadableChannelException();
    }
    flush();
    start += at;
    at = 0;
    end = Math.max(0, channel.read(ByteBuffer.wrap(buffer), start));
    return end > 0;
  }

  void write(byte[] from, int first, int count) throws IOException {
    if (!writable) {
      throw new java.nio.channels.NonWritableChannelException();
    }
    if (!dirty) {
      start += at;
      at = end = 0;
    }
    for (int done = 0; done < count; ) {
      if (at == buffer.length) {
        flush();
      }
      int part = Math.min(count - done, buffer.length - at);
      System.arraycopy(from, first + done, buffer, at, part);
      dirty = true;
      at += part;
      end = at;
      done += part;
    }
  }

  /** Writes what is still in the buffer. */
  void flush() throws IOException {
    if (dirty) {
      ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, end);
      while (bytes.hasRemaining()) {
        channel.write(bytes, start + bytes.position());
      }
      start += end;
      at = end = 0;
      dirty = false;
    }
  }

  long position() {
    return start + at;
  }

  void seek(long position) throws IOException {
    flush();
    if (position >= start && position <= start + end) {
      at = (int) (position - start);
    } else {
      start = position;
      at = end = 0;
    }
  }

  long size() throws IOException {
    flush();
    return channel.size();
  }

  /** Cuts the file off, or fills it up with zeros; the position stays. */
  void resize(long size) throws IOException {
    if (!writable) {
      throw new java.nio.channels.NonWritableChannelException();
    }
    flush();
    start += at;
    at = end = 0;
    long before = channel.size();
    if (size < before) {
      channel.truncate(size);
    } else if (size > before) {
      channel.write(ByteBuffer.allocate(1), size - 1);
    }
  }

  void close() throws IOException {
    try {
      flush();
    } finally {
      channel.close();
    }
  }
}
