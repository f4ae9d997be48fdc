package org.vmgen.harness.ctools;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.vmgen.generator.Vmgen;
import org.vmgen.generator.diagnostic.Diagnostics;
import org.vmgen.generator.model.VmModel;
import org.vmgen.generator.plan.Backend;
import org.vmgen.generator.plan.EngineConfig;
import org.vmgen.generator.plan.OutputFile;
import org.vmgen.generator.reference.InstructionSets;
import org.vmgen.generator.reference.ReferenceMachine;
import org.vmgen.harness.Tool;
import org.vmgen.harness.Tools;
import org.vmgen.runtime.InstructionSet;
import org.vmgen.runtime.tool.Driver;
import org.vmgen.runtime.tool.DriverOptions;

/**
 * A small machine with operands, stacks and state of every kind, as a C program that address and
 * undefined-behaviour sanitizers watch, and as the reference engine. The program is compiled once
 * for all tests.
 */
final class ToolMachine {

  static final String DESCRIPTION =
      """
      /// A machine with a bit of everything.
      vm tiny;
      type n : i64;
      type u : u64;
      type f : f64 on flt;
      type a : i64;
      type flag : i64 shown bool;
      type c : i64 shown char;
      type hex : u64 shown hex;
      reftype Str c "void *" java "java.lang.String";
      stack data : i64;
      stack ret : i64 prefix R returns;
      stack flt : f64 prefix F;
      stack refs : ref prefix P;
      register up : i64;
      register home : code;
      register ratio : f32;
      register last : c;
      region locals : i64 max 1000;
      region marks : hex max 1000;
      memory mem : bytes little max 4096;
      include <std.vmg>;
      include <stdmem.vmg>;
      inst add "+" ( n1 n2 -- n ) { n = n1 + n2; }
      inst lit ( #n -- n ) {}
      inst byte ( #b: i8 -- n ) { n = i64(b); }
      inst big ( #u -- n ) { n = i64(u); }
      inst flag ( #t: bool -- n ) { n = t ? 1 : 0; }
      inst flit ( #f -- f ) {}
      inst half ( #h: f32 -- f ) { f = f64(h); }
      inst fadd "f+" ( f1 f2 -- f ) { f = f1 + f2; }
      type s : Str on refs;
      inst str ( #s -- s ) {}
      inst branch ( #target: code -- ) { jump target; }
      inst zbranch "0branch" ( #target: code n -- ) { if (n == 0) jump target; }
      inst call ( #target: code -- ) { call target; }
      inst exit ";" ( -- ) { return; }
      inst dispatch ( #t: code[k] u -- ) { if (u < k) jump t[u]; }
      inst sum ( #v: i32[k] -- n ) {
        var i: u64 = 0;
        var s: i64 = 0;
        while (i < k) { s = s + i64(v[i]); i = i + 1; }
        n = s;
      }
      inst div "/" ( n1 n2 -- n ) { if (n2 == 0) throw -10; n = n1 / n2; }
      inst dot "." ( n -- ) { printInt(n); }
      inst fdot "f." ( f -- ) { printFloat(f); }
      inst store "!" ( n a -- ) { mem.i64[a] = n; }
      inst fetch "@" ( a -- n ) { n = mem.i64[a]; }
      inst sethome ( -- ) { home = next; }
      inst setup ( n -- ) { up = n; }
      inst setratio ( f -- ) { ratio = f32(f); }
      inst local ( n1 a -- ) { locals.depth = a + 1; locals[a] = n1; }
      inst less "<" ( n1 n2 -- flag ) { flag = n1 < n2 ? -1 : 0; }
      inst not ( flag1 -- flag2 ) { flag2 = flag1 == 0 ? 1 : 0; }
      inst next "c+" ( c n -- c2 hex ) { c2 = c + n; hex = u64(c2); last = c2; }
      inst pick ( hex args: c[k] -- c ) { c = args[0]; }
      inst mark ( hex -- ) { marks.depth = 2; marks[1] = hex; }
      inst halt ( n -- ) { halt n; }
      inst yield ( n -- ) { yield n; }
      inst emit ( n -- ) { putchar(u8(n)); }
      inst key ( -- n ) { n = getchar(); }
      inst line ( a n -- n2 ) { n2 = readLine(a, n); }
      """;

  /** What a run of the driver gave. */
  record Outcome(int status, String out, String err) {}

  private static ToolMachine instance;

  final VmModel model;
  final InstructionSet set;

  /** Where the generated C is. */
  final Path source;

  private final Path program;

  private ToolMachine(Path directory) throws Exception {
    Tools.requireCompiler(Tool.GCC, "gcc", SANITIZERS);
    Diagnostics diagnostics = new Diagnostics();
    model = Vmgen.load("tiny.vmg", DESCRIPTION, Map.of(), diagnostics).orElseThrow();
    set = InstructionSets.of(model);
    source = Files.createDirectory(directory.resolve("c"));
    generate(model, source);
    compileObjects(source);
    program = directory.resolve("tiny");
    List<String> link = compiler();
    link.addAll(files(source, ".o"));
    link.addAll(List.of("-o", program.toString()));
    check(execute(source, link));
  }

