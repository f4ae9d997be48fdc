package org.vmgen.examples.forth;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.vmgen.runtime.CodeView;
import org.vmgen.runtime.InstructionInfo;
import org.vmgen.runtime.Machine;
import org.vmgen.runtime.VmThrow;

/** What the Forth system asks of its host, in Java; {@code externs.vmg} says what each does. */
final class ForthHost implements ForthExterns {

  private static final int STANDARD_ERROR = 2;
  private static final int NO_ITEM = 0;
  private static final int END = 3;
  private static final int IO_FAILED = 3;

  private static final VarHandle WORD =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private final Deque<Item> items;
  private final Terminal terminal;
  private final Output output;
  private final FileTable files = new FileTable();
  private Optional<CodeTools> code = Optional.empty();
  private final Sleep sleep = new Sleep();
  private boolean hasRead;

  /**
   * A host.
   *
   * @param items files and texts to interpret; none for a session at the terminal
   */
  ForthHost(List<Item> items, Terminal terminal, Output output) {
    this.items = new ArrayDeque<>(items);
    this.terminal = terminal;
    this.output = output;
  }

  /** Hands over what files and standard output still have to write. */
  void flush() {
    files.flushAll();
    output.flush();
  }

  /** Closes the files that the program has open. */
  void closeFiles() {
    files.closeAll();
  }

  /** Wakes a program that waits for some time, by the user's interrupt; false if none does. */
  boolean wake() {
    return sleep.interrupt();
  }

  /** Whether a line of the input was read. */
  boolean hasRead() {
    return hasRead;
  }

  // ---- memory
  // -------------------------------------------------------------------------------------

  /** The memory, after the test that a range of it exists. */
  private static byte[] memory(Machine vm, long address, long count) {
    byte[] bytes = vm.memory(0).bytes;
    if (address < 0 || count < 0 || address > bytes.length || count > bytes.length - address) {
      throw new VmThrow(Iors.INVALID_ADDRESS);
    }
    return bytes;
  }

  private static String text(Machine vm, long address, long count) {
    byte[] bytes = memory(vm, address, count);
    return new String(bytes, (int) address, (int) count, StandardCharsets.UTF_8);
  }

  /** Stores a text as far as it fits; gives its true length. */
  private static long store(Machine vm, String text, long address, long max) {
    byte[] memory = memory(vm, address, max);
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    System.arraycopy(bytes, 0, memory, (int) address, (int) Math.min(max, bytes.length));
    return bytes.length;
  }

  // ---- terminal
  // -----------------------------------------------------------------------------------

  @Override
  public void hostType(Machine vm, long fd, long a, long n) {
    byte[] memory = memory(vm, a, n);
    output.write(fd == STANDARD_ERROR, memory, (int) a, (int) n);
    terminal.written(memory, (int) a, (int) n);
  }

