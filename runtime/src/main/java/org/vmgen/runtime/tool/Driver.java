package org.vmgen.runtime.tool;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.LongFunction;
import org.vmgen.format.ImageException;
import org.vmgen.runtime.Code;
import org.vmgen.runtime.Exit;
import org.vmgen.runtime.ExternException;
import org.vmgen.runtime.Host;
import org.vmgen.runtime.InstructionSet;
import org.vmgen.runtime.Machine;
import org.vmgen.runtime.image.ConstantCodec;
import org.vmgen.runtime.text.AssemblyException;

/**
 * Runs programs for people, on any engine: what the launchers of generated machines and {@code
 * vmgen run} do. Output of the program goes to the output stream, everything else to the error
 * stream.
 */
public final class Driver {

  /** Every run halted or yielded. */
  public static final int FINE = 0;

  /** A program has errors or ended otherwise. */
  public static final int FAILED = 1;

  /** The command line is wrong. */
  public static final int USAGE = 2;

  /** A file cannot be read or output cannot be written. */
  public static final int IO = 3;

  /** Makes a machine of one engine. */
  public interface MachineFactory {
    Machine create(Code code, Host host);
  }

  private final InstructionSet set;
  private final MachineFactory factory;
  private final InputStream in;
  private final OutputStream out;
  private final PrintStream err;
  private final List<ConstantCodec> codecs;

  public Driver(
      InstructionSet set,
      MachineFactory factory,
      InputStream in,
      OutputStream out,
      PrintStream err) {
    this(set, factory, in, out, err, List.of());
  }

  /**
   * The same for images with constants of the host.
   *
   * @param codecs what reads these constants
   */
  public Driver(
      InstructionSet set,
      MachineFactory factory,
      InputStream in,
      OutputStream out,
      PrintStream err,
      List<ConstantCodec> codecs) {
    this.set = set;
    this.factory = factory;
    this.in = in;
    this.out = out;
    this.err = err;
    this.codecs = List.copyOf(codecs);
  }

  /**
   * The main program of a launcher, on the process's streams.
   *
   * @return the exit code
   */
  public static int main(InstructionSet set, MachineFactory factory, String... arguments) {
    PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
    DriverOptions options;
    try {
      options = DriverOptions.parse(List.of(arguments));
    } catch (IllegalArgumentException e) {
      err.print(set.machine() + ": " + e.getMessage() + "\n");
      err.print("usage: " + set.machine() + " " + DriverOptions.USAGE + "\n");
      return USAGE;
    }
    OutputStream out = new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 14);
    return new Driver(set, factory, System.in, out, err).run(options);
  }

  /**
   * Runs each file on a fresh machine.
   *
   * @return the greatest of the exit codes
   */
  public int run(DriverOptions options) {
    int code = FINE;
    try {
      for (String file : options.files()) {
        if (options.files().size() > 1) {
          print("== " + file + "\n");
        }
        code = Math.max(code, file(file, options));
        out.flush();
      }
      return code;
    } catch (UncheckedIOException e) {
      return failed(e.getCause());
    } catch (IOException e) {
      return failed(e);
    }
  }

  private int failed(IOException e) {
    err.print("input or output failed: " + e.getMessage() + "\n");
    return IO;
  }

  private int file(String file, DriverOptions options) throws IOException {
    Code code;
    try {
      code = ProgramFiles.read(Path.of(file), file, set, codecs);
    } catch (AssemblyException e) {
      err.print(e.getMessage());
      return FAILED;
    } catch (ImageException e) {
      e.getMessage().lines().forEach(line -> error(file, line));
      return FAILED;
    } catch (NoSuchFileException e) {
      error(file, "there is no such file");
      return IO;
    } catch (IOException | InvalidPathException e) {
      error(file, "the file cannot be read: " + e.getMessage());
      return IO;
    }
    return run(file, code, options);
  }

  /** Runs one program that was read from a file of that name; gives the exit code. */
  public int run(String file, Code code, DriverOptions options) throws IOException {
    Machine machine;
    int start;
    try {
      machine = factory.create(code, Host.writingTo(out).withInput(in));
      start = prepare(machine, code, options);
    } catch (IllegalArgumentException e) {
      error(file, e.getMessage());
      return USAGE;
    }
    Exit exit;
    try {
      exit = execute(machine, start, options);
    } catch (ExternException e) {
      out.flush();
      if (e.getCause() instanceof UncheckedIOException io) {
        throw io;
      }
      error(file, e.getMessage());
      return FAILED;
    }
    report(exit, machine, options);
    return exit.kind() == Exit.Kind.HALT || exit.kind() == Exit.Kind.YIELD ? FINE : FAILED;
  }

  /** Pushes arguments and finds the entry. */
  private int prepare(Machine machine, Code code, DriverOptions options) {
    boolean counted =
        options.trace() || options.budget().isPresent() || options.slice().isPresent();
    if (counted && !machine.countsInstructions()) {
      throw new IllegalArgumentException(
          "--trace, --budget and --slice need an engine that counts instructions: a checked one");
    }
    StackText.push(options.stack(), machine);
    if (options.entry().isEmpty()) {
      return code.defaultEntry();
    }
    String name = options.entry().get();
    Integer entry = code.entries().get(name);
    if (entry == null) {
      throw new IllegalArgumentException(
          "the program has no entry "
              + name
              + (code.entries().isEmpty()
                  ? ": it names none"
                  : "; its entries are " + String.join(", ", code.entries().keySet())));
    }
    return entry;
  }

  /** Runs to the end or the budget, past as many yields as wished; the exit counts all slices. */
  private Exit execute(Machine machine, int start, DriverOptions options) throws IOException {
    long budget = options.budget().orElse(Long.MAX_VALUE);
    long slice = options.slice().orElse(budget);
    LongFunction<Exit> resume = resumer(machine, options.trace());
    machine.startAt(start);
    long executed = 0;
    long resumes = options.resumes();
    while (true) {
      long grant = Math.min(slice, budget - executed);
      Exit exit = resume.apply(grant);
      executed += exit.instructions();
      Exit whole =
          new Exit(
              exit.kind(), exit.value(), exit.trap(), exit.detail(), exit.position(), executed);
      if (exit.kind() == Exit.Kind.YIELD && resumes > 0) {
        report(whole, machine, options);
        resumes--;
      } else if (exit.kind() != Exit.Kind.BUDGET || executed >= budget) {
        return whole;
      }
    }
  }

  /** What goes on for so many instructions. */
  private LongFunction<Exit> resumer(Machine machine, boolean trace) {
    if (trace) {
      return new Tracer(machine, err)::resume;
    }
    return grant -> {
      machine.setBudget(grant);
      return machine.resume();
    };
  }

  private void report(Exit exit, Machine machine, DriverOptions options) throws IOException {
    if (options.state()) {
      print(StateDump.of(exit, machine));
    } else if (exit.kind() != Exit.Kind.HALT) {
      out.flush();
      err.print(place(exit, machine) + "exit " + exit.describe(set) + "\n");
    }
  }

  /** Where the program went wrong in the front end's language, if it did and that is known. */
  private static String place(Exit exit, Machine machine) {
    boolean failed = exit.kind() == Exit.Kind.THROW || exit.kind() == Exit.Kind.TRAP;
    return failed
        ? machine.codeView().source(exit.position()).map(source -> source + ": error: ").orElse("")
        : "";
  }

  private void print(String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
  }

  private void error(String file, String message) {
    err.print(file + ": error: " + message + "\n");
  }
}
