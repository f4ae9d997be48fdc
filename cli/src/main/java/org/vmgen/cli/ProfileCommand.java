package org.vmgen.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.vmgen.format.profile.Profile;
import org.vmgen.format.profile.ProfileBuilder;
import org.vmgen.format.profile.ProfileException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** {@code vmgen profile}. */
@Command(
    name = "profile",
    header = "Adds profiles up, and shows what is in them.",
    description = "Works on profiles that `vmgen run --profile` wrote; needs no description.",
    synopsisSubcommandLabel = "COMMAND",
    footerHeading = "%nExample:%n",
    footer = {
      "  vmgen profile merge monday.prof tuesday.prof -o week.prof",
      "  vmgen profile show week.prof",
      "  vmgen profile hot week.prof --sequences -n 10"
    })
final class ProfileCommand {

  /** The most instructions of a sequence if nothing is said. */
  private static final int LONGEST = 8;

  @ParentCommand private Main main;

  @Spec private CommandSpec commandSpec;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = "shows this help")
  private boolean help;

  private PrintWriter out() {
    return commandSpec.commandLine().getOut();
  }

  private int refused(ProfileException problem) {
    Reporter reporter =
        new Reporter(commandSpec.commandLine(), main.messageFormat(), main.maxMessages());
    problem.getMessage().lines().forEach(reporter::remark);
    return ExitCode.INPUT;
  }

  @Command(
      name = "merge",
      header = "Adds the counts of profiles.",
      description =
          "Writes the sum of profiles of the same machine; their order does not matter. Nothing is "
              + "written if one of them cannot be read or is of another machine.")
  int merge(
      @Parameters(arity = "1..*", paramLabel = "FILE", description = "profiles") List<Path> files,
      @Option(
              names = {"-o", "--output"},
              required = true,
              paramLabel = "FILE",
              description = "the file to write; may be one of those read")
          Path output)
      throws IOException {
    ProfileFiles.checkReadable(files);
    try {
      Optional<ProfileBuilder> sum = Optional.empty();
      List<String> problems = new ArrayList<>();
      for (Path file : files) {
        try {
          Profile profile = ProfileFiles.read(file);
          sum = Optional.of(sum.orElseGet(() -> new ProfileBuilder(profile.machine())));
          add(sum.get(), profile, file);
        } catch (ProfileException e) {
          problems.add(e.getMessage());
        }
      }
      if (!problems.isEmpty()) {
        throw new ProfileException(problems);
      }
      TargetFile.profile(output).check();
      ProfileFiles.write(sum.orElseThrow().build(), output);
      return ExitCode.FINE;
    } catch (ProfileException e) {
      return refused(e);
    }
  }

  private static void add(ProfileBuilder sum, Profile profile, Path file) throws ProfileException {
    try {
      sum.addAll(profile);
    } catch (ProfileException e) {
      throw ProfileFiles.about(file, e);
    }
  }

  @Command(
      name = "show",
      header = "Shows which instructions were executed, and with which immediates.",
      description =
          "Prints how much was executed, and for each instruction how often and the most frequent "
              + "values of its immediates.")
  int show(@Parameters(paramLabel = "FILE", description = "a profile") Path file)
      throws IOException {
    try {
      ProfileTables.show(ProfileFiles.read(file), out());
      return ExitCode.FINE;
    } catch (ProfileException e) {
      return refused(e);
    }
  }

  @Command(
      name = "hot",
      header = "Shows the blocks or sequences that matter most.",
      description =
          "Prints the blocks in which most instructions were executed, or the sequences inside of "
              + "blocks that save most dispatches if each becomes one instruction.")
  int hot(
      @Parameters(paramLabel = "FILE", description = "a profile") Path file,
      @Option(names = "--sequences", description = "sequences in place of whole blocks")
          boolean sequences,
      @Option(
              names = "-n",
              paramLabel = "N",
              defaultValue = "20",
              description = "how many (default: ${DEFAULT-VALUE})")
          int most,
      @Option(
              names = "--longest",
              paramLabel = "N",
              description =
                  "with --sequences: the most instructions of one (default: " + LONGEST + ")")
          Optional<Integer> longest)
      throws IOException {
    if (most < 1 || longest.orElse(LONGEST) < 2) {
      throw new ParameterException(
          commandSpec.subcommands().get("hot"), "-n needs a number from 1, --longest one from 2");
    } else if (longest.isPresent() && !sequences) {
      throw new ParameterException(
          commandSpec.subcommands().get("hot"),
          "--longest is about sequences, and blocks are shown whole: add --sequences");
    }
    try {
      Profile profile = ProfileFiles.read(file);
      if (sequences) {
        ProfileTables.sequences(profile, longest.orElse(LONGEST), most, out());
      } else {
        ProfileTables.blocks(profile, most, out());
      }
      return ExitCode.FINE;
    } catch (ProfileException e) {
      return refused(e);
    }
  }
}