  @Override
  public HostAcceptResult hostAccept(Machine vm, long a, long max) {
    byte[] memory = memory(vm, a, max);
    output.flush();
    try {
      int length = terminal.readLine(memory, (int) a, (int) max);
      hasRead |= length >= 0;
      return new HostAcceptResult(length, terminal.hasMore() ? -1 : 0);
    } catch (Terminal.UserInterrupt e) {
      throw new VmThrow(Iors.USER_INTERRUPT);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public long hostKey(Machine vm) {
    output.flush();
    try {
      return terminal.readKey();
    } catch (Terminal.UserInterrupt e) {
      throw new VmThrow(Iors.USER_INTERRUPT);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public long hostKeyReady(Machine vm) {
    output.flush();
    try {
      return terminal.isKeyReady() ? -1 : 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public long hostFlush(Machine vm, long fd) {
    if (fd >= 0 && fd <= STANDARD_ERROR) {
      output.flush();
      return Iors.FINE;
    }
    return files.with(fd, FileTable::flushed).ior();
  }

  @Override
  public long hostInteractive(Machine vm) {
    return terminal.isInteractive() ? -1 : 0;
  }

  // ---- time, command line
  // -------------------------------------------------------------------------

  @Override
  public long hostClock(Machine vm) {
    return System.nanoTime();
  }

  @Override
  public HostDateResult hostDate(Machine vm) {
    Instant now = Instant.now();
    long ahead = 1000L * ZoneId.systemDefault().getRules().getOffset(now).getTotalSeconds();
    return new HostDateResult(now.toEpochMilli(), ahead);
  }

  @Override
  public void hostSleep(Machine vm, long ms) {
    boolean isInterrupted;
    try {
      isInterrupted = sleep.milliseconds(ms, output::flush);
    } catch (InterruptedException e) {
      isInterrupted = true;
    }
    if (isInterrupted) {
      throw new VmThrow(Iors.USER_INTERRUPT);
    }
  }

  @Override
  public HostArgumentResult hostArgument(Machine vm, long a, long max) {
    memory(vm, a, max);
    if (items.isEmpty()) {
      return new HostArgumentResult(NO_ITEM, 0);
    }
    Item item = items.peek();
    if (item.isFile() && !Files.exists(Path.of(item.value()))) {
      output.flush();
      System.err.println("forth: there is no file " + item.value());
      return new HostArgumentResult(END, IO_FAILED);
    }
    long length = store(vm, item.value(), a, max);
    if (length <= max) {
      items.remove();
    }
    return new HostArgumentResult(item.isFile() ? 1 : 2, length);
  }

  // ---- files
  // --------------------------------------------------------------------------------------

  @Override
  public HostOpenResult hostOpen(Machine vm, long a, long n, long mode) {
    byte[] memory = memory(vm, a, n);
    FileTable.Outcome outcome = files.open(memory, (int) a, (int) n, (int) mode);
    return new HostOpenResult(outcome.value(), outcome.ior());
  }

  @Override
  public long hostClose(Machine vm, long fid) {
    return files.close(fid);
  }

  @Override
  public HostReadResult hostRead(Machine vm, long a, long n, long fid) {
    byte[] memory = memory(vm, a, n);
    FileTable.Outcome got = files.with(fid, file -> file.read(memory, (int) a, (int) n));
    return new HostReadResult(got.value(), got.ior());
  }

  @Override
  public HostReadLineResult hostReadLine(Machine vm, long a, long n, long fid) {
    byte[] memory = memory(vm, a, n);
    FileTable.Outcome got = files.with(fid, file -> file.readLine(memory, (int) a, (int) n));
    boolean isLine = got.ior() == Iors.FINE && got.value() >= 0;
    return new HostReadLineResult(Math.max(0, got.value()), isLine ? -1 : 0, got.ior());
  }

  @Override
  public long hostWrite(Machine vm, long a, long n, long fid) {
    byte[] memory = memory(vm, a, n);
    if (fid == 1 || fid == STANDARD_ERROR) {
      hostType(vm, fid, a, n);
      return Iors.FINE;
    }
    return files
        .with(
            fid,
            file -> {
              file.write(memory, (int) a, (int) n);
              return 0;
            })
        .ior();
  }

  @Override
  public long hostSeek(Machine vm, long pos, long fid) {
    if (pos < 0) {
      return Iors.INVALID_POSITION;
    }
    return files
        .with(
            fid,
            file -> {
              file.seek(pos);
              return 0;
            })
        .ior();
  }

  @Override
  public HostTellResult hostTell(Machine vm, long fid) {
    FileTable.Outcome position = files.with(fid, OpenFile::position);
    return new HostTellResult(position.value(), position.ior());
  }

  @Override
  public HostSizeResult hostSize(Machine vm, long fid) {
    FileTable.Outcome size = files.with(fid, OpenFile::size);
    return new HostSizeResult(size.value(), size.ior());
  }

  @Override
  public long hostResize(Machine vm, long size, long fid) {
    if (size < 0) {
      return Iors.INVALID_POSITION;
    }
    return files
        .with(
            fid,
            file -> {
              file.resize(size);
              return 0;
            })
        .ior();
  }

  @Override
  public long hostDelete(Machine vm, long a, long n) {
    return FileTable.delete(memory(vm, a, n), (int) a, (int) n);
  }

  @Override
  public long hostRename(Machine vm, long a1, long n1, long a2, long n2) {
    byte[] memory = memory(vm, a1, n1);
    memory(vm, a2, n2);
    try {
      return FileTable.rename(
          FileTable.path(memory, (int) a1, (int) n1), FileTable.path(memory, (int) a2, (int) n2));
    } catch (IOException e) {
      return Iors.of(e);
    }
  }

  @Override
  public HostStatusResult hostStatus(Machine vm, long a, long n) {
    return new HostStatusResult(0, FileTable.status(memory(vm, a, n), (int) a, (int) n));
  }

  // ---- code
  // ---------------------------------------------------------------------------------------

  private CodeTools code(Machine vm) {
    if (code.isEmpty()) {
      code = Optional.of(new CodeTools(vm));
    }
    return code.get();
  }

  private static long[] words(Machine vm, long address, long count) {
    byte[] memory = memory(vm, address, count < 0 || count > Integer.MAX_VALUE ? -1 : 8 * count);
    long[] words = new long[(int) count];
    for (int i = 0; i < words.length; i++) {
      words[i] = (long) WORD.get(memory, (int) address + 8 * i);
    }
    return words;
  }

  @Override
  public long codeEnd(Machine vm) {
    return vm.codeView().end();
  }

  @Override
  public long codeWord(Machine vm, long pos) {
    CodeView code = vm.codeView();
    return pos < 0 || pos >= code.end() ? -1 : code.word((int) pos);
  }

  @Override
  public long codeLoad(Machine vm, long a, long count, long name, long length) {
    byte[] memory = memory(vm, name, length);
    return code(vm).load(words(vm, a, count), Names.of(memory, (int) name, (int) length));
  }

  @Override
  public long codeReplace(Machine vm, long pos, long a, long count) {
    return code(vm).replace(pos, words(vm, a, count));
  }

  @Override
  public long codeRelease(Machine vm, long pos) {
    return code(vm).release(pos);
  }

  @Override
  public long codeSee(Machine vm, long pos, long a, long max) {
    return store(vm, code(vm).listing(pos), a, max);
  }

  @Override
  public long codeOpcode(Machine vm, long a, long n) {
    return vm.instructionSet().mnemonic(text(vm, a, n)).map(InstructionInfo::opcode).orElse(-1);
  }

  @Override
  public long codeName(Machine vm, long pos, long a, long max) {
    return store(vm, code(vm).name(pos).orElse(""), a, max);
  }

  @Override
  public long saveSystem(Machine vm, long a, long n) {
    byte[] memory = memory(vm, a, n);
    try {
      Path path = FileTable.path(memory, (int) a, (int) n);
      Files.write(path, SystemImage.of(vm));
      return Iors.FINE;
    } catch (IOException e) {
      return Iors.of(e);
    } catch (IllegalArgumentException e) {
      throw new VmThrow(Iors.INVALID_ADDRESS); // the end of the data space is wild
    }
  }
}
