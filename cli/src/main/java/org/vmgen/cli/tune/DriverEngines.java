package org.vmgen.cli.tune;

import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.vmgen.cli.ContentKey;
import org.vmgen.cli.Engines;
import org.vmgen.cli.ExitCode;
import org.vmgen.cli.GeneratedEngine;
import org.vmgen.cli.LocalEngines;
import org.vmgen.cli.ProfileFiles;
import org.vmgen.format.profile.Profile;
import org.vmgen.format.profile.ProfileBuilder;
import org.vmgen.format.profile.ProfileException;
import org.vmgen.generator.java.CompiledEngine;
import org.vmgen.generator.model.VmModel;
import org.vmgen.generator.plan.EngineConfig;
import org.vmgen.generator.reference.InstructionSets;
import org.vmgen.generator.reference.ReferenceMachine;
import org.vmgen.runtime.InstructionSet;
import org.vmgen.runtime.Limits;
import org.vmgen.runtime.Machine;
import org.vmgen.runtime.image.ConstantCodec;
import org.vmgen.runtime.tool.Driver;
import org.vmgen.runtime.tool.DriverOptions;

/**
 * Engines with vmgen's own drivers, for assembler text and images: those in C as programs, those in
 * Java in this process.
 */
final class DriverEngines implements TuneEngines {

  /** The fastest first. */
  private static final List<String> COUNTING = List.of("c-direct", "java-switch");

  private final EngineConfig config;
  private final Path folder;
  private final Optional<Object> externs;
  private final List<Path> classPath;
  private final Duration limit;

  /**
   * Builds engines.
   *
   * @param config of the engine that is tuned
   * @param folder where they are kept
   * @param externs what implements the machine's own externs on engines in this process
   * @param classPath where that was found
   * @param limit how long a run may take
   */
  DriverEngines(
      EngineConfig config,
      Path folder,
      Optional<Object> externs,
      List<Path> classPath,
      Duration limit) {
    this.config = config;
    this.folder = folder;
    this.externs = externs;
    this.classPath = List.copyOf(classPath);
    this.limit = limit;
  }

  /** Of all that runs in this process besides an engine's own code. */
  private ContentKey process() throws IOException {
    ContentKey key =
        new ContentKey().add(System.getProperty("java.version")).addCode(Machine.class);
    for (Path place : classPath) {
      key.add(place.toString());
      if (Files.exists(place)) {
        key.addFile(place);
      }
    }
    return key;
  }

  @Override
  public TuneEngines with(List<Profile> usage) {
    return new DriverEngines(config.withUsage(usage), folder, externs, classPath, limit);
  }

  @Override
  public TuneEngine measured(VmModel model, String name, Runnable building)
      throws IOException, LocalEngines.NotHereException {
    return engine(model, config, name, building);
  }

  @Override
  public TuneEngine counting(VmModel model, Runnable building) throws IOException {
    for (String name : COUNTING) {
      try {
        EngineConfig counting = EngineConfig.checked(name).profiling();
        return engine(model, counting, name + ", counting", building);
      } catch (LocalEngines.NotHereException e) {
        // The next one is slower and needs less.
      }
    }
    return reference(model);
  }

  private TuneEngine engine(VmModel model, EngineConfig wanted, String name, Runnable building)
      throws IOException, LocalEngines.NotHereException {
    GeneratedEngine generated = GeneratedEngine.of(model, wanted);
    if (!generated.isBuilt(folder)) {
      building.run();
    }
    if (generated.isC()) {
      Path program = generated.program(folder);
      if (!Seal.holds(program)) {
        if (Seal.isBroken(program)) {
          Files.delete(program);
          program = generated.program(folder);
        }
        Seal.put(program);
      }
      return new Native(name, program, limit);
    }
    String key = process().addOutputs(generated.files()).text();
    CompiledEngine compiled = generated.compiled(folder);
    return new InProcess(
        name,
        key,
        InstructionSets.of(model),
        () -> {
          // Loaded anew for each run: HotSpot knows nothing yet, as in a process of its own.
          CompiledEngine fresh = compiled.reloaded();
          return (code, host) -> fresh.machine(code, Limits.defaults(), host, externs);
        },
        externs,
        limit);
  }

