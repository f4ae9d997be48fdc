package org.vmgen.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.vmgen.format.profile.Profile;
import org.vmgen.format.profile.ProfileBuilder;
import org.vmgen.format.profile.ProfileException;
import org.vmgen.generator.java.CompiledEngine;
import org.vmgen.generator.model.VmModel;
import org.vmgen.generator.plan.Backends;
import org.vmgen.generator.plan.EngineConfig;
import org.vmgen.generator.reference.InstructionSets;
import org.vmgen.generator.reference.ReferenceMachine;
import org.vmgen.runtime.Limits;
import org.vmgen.runtime.Machine;
import org.vmgen.runtime.image.ConstantCodec;
import org.vmgen.runtime.tool.Driver;
import org.vmgen.runtime.tool.DriverOptions;

/** Runs programs on any engine. */
final class ProgramRunner {

  private final VmModel model;
  private final Streams streams;
  private final Optional<Object> externs;

  /**
   * A runner.
   *
   * @param externs what implements the machine's own externs on engines in this process
   */
  ProgramRunner(VmModel model, Streams streams, Optional<Object> externs) {
    this.model = model;
    this.streams = streams;
    this.externs = externs;
  }

  /**
   * Runs the programs of the options.
   *
   * @return an exit code
   * @throws LocalEngines.NotHereException if the engine cannot be made on this computer
   */
  int run(EngineConfig config, DriverOptions options)
      throws IOException, LocalEngines.NotHereException {
    if (config.engine().equals(Engines.REFERENCE)) {
      return driver(
              (code, host) -> new ReferenceMachine(model, code, Limits.defaults(), host, externs))
          .run(options);
    }
    if (Backends.named(config.engine()).orElseThrow().target().equals("c")) {
      return run(LocalEngines.program(model, config), options, List.of());
    }
    CompiledEngine compiled = LocalEngines.compiled(model, config);
    return driver((code, host) -> compiled.machine(code, Limits.defaults(), host, externs))
        .run(options);
  }

  /**
   * What a run under the profiler gave.
   *
   * @param profile of all programs together; empty if no instruction was executed
   * @param code an exit code
   */
  record Profiled(Optional<Profile> profile, int code) {}

  /**
   * Runs the programs of the options and counts.
   *
   * @throws ProfileException if there is too much to count
   * @throws LocalEngines.NotHereException if the engine cannot be made on this computer
   */
  Profiled profile(EngineConfig config, DriverOptions options)
      throws IOException, ProfileException, LocalEngines.NotHereException {
    if (config.engine().equals(Engines.REFERENCE)) {
      return profile(
          options,
          (code, host) -> {
            ReferenceMachine machine =
                new ReferenceMachine(model, code, Limits.defaults(), host, externs);
            machine.startProfile();
            return machine;
          });
    }
    if (Backends.named(config.engine()).orElseThrow().target().equals("c")) {
      return profile(LocalEngines.program(model, config.profiling()), options);
    }
    CompiledEngine compiled = LocalEngines.compiled(model, config.profiling());
    return profile(
        options, (code, host) -> compiled.machine(code, Limits.defaults(), host, externs));
  }

  private Profiled profile(DriverOptions options, Driver.MachineFactory factory)
      throws ProfileException {
    List<Machine> machines = new ArrayList<>();
    int code =
        driver(
                (program, host) -> {
                  Machine machine = factory.create(program, host);
                  machines.add(machine);
                  return machine;
                })
            .run(options);
    ProfileBuilder builder = new ProfileBuilder(model.name());
    for (Machine machine : machines) {
      builder.addAll(machine.profile());
    }
    return new Profiled(machines.isEmpty() ? Optional.empty() : counting(builder.build()), code);
  }

  private Profiled profile(Path program, DriverOptions options)
      throws IOException, ProfileException {
    Path counts = Files.createTempFile("vmgen", ".prof");
    try {
      int code = run(program, options, List.of("--profile", counts.toString()));
      boolean ran = Files.size(counts) > 0;
      return new Profiled(ran ? counting(ProfileFiles.read(counts)) : Optional.empty(), code);
    } finally {
      Files.delete(counts);
    }
  }

  /**
   * Runs that end before their first instruction, as without the entry that they need, count
   * nothing.
   */
  private static Optional<Profile> counting(Profile profile) {
    return Optional.of(profile).filter(p -> p.dispatches() > 0);
  }

  /** The object of the externs also reads constants of the host, if it can. */
  private Driver driver(Driver.MachineFactory factory) {
    return new Driver(
        InstructionSets.of(model),
        factory,
        streams.in(),
        streams.out(),
        streams.err(),
        externs.filter(ConstantCodec.class::isInstance).stream()
            .map(ConstantCodec.class::cast)
            .toList());
  }

  /** The driver of a C engine takes the same options. */
  private int run(Path program, DriverOptions options, List<String> more) throws IOException {
    List<String> command = new ArrayList<>(command(program, options));
    command.addAll(1, more);
    ProcessBuilder builder = new ProcessBuilder(command);
    if (streams.inherited()) {
      streams.out().flush();
      return exitCode(builder.inheritIO().start());
    }
    Process process = builder.start();
    process.getOutputStream().close();
    Thread errors = copy(process.getErrorStream());
    process.getInputStream().transferTo(streams.out());
    int code = exitCode(process);
    try {
      errors.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return code;
  }

  private Thread copy(InputStream from) {
    Thread thread =
        new Thread(
            () -> {
              try {
                from.transferTo(streams.err());
              } catch (IOException e) {
                streams.err().println("vmgen: " + e.getMessage());
              }
            });
    thread.start();
    return thread;
  }

  private static int exitCode(Process process) throws IOException {
    try {
      return process.waitFor();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private static List<String> command(Path program, DriverOptions options) {
    List<String> command = new ArrayList<>();
    command.add(program.toString());
    if (options.trace()) {
      command.add("--trace");
    }
    options.budget().ifPresent(n -> command.addAll(List.of("--budget", Long.toString(n))));
    options.slice().ifPresent(n -> command.addAll(List.of("--slice", Long.toString(n))));
    if (options.resumes() > 0) {
      command.addAll(List.of("--resume", Long.toString(options.resumes())));
    }
    options.entry().ifPresent(name -> command.addAll(List.of("--entry", name)));
    if (!options.stack().isBlank()) {
      command.addAll(List.of("--stack", options.stack()));
    }
    if (options.state()) {
      command.add("--state");
    }
    command.addAll(options.files());
    return command;
  }
}