  static final String SANITIZERS = "-fsanitize=address,undefined";

  /** The machine; skips the running test if there is no compiler. */
  static synchronized ToolMachine get() throws Exception {
    if (instance == null) {
      Path directory = Files.createTempDirectory("vmgen-tools");
      Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(directory)));
      instance = new ToolMachine(directory);
    }
    return instance;
  }

  /** Writes the checked engine c-switch of a model. */
  static void generate(VmModel model, Path to) throws IOException {
    Backend backend =
        ServiceLoader.load(Backend.class).stream()
            .map(ServiceLoader.Provider::get)
            .filter(b -> b.name().equals("c-switch"))
            .findFirst()
            .orElseThrow();
    for (OutputFile file : backend.generate(model, EngineConfig.checked("c-switch"))) {
      Files.writeString(to.resolve(file.path()), file.text());
    }
  }

  private static List<String> compiler() {
    return new ArrayList<>(
        List.of(
            Tools.requireCompiler(Tool.GCC, "gcc", SANITIZERS).toString(),
            "-std=c99",
            "-pedantic",
            "-Wall",
            "-Wextra",
            "-Wshadow",
            "-Werror",
            "-O1",
            "-g",
            "-ffp-contract=off",
            SANITIZERS,
            "-fno-sanitize-recover=all"));
  }

  private static List<String> files(Path directory, String suffix) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(Path::toString).filter(f -> f.endsWith(suffix)).sorted().toList();
    }
  }

  /** Compiles generated C as strict C99 into object files, every warning an error. */
  private static void compileObjects(Path source) throws Exception {
    List<String> command = compiler();
    command.add("-c");
    command.addAll(files(source, ".c"));
    check(execute(source, command));
  }

  /** Compiles a host and links it with the machine, without its driver. */
  void compile(Path host, Path to) throws Exception {
    List<String> command = compiler();
    command.addAll(List.of("-I" + source, "-o", to.toString(), host.toString()));
    files(source, ".o").stream().filter(f -> !f.endsWith("_main.o")).forEach(command::add);
    check(execute(source, command));
  }

  /** Compiles definitions that stand for malloc, calloc and realloc, and links a driver on them. */
  void link(Path definitions, Path to) throws Exception {
    List<String> command = compiler();
    command.add("-Wl,--wrap=malloc,--wrap=calloc,--wrap=realloc");
    command.addAll(List.of("-o", to.toString(), definitions.toString()));
    command.addAll(files(source, ".o"));
    check(execute(source, command));
  }

  private static void check(Outcome outcome) {
    if (outcome.status != 0) {
      throw new AssertionError(outcome.err);
    }
  }

  /** Runs the C driver in a directory; no input. */
  Outcome c(Path directory, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of(program.toString()));
    command.addAll(List.of(arguments));
    return execute(directory, command);
  }

  /** Runs the Java driver on the reference engine, as if in a directory. */
  Outcome java(Path directory, String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    DriverOptions options = DriverOptions.parse(List.of(arguments));
    int status = 0;
    for (String file : options.files()) {
      PrintStream errors = new PrintStream(err, true, StandardCharsets.UTF_8);
      Driver driver =
          new Driver(
              set,
              (code, host) -> new ReferenceMachine(model, code, host),
              new ByteArrayInputStream(new byte[0]),
              out,
              errors);
      status = Math.max(status, driver.run(in(directory, options, file)));
    }
    String absolute = directory.toString() + "/";
    return new Outcome(
        status,
        out.toString(StandardCharsets.UTF_8),
        err.toString(StandardCharsets.UTF_8).replace(absolute, ""));
  }

  private static DriverOptions in(Path directory, DriverOptions o, String file) {
    List<String> files = List.of(directory.resolve(file).toString());
    return new DriverOptions(
        o.trace(), o.budget(), o.slice(), o.resumes(), o.entry(), o.stack(), o.state(), files);
  }

  static Outcome execute(Path directory, List<String> command) throws Exception {
    Path out = Files.createTempFile("vmgen", ".out");
    Path err = Files.createTempFile("vmgen", ".err");
    try {
      Process process =
          new ProcessBuilder(command)
              .directory(directory.toFile())
              .redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")))
              .redirectOutput(out.toFile())
              .redirectError(err.toFile())
              .start();
      if (!process.waitFor(2, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        throw new AssertionError("still running after two minutes: " + command.get(0));
      }
      return new Outcome(
          process.exitValue(),
          new String(Files.readAllBytes(out), StandardCharsets.UTF_8),
          new String(Files.readAllBytes(err), StandardCharsets.UTF_8));
    } finally {
      Files.deleteIfExists(out);
      Files.deleteIfExists(err);
    }
  }

  private static void delete(Path directory) {
    try (Stream<Path> files = Files.walk(directory)) {
      files.sorted(java.util.Comparator.reverseOrder()).forEach(f -> f.toFile().delete());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
