package org.vmgen.cli.tune;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.vmgen.cli.ContentKey;
import org.vmgen.cli.GeneratedEngine;
import org.vmgen.cli.Leftovers;
import org.vmgen.cli.LocalEngines;
import org.vmgen.cli.ProfileFiles;
import org.vmgen.format.profile.Profile;
import org.vmgen.generator.model.VmModel;
import org.vmgen.generator.plan.EngineConfig;
import org.vmgen.generator.plan.OutputFile;
import org.vmgen.generator.syntax.SmallFiles;

/** Engines inside a host of their own, which the user's commands build and run. */
final class CommandEngines implements TuneEngines {

  /** Compilers end some time. */
  private static final Duration BUILD = Duration.ofDays(1);

  private final EngineConfig config;
  private final TuneFolder folder;
  private final ShellCommand build;
  private final ShellCommand run;
  private final List<Path> depends;
  private final Duration limit;

  /**
   * Builds engines.
   *
   * @param config of the engine that is tuned
   * @param build makes {@code {built}} from generated files in {@code {sources}}
   * @param run runs {@code {program}} with {@code {built}}, and {@code {profile}} as an option
   * @param depends other files that the commands use
   * @param limit how long a run may take
   */
  CommandEngines(
      EngineConfig config,
      TuneFolder folder,
      ShellCommand build,
      ShellCommand run,
      List<Path> depends,
      Duration limit) {
    this.config = config;
    this.folder = folder;
    this.build = build;
    this.run = run;
    this.depends = List.copyOf(depends);
    this.limit = limit;
  }

  @Override
  public TuneEngines with(List<Profile> usage) {
    return new CommandEngines(config.withUsage(usage), folder, build, run, depends, limit);
  }

  @Override
  public TuneEngine measured(VmModel model, String name, Runnable building)
      throws IOException, LocalEngines.NotHereException {
    return engine(model, config, name, building);
  }

  /** The same engine: the user's commands may know of no other. */
  @Override
  public TuneEngine counting(VmModel model, Runnable building)
      throws IOException, LocalEngines.NotHereException {
    return engine(model, config.profiling(), config.engine() + ", counting", building);
  }

  private TuneEngine engine(VmModel model, EngineConfig wanted, String name, Runnable building)
      throws IOException, LocalEngines.NotHereException {
    List<OutputFile> files = GeneratedEngine.of(model, wanted).files();
    ContentKey key = new ContentKey().add(build.template()).add(run.template()).addOutputs(files);
    for (Path file : depends) {
      key.addFile(file);
    }
    Path built = built(key.text(), files, building);
    return new Built(name, key.text(), built, run, limit);
  }

  /**
   * What the build made; a file beside it, written last, says where it is and that it is whole.
   * Each attempt has a folder of its own, because one that was killed may go on for a while.
   */
  private Path built(String key, List<OutputFile> files, Runnable building)
      throws IOException, LocalEngines.NotHereException {
    Path engines = folder.part("engines");
    Path done = engines.resolve(key + ".built");
    Optional<Path> known = known(engines, done);
    if (known.isPresent()) {
      return known.get();
    }
    building.run();
    removeUnfinished(engines);
    Path attempt = Files.createTempDirectory(engines, key + "-");
    try {
      return build(files, attempt, done);
    } finally {
      if (!Files.exists(done)) {
        Leftovers.delete(attempt);
      }
    }
  }

  private Path build(List<OutputFile> files, Path attempt, Path done)
      throws IOException, LocalEngines.NotHereException {
    Path sources = LocalEngines.write(files, attempt.resolve("sources"));
    Path built = attempt.resolve("built");
    TuneEngine.Outcome outcome =
        build.run(
            Map.of("sources", ShellCommand.quoted(sources), "built", ShellCommand.quoted(built)),
            Redirect.PIPE,
            BUILD);
    if (!outcome.isFine()) {
      throw new LocalEngines.NotHereException("the command of --build " + outcome.problem());
    } else if (!Files.exists(built)) {
      throw new LocalEngines.NotHereException(
          "the command of --build made no {built}" + Excerpt.behindColon(outcome.errors()));
    }
    if (Files.isRegularFile(built)) {
      ProfileFiles.force(built);
    }
    ProfileFiles.replace(done, attempt.getFileName() + " " + hash(built) + "\n");
    return built;
  }

  /** Attempts that came to nothing, of runs that were killed too. */
  private static void removeUnfinished(Path engines) throws IOException {
    List<Path> all;
    try (Stream<Path> files = Files.list(engines)) {
      all = files.toList();
    }
    Set<String> finished = new HashSet<>();
    for (Path done : all) {
      if (done.getFileName().toString().endsWith(".built") && Files.isRegularFile(done)) {
        finished.add(said(done).split(" ")[0]);
      }
    }
    all.stream()
        .filter(Files::isDirectory)
        .filter(attempt -> !finished.contains(attempt.getFileName().toString()))
        .forEach(Leftovers::delete);
  }

  private static String said(Path done) throws IOException {
    return new String(SmallFiles.read(done).orElse(new byte[0]), StandardCharsets.UTF_8);
  }

  /** What an earlier command built; empty if it is not as that left it. */
  private static Optional<Path> known(Path engines, Path done) throws IOException {
    if (!Files.exists(done)) {
      return Optional.empty();
    }
    String said = said(done);
    try (Stream<Path> attempts = Files.list(engines)) {
      for (Path attempt : attempts.filter(Files::isDirectory).toList()) {
        Path built = attempt.resolve("built");
        if (said.startsWith(attempt.getFileName() + " ")
            && Files.exists(built)
            && said.equals(attempt.getFileName() + " " + hash(built) + "\n")) {
          return Optional.of(built);
        }
      }
    }
    return Optional.empty();
  }

  /** Of a folder only that it is one: programs may change what is in it. */
  private static String hash(Path built) throws IOException {
    return Files.isDirectory(built) ? "folder" : new ContentKey().addFile(built).text();
  }

  private record Built(String name, String key, Path built, ShellCommand command, Duration limit)
      implements TuneEngine {

    @Override
    public Outcome run(Run run) throws IOException {
      String profile = run.profile().map(to -> "--profile " + ShellCommand.quoted(to)).orElse("");
      return command.run(
          Map.of(
              "built", ShellCommand.quoted(built),
              "program", ShellCommand.quoted(run.program()),
              "profile", profile),
          run.redirect(),
          limit);
    }
  }
}
