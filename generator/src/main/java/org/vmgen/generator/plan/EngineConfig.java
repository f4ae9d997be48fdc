package org.vmgen.generator.plan;

import java.util.List;
import java.util.Optional;
import org.vmgen.format.profile.Profile;

/**
 * What a user asks of a generated engine. An engine is a value: dispatch × checks × budget ×
 * bodies.
 *
 * @param engine the back end's name, such as {@code c-direct}
 * @param checked whether stacks, memory, regions and code bounds are tested; checked engines count
 *     portable instructions
 * @param budget whether an unchecked engine counts portable instructions too
 * @param packageName of generated Java
 * @param prefix of every generated symbol and file, instead of the machine's name
 * @param lineDirectives whether generated C carries {@code #line}
 * @param variant whether the engine of Java stands beside another of the same machine: only the
 *     machine's class is generated then, as {@code XUncheckedMachine}, and uses the other's classes
 * @param bodies which bodies it has
 * @param profile whether it counts how often blocks run; it has a body for each instruction then
 * @param usage profiles, of one program each, by which an engine in Java chooses the instructions
 *     of its loop
 */
public record EngineConfig(
    String engine,
    boolean checked,
    boolean budget,
    Optional<String> packageName,
    Optional<String> prefix,
    boolean lineDirectives,
    boolean variant,
    BodyOptions bodies,
    boolean profile,
    List<Profile> usage) {

  public EngineConfig {
    usage = List.copyOf(usage);
  }

  /** The engine of that name, everything else as it comes. */
  public static EngineConfig of(String engine, boolean checked) {
    return new EngineConfig(
        engine,
        checked,
        false,
        Optional.empty(),
        Optional.empty(),
        false,
        false,
        BodyOptions.DEFAULT,
        false,
        List.of());
  }

  /** The checked engine of that name, everything else as it comes. */
  public static EngineConfig checked(String engine) {
    return of(engine, true);
  }

  /** The unchecked engine of that name, everything else as it comes. */
  public static EngineConfig unchecked(String engine) {
    return of(engine, false);
  }

  public EngineConfig withBudget(boolean budget) {
    Parts parts = new Parts(this);
    parts.budget = budget;
    return parts.config();
  }

  public EngineConfig withPackage(Optional<String> packageName) {
    Parts parts = new Parts(this);
    parts.packageName = packageName;
    return parts.config();
  }

  public EngineConfig withPrefix(Optional<String> prefix) {
    Parts parts = new Parts(this);
    parts.prefix = prefix;
    return parts.config();
  }

  public EngineConfig withLines(boolean lineDirectives) {
    Parts parts = new Parts(this);
    parts.lineDirectives = lineDirectives;
    return parts.config();
  }

  public EngineConfig withVariant(boolean variant) {
    Parts parts = new Parts(this);
    parts.variant = variant;
    return parts.config();
  }

  public EngineConfig with(BodyOptions bodies) {
    Parts parts = new Parts(this);
    parts.bodies = bodies;
    return parts.config();
  }

  /**
   * The same engine, laid out for programs like those of the profiles.
   *
   * @param usage profiles of the machine, of one program each: all programs weigh the same
   */
  public EngineConfig withUsage(List<Profile> usage) {
    Parts parts = new Parts(this);
    parts.usage = usage;
    return parts.config();
  }

  /** The same engine, made to count how often blocks run. */
  public EngineConfig profiling() {
    Parts parts = new Parts(this);
    parts.bodies = BodyOptions.PLAIN;
    parts.profile = true;
    return parts.config();
  }

  /** Whether the engine counts portable instructions. */
  public boolean counts() {
    return checked || budget;
  }

  /** The components of another engine that differs in some. */
  private static final class Parts {
    private final String engine;
    private final boolean checked;
    private boolean budget;
    private Optional<String> packageName;
    private Optional<String> prefix;
    private boolean lineDirectives;
    private boolean variant;
    private BodyOptions bodies;
    private boolean profile;
    private List<Profile> usage;

    private Parts(EngineConfig from) {
      engine = from.engine;
      checked = from.checked;
      budget = from.budget;
      packageName = from.packageName;
      prefix = from.prefix;
      lineDirectives = from.lineDirectives;
      variant = from.variant;
      bodies = from.bodies;
      profile = from.profile;
      usage = from.usage;
    }

    private EngineConfig config() {
      return new EngineConfig(
          engine,
          checked,
          budget,
          packageName,
          prefix,
          lineDirectives,
          variant,
          bodies,
          profile,
          usage);
    }
  }
}