  private TuneEngine reference(VmModel model) throws IOException {
    ContentKey key =
        process().addCode(ReferenceMachine.class).add(Engines.REFERENCE).addDescription(model);
    return new InProcess(
        Engines.REFERENCE + ", counting",
        key.text(),
        InstructionSets.of(model),
        () ->
            (code, host) -> {
              ReferenceMachine machine =
                  new ReferenceMachine(model, code, Limits.defaults(), host, externs);
              machine.startProfile();
              return machine;
            },
        externs,
        limit);
  }

  /** A program with a driver in C. */
  private record Native(String name, Path file, Duration limit) implements TuneEngine {

    @Override
    public String key() {
      return file.getFileName().toString();
    }

    @Override
    public Outcome run(Run run) throws IOException {
      List<String> command = new ArrayList<>(List.of(file.toString()));
      run.profile().ifPresent(to -> command.addAll(List.of("--profile", to.toString())));
      command.add(run.program().toString());
      return ChildProcess.run(command, run.redirect(), limit);
    }
  }

  /** An engine in this process. */
  private record InProcess(
      String name,
      String key,
      InstructionSet set,
      Supplier<Driver.MachineFactory> factories,
      Optional<Object> externs,
      Duration limit)
      implements TuneEngine {

    @Override
    public Outcome run(Run run) throws IOException {
      try (OutputStream output = output(run)) {
        return run(run, output);
      }
    }

    private static OutputStream output(Run run) throws IOException {
      return run.output().isPresent()
          ? new BufferedOutputStream(Files.newOutputStream(run.output().get()))
          : OutputStream.nullOutputStream();
    }

    private Outcome run(Run run, OutputStream output) throws IOException {
      // Ended by another thread if they take too long.
      List<Machine> machines = new CopyOnWriteArrayList<>();
      Driver.MachineFactory factory = factories.get();
      ByteArrayOutputStream errors = new ByteArrayOutputStream();
      Driver driver =
          new Driver(
              set,
              (code, host) -> {
                Machine machine = factory.create(code, host);
                machines.add(machine);
                return machine;
              },
              new ByteArrayInputStream(new byte[0]),
              output,
              new PrintStream(errors, true, StandardCharsets.UTF_8),
              externs.filter(ConstantCodec.class::isInstance).stream()
                  .map(ConstantCodec.class::cast)
                  .toList());
      FutureTask<Integer> task = new FutureTask<>(() -> driver.run(options(run.program())));
      Thread thread = new Thread(task, "vmgen-run");
      thread.setDaemon(true);
      long start = System.nanoTime();
      thread.start();
      int code;
      try {
        code = task.get(limit.toMillis(), TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        machines.forEach(Machine::interrupt);
        thread.interrupt(); // it may wait in an extern
        return Outcome.tooLong(limit, "");
      } catch (ExecutionException e) {
        if (e.getCause() instanceof IOException failure) {
          throw failure;
        }
        throw new IllegalStateException("an engine failed on " + run.program(), e.getCause());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("interrupted", e);
      }
      long end = System.nanoTime();
      String said = errors.toString(StandardCharsets.UTF_8);
      if (code == 0 && run.profile().isPresent()) {
        try {
          ProfileBuilder builder = new ProfileBuilder(set.machine());
          for (Machine machine : machines) {
            builder.addAll(machine.profile());
          }
          ProfileFiles.write(builder.build(), run.profile().get());
        } catch (ProfileException e) {
          return Outcome.ended(ExitCode.INPUT, end - start, e.getMessage());
        }
      }
      return Outcome.ended(code, end - start, said);
    }
  }

  private static DriverOptions options(Path program) {
    return new DriverOptions(
        false,
        OptionalLong.empty(),
        OptionalLong.empty(),
        0,
        Optional.empty(),
        "",
        false,
        List.of(program.toString()));
  }
}
