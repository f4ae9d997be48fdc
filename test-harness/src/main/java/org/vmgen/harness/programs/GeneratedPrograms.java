package org.vmgen.harness.programs;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test that is run once for each engine of a described machine, with a {@link GeneratedRun} as
 * parameter, which compares generated programs on that engine with the reference engine:
 *
 * <pre>{@code
 * @GeneratedPrograms(spec = "src/main/vmgen/my.vmg", engines = {"java-switch", "c-direct:unchecked"})
 * void programsMeanTheSame(GeneratedRun run) {
 *   run.compare();
 * }
 * }</pre>
 *
 * <p>A test whose C compiler is missing is skipped, unless the environment says {@code CI=true}.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@TestTemplate
@ExtendWith(GeneratedProgramsExtension.class)
public @interface GeneratedPrograms {

  /** The description: a path from the folder in which tests run, which is that of the module. */
  String spec();

  /**
   * What the generator has to know, a path like {@link #spec}; if empty, the file beside the
   * description that ends in {@code .programs} instead of {@code .vmg}, if there is one.
   */
  String config() default "";

  /**
   * Engines with their options after colons, such as {@code java-switch:unchecked}; {@code pairs}
   * for so many that any two options occur together, {@code all} for all with all options; all of
   * them, checked and unchecked, if empty.
   */
  String[] engines() default {};

  /** Options of the description, each {@code NAME=VALUE}. */
  String[] options() default {};

  /** How many programs. */
  int count() default 500;

  /** The seed of the first program; the others follow. */
  long seed() default 0;
}
