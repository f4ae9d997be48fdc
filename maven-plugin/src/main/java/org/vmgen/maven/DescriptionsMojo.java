package org.vmgen.maven;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.vmgen.generator.diagnostic.FirstMessages;
import org.vmgen.generator.plan.Backend;
import org.vmgen.generator.plan.Backends;
import org.vmgen.generator.plan.BodyOptions;
import org.vmgen.generator.plan.GeneratedNames;

/**
 * Generates engines from each description of a machine in a folder. What the goals differ in is
 * where files are, and whether they belong to the project or to its tests.
 */
abstract class DescriptionsMojo extends AbstractMojo {

  /** Follows the name of an engine. */
  static final String UNCHECKED = "-unchecked";

  @Parameter(defaultValue = "${project}", readonly = true, required = true)
  MavenProject project;

  @Parameter(defaultValue = "${mojoExecution}", readonly = true)
  MojoExecution execution;

  /**
   * The engines: {@code java-switch}, {@code c-switch}, {@code c-token}, {@code c-direct}, {@code
   * c-indirect}, {@code c-tail}; with {@code -unchecked} behind the name, the same without the
   * tests of stacks, memory, regions and code values. In Java that one is a class more, {@code
   * XUncheckedMachine}, that needs {@code java-switch} beside it.
   */
  @Parameter(property = "vmgen.engines", defaultValue = "java-switch")
  List<String> engines;

  /** The package of generated Java, instead of the description's folder. */
  @Parameter(property = "vmgen.package")
  String packageName;

  /** What names of generated files and symbols start with, instead of the machine's name. */
  @Parameter(property = "vmgen.prefix")
  String prefix;

  /** Whether to leave out these tests in all engines. */
  @Parameter(property = "vmgen.unchecked", defaultValue = "false")
  boolean unchecked;

  /** Whether an unchecked engine counts instructions all the same. */
  @Parameter(property = "vmgen.budget", defaultValue = "false")
  boolean budget;

  /** Whether generated C says by {@code #line} where its actions come from. */
  @Parameter(property = "vmgen.lines", defaultValue = "false")
  boolean lines;

  /**
   * Whether engines have bodies of combined instructions: {@code super}, {@code spec}, {@code
   * replicate}.
   */
  @Parameter(property = "vmgen.composites", defaultValue = "true")
  boolean composites;

  /**
   * Files of combined instructions that descriptions get besides their own, as if they ended in
   * {@code superset} for each. Without: for {@code NAME.vmg} the file {@code NAME.super.vmg} beside
   * it, if it is there.
   */
  @Parameter(property = "vmgen.supersets")
  List<File> supersets = new ArrayList<>();

  /** Whether engines in C keep items of stacks in registers, as {@code cache} says. */
  @Parameter(property = "vmgen.caches", defaultValue = "true")
  boolean caches;

  /**
   * How many items of a cached stack at most are in registers between blocks of code, in C: 0 to 4.
   */
  @Parameter(property = "vmgen.canonical", defaultValue = "" + BodyOptions.USUAL_CANONICAL)
  int canonical;

  /** How many bodies an engine in C may have. */
  @Parameter(property = "vmgen.maxBodies", defaultValue = "" + BodyOptions.USUAL_BODIES)
  int maxBodies;

  /**
   * Profiles of programs, one program each: files, or folders with files {@code *.prof}. The loop
   * of an engine in Java has the instructions that these programs execute often. A profile of
   * another machine is passed over.
   */
  @Parameter(property = "vmgen.profiles")
  List<File> profiles = new ArrayList<>();

  /**
   * How many combined instructions to choose from the profiles, as {@code vmgen synthesize} does,
   * besides those of the description; 0 for none.
   */
  @Parameter(property = "vmgen.combinations", defaultValue = "0")
  int combinations;

  /** Whether the descriptions' examples are run; one that fails is an error. */
  @Parameter(property = "vmgen.examples", defaultValue = "true")
  boolean examples;

  /** How many messages are shown at most, errors first; 0 for all. */
  @Parameter(property = "vmgen.maxMessages", defaultValue = "" + FirstMessages.DEFAULT)
  int maxMessages;

  /** Values of the descriptions' options. */
  @Parameter Map<String, String> options = new LinkedHashMap<>();

  /** Whether to do nothing. */
  @Parameter(property = "vmgen.skip", defaultValue = "false")
  boolean skip;

  /** Where descriptions are, and where files go. */
  abstract Folders folders();

  /** Makes a folder of generated Java known to what compiles it. */
  abstract void addSourceRoot(String folder);

  /**
   * Where a goal reads and writes.
   *
   * @param source the descriptions
   * @param java generated Java, a source root
   * @param c generated C, each engine in a folder with its name
   * @param state where it is noted what was generated from what
   */
  record Folders(Path source, Path java, Path c, Path state) {}

