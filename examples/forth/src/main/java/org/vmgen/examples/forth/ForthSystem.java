package org.vmgen.examples.forth;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.vmgen.format.ImageException;
import org.vmgen.runtime.CellStack;
import org.vmgen.runtime.Code;
import org.vmgen.runtime.Exit;
import org.vmgen.runtime.ExternException;
import org.vmgen.runtime.Host;
import org.vmgen.runtime.Limits;
import org.vmgen.runtime.Machine;
import org.vmgen.runtime.image.Images;
import org.vmgen.runtime.tool.Tracer;

/** The system on a Java engine in this process. */
final class ForthSystem {

  /** Bytes of memory, and words of code that a program may add; the same as in forth_main.c. */
  static final Limits LIMITS = Limits.defaults().withMemory("mem", 1 << 24).withCode(1 << 23);

  private static final int FAILED = 1;
  private static final int IO = 3;
  private static final int KILLED = 130;

  private static final String DESTROYED = "the memory of the system is destroyed";

  /** The exit code by which a system says that it is destroyed: report.fs. */
  private static final int STARTS_ANEW = 256;

  private final Options options;
  private volatile Optional<Machine> machine = Optional.empty();
  private volatile Optional<ForthHost> host = Optional.empty();
  private volatile boolean isWaiting;

  /**
   * What is asked for.
   *
   * @param engine one in Java
   * @param image absent: the one that was built with this program
   * @param items files and texts to interpret; none for a session
   */
  record Options(
      ForthEngine engine,
      boolean unchecked,
      boolean trace,
      Optional<Path> image,
      List<Item> items) {}

  ForthSystem(Options options) {
    this.options = options;
  }

  /** Runs to the end; gives the exit code. */
  int run() {
    Code code;
    ForthMachines machines;
    try {
      machines = machines();
    } catch (IOException e) {
      System.err.println("forth: " + e.getMessage());
      return IO;
    }
    try {
      code = Images.read(imageBytes(), machines.instructions());
    } catch (ImageException e) {
      e.getMessage().lines().forEach(line -> System.err.println(imageName() + ": error: " + line));
      return IO;
    } catch (java.nio.file.NoSuchFileException e) {
      System.err.println("forth: there is no file " + imageName());
      return IO;
    } catch (IOException e) {
      System.err.println("forth: " + imageName() + " cannot be read: " + e.getMessage());
      return IO;
    }
    try {
      return run(machines, code);
    } catch (IOException | UncheckedIOException e) {
      System.err.println("forth: input or output failed: " + e.getMessage());
      return IO;
    }
  }

  private String imageName() {
    return options.image().map(Path::toString).orElse("forth.img");
  }

  private byte[] imageBytes() throws IOException {
    if (options.image().isPresent()) {
      return Files.readAllBytes(options.image().get());
    }
    try (InputStream in = ForthSystem.class.getResourceAsStream("forth.img")) {
      return in.readAllBytes();
    }
  }

  private ForthMachines machines() throws IOException {
    return options.engine() == ForthEngine.REFERENCE
        ? ReferenceMachines.ofDescription()
        : new GeneratedMachines(options.unchecked());
  }

  private int run(ForthMachines machines, Code code) throws IOException {
    OutputStream out = new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 14);
    Output output = new Output(out);
    Terminal terminal = terminal();
    Host streams = Host.writingTo(out);
    OptionalInt result;
    do {
      ForthHost fresh = new ForthHost(options.items(), terminal, output);
      Machine vm = machines.machine(code, LIMITS, streams, fresh);
      host = Optional.of(fresh);
      machine = Optional.of(vm);
      result = run(vm, fresh, output.trace());
      fresh.closeFiles();
    } while (result.isEmpty());
    return result.getAsInt();
  }

  /**
   * Runs a system to its end; gives the exit code. Empty if it has to start anew: a program wrote
   * over what the system itself needs, and the session goes on.
   */
  private OptionalInt run(Machine vm, ForthHost host, PrintStream trace) throws IOException {
    if (!vm.codeView().entries().containsKey("host boot")) {
      System.err.println(
          imageName() + ": error: the image holds no Forth system: it has no entry \"host boot\"");
      return OptionalInt.of(IO);
    }
    try {
      Exit exit = run(vm, trace);
      host.flush();
      boolean isPlanned = exit.kind() == Exit.Kind.HALT && exit.value() != STARTS_ANEW;
      if (isPlanned) {
        return OptionalInt.of((int) exit.value() & 0xff);
      }
      if (options.items().isEmpty() && host.hasRead()) {
        System.err.println("forth: " + DESTROYED + ": it starts anew");
        return OptionalInt.empty();
      }
      boolean isKnown = exit.kind() == Exit.Kind.HALT;
      System.err.println("forth: " + (isKnown ? DESTROYED : exit.describe(vm.instructionSet())));
      return OptionalInt.of(FAILED);
    } catch (ExternException e) {
      if (e.getCause() instanceof UncheckedIOException io) {
        throw io.getCause();
      }
      host.flush();
      System.err.println("forth: " + e.getMessage());
      return OptionalInt.of(FAILED);
    }
  }

  private Terminal terminal() throws IOException {
    if (options.items().isEmpty() && System.console() != null) {
      return new LineEditor(
          () -> machine.get().codeView().entries().keySet(),
          Path.of(System.getProperty("user.home"), ".vmgen-forth-history"),
          this::interrupt);
    }
    InterruptSignal.handle(this::interruptOrEnd);
    return new PlainTerminal(new WaitingInput(new FileInputStream(FileDescriptor.in)));
  }

  private void interrupt() {
    if (!host.map(ForthHost::wake).orElse(false)) {
      machine.ifPresent(Machine::interrupt);
    }
  }

  /** Java cannot interrupt a thread that waits for input. */
  private void interruptOrEnd() {
    if (isWaiting || machine.isEmpty()) {
      Runtime.getRuntime().halt(KILLED);
    }
    interrupt();
  }

  /** Notes when the program waits for input. */
  private final class WaitingInput extends InputStream {
    private final InputStream in;

    private WaitingInput(InputStream in) {
      this.in = in;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] to, int from, int count) throws IOException {
      isWaiting = true;
      try {
        return in.read(to, from, count);
      } finally {
        isWaiting = false;
      }
    }

    @Override
    public int available() throws IOException {
      return in.available();
    }
  }

  /** Starts the system, and again as the user's interrupt after each interrupt. */
  private Exit run(Machine vm, PrintStream trace) {
    // Looked up before the program can define words of these names.
    Map<String, Integer> entries = vm.codeView().entries();
    int start = entries.get("host boot");
    Integer interrupt = entries.get("host interrupt");
    while (true) {
      Exit exit =
          options.trace() ? new Tracer(vm, trace).run(start, Long.MAX_VALUE) : vm.run(start);
      if (exit.kind() != Exit.Kind.INTERRUPT || interrupt == null) {
        return exit;
      }
      CellStack calls = vm.cells("ret");
      if (calls.depth() < calls.limit()) {
        calls.push(exit.position());
      }
      start = interrupt;
    }
  }
}
