package org.vmgen.harness;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The tools of this machine, for tests that run them.
 *
 * <p>A test whose tool is missing is skipped, and the reason names the Debian package to install.
 * Where the environment says {@code CI=true} the same test fails instead: there, a test that did
 * not run is an error in the machine's set-up.
 */
public final class Tools {

  private static final ToolFinder FINDER = new ToolFinder(System.getenv(), System.out);

  private static final List<Path> JDK_FOLDERS =
      List.of(
          Path.of(System.getProperty("java.home")).toAbsolutePath().resolveSibling("."),
          Path.of("/usr/lib/jvm"),
          Path.of(System.getProperty("user.home"), ".sdkman", "candidates", "java"));
  private static final JdkFinder JDKS = new JdkFinder(System.getenv(), JDK_FOLDERS);

  private Tools() {}

  /** The executable of {@code tool} on the {@code PATH}, if it is installed. */
  public static Optional<Path> find(Tool tool) {
    return FINDER.find(tool);
  }

  /**
   * The executable of {@code tool}.
   *
   * @throws org.opentest4j.TestAbortedException if it is missing, which skips the running test
   * @throws AssertionError if it is missing and the environment says {@code CI=true}
   */
  public static Path require(Tool tool) {
    return FINDER.require(tool);
  }

  /**
   * The executable of a C compiler that can build and link a program with all of {@code flags},
   * such as {@code -m32} or {@code -fsanitize=address,undefined}.
   *
   * @param debianPackage what to install where the compiler is there but refuses the flags
   * @throws org.opentest4j.TestAbortedException if the compiler is missing or refuses the flags,
   *     which skips the running test
   * @throws AssertionError in the same cases if the environment says {@code CI=true}
   */
  public static Path requireCompiler(Tool compiler, String debianPackage, String... flags) {
    return FINDER.requireCompiler(compiler, debianPackage, flags);
  }

  /**
   * The newest JDK of this computer, newer than 17: of those that {@code JAVA_HOME} and {@code
   * JAVA_HOME_…} name and of those beside the running one, in {@code /usr/lib/jvm} and of SDKMAN.
   *
   * @throws org.opentest4j.TestAbortedException if there is none, which skips the running test
   * @throws AssertionError if there is none and the environment says {@code CI=true}
   */
  public static Jdk requireNewestJdk() {
    return FINDER.requireNewestJdk(JDKS);
  }
}