  @Override
  public final void execute() throws MojoExecutionException, MojoFailureException {
    if (skip) {
      getLog().info("vmgen is skipped");
      return;
    }
    checkEngines();
    if (maxMessages < 0) {
      throw new MojoExecutionException("vmgen.maxMessages needs a number from 0");
    }
    if (packageName != null && !GeneratedNames.isPackage(packageName)) {
      throw new MojoExecutionException(
          "vmgen.package: '" + packageName + "' is no name of a Java package");
    }
    if (prefix != null && !GeneratedNames.isPrefix(prefix)) {
      throw new MojoExecutionException(
          "vmgen.prefix: '" + prefix + "' is no prefix of names: a letter then letters and digits");
    }
    checkBodies();
    checkSupersets();
    checkProfiles();
    try {
      if (Files.isDirectory(folders().source())) {
        generate();
      }
    } catch (IOException e) {
      throw new MojoExecutionException("vmgen: " + e, e);
    }
    if (engines.stream().anyMatch(DescriptionsMojo::isJava)) {
      addSourceRoot(folders().java().toAbsolutePath().toString());
    }
  }

  private void checkEngines() throws MojoExecutionException {
    for (String engine : engines) {
      if (Backends.named(backend(engine)).isEmpty()) {
        String all = String.join(", ", Backends.all().stream().map(Backend::name).toList());
        throw new MojoExecutionException(
            "vmgen.engines: there is no engine '" + engine + "'; the engines are " + all);
      }
    }
  }

  private void checkBodies() throws MojoExecutionException {
    if (canonical < 0 || canonical > BodyOptions.MOST_CANONICAL) {
      throw new MojoExecutionException(
          "vmgen.canonical needs a number from 0 to " + BodyOptions.MOST_CANONICAL);
    } else if (maxBodies < 0 || maxBodies > BodyOptions.MOST_BODIES) {
      throw new MojoExecutionException(
          "vmgen.maxBodies needs a number from 0 to " + BodyOptions.MOST_BODIES);
    }
  }

  private void checkSupersets() throws MojoExecutionException {
    for (File superset : supersets) {
      if (!superset.isFile()) {
        throw new MojoExecutionException("vmgen.supersets: there is no file " + superset);
      }
    }
  }

  private void checkProfiles() throws MojoExecutionException {
    for (File profile : profiles) {
      if (!profile.exists()) {
        throw new MojoExecutionException("vmgen.profiles: there is no file or folder " + profile);
      }
    }
    if (combinations < 0) {
      throw new MojoExecutionException("vmgen.combinations needs a number from 0");
    } else if (combinations > 0 && !composites) {
      throw new MojoExecutionException("vmgen.combinations needs vmgen.composites");
    } else if (combinations > 0 && profiles.isEmpty()) {
      throw new MojoExecutionException(
          "vmgen.combinations needs vmgen.profiles: what programs left that ran with --profile");
    }
  }

  /** Which bodies engines have. */
  final BodyOptions bodies() {
    return new BodyOptions(composites, caches, canonical, maxBodies);
  }

  /** The name of the back end that makes an engine. */
  static String backend(String engine) {
    return engine.endsWith(UNCHECKED)
        ? engine.substring(0, engine.length() - UNCHECKED.length())
        : engine;
  }

  static boolean isJava(String engine) {
    return Backends.named(backend(engine))
        .filter(backend -> backend.target().equals("java"))
        .isPresent();
  }

  private void generate() throws IOException, MojoFailureException {
    Problems problems = new Problems();
    int generated = 0;
    List<Path> machines = machines();
    for (Path description : machines) {
      MachineSource machine = new MachineSource(this, description);
      if (machine.isUpToDate()) {
        getLog().debug(description + " did not change");
      } else {
        machine.generate(problems);
        generated++;
      }
    }
    if (machines.isEmpty()) {
      getLog().info("no description of a machine in " + folders().source());
    } else if (generated == 0) {
      getLog().info("nothing to generate: no description changed");
    }
    problems.report(getLog(), maxMessages);
  }

  /** Every file that describes a machine, in the order of their names. */
  private List<Path> machines() throws IOException {
    List<Path> machines = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folders().source())) {
      for (Path file : files.sorted().toList()) {
        if (file.toString().endsWith(".vmg") && MachineSource.describesMachine(file)) {
          machines.add(file);
        }
      }
    }
    return machines;
  }

  /** A file's name in messages and outputs: in the project, the same on every computer. */
  String shown(Path file) {
    Path absolute = file.toAbsolutePath().normalize();
    return Optional.ofNullable(project.getBasedir())
        .map(base -> base.toPath().toAbsolutePath().normalize())
        .filter(base -> absolute.getRoot().equals(base.getRoot()))
        .map(base -> base.relativize(absolute))
        .orElse(absolute)
        .toString()
        .replace(File.separatorChar, '/');
  }

  /** What the user chose, and the plugin's own version: whatever changes what is generated. */
  String configuration() throws IOException {
    return String.join(
        "\n",
        "plugin "
            + Optional.ofNullable(execution).map(e -> e.getVersion()).orElse("")
            + " "
            + GeneratorStamp.get(),
        "engines " + engines,
        "package " + packageName,
        "prefix " + prefix,
        "unchecked " + unchecked + " budget " + budget + " lines " + lines,
        bodies().toString(),
        "profiles " + UsedProfiles.of(profiles).files(),
        "combinations " + combinations,
        "examples " + examples,
        "options " + new TreeMap<>(options));
  }
}
