package org.vmgen.cli;

import java.util.Optional;
import org.vmgen.generator.plan.GeneratedNames;

/** What users may call what is generated. */
public final class OutputNames {

  private OutputNames() {}

  /** What is wrong with a package of Java or a prefix; empty if nothing. */
  public static Optional<String> misuse(Optional<String> packageName, Optional<String> prefix) {
    if (!packageName.map(GeneratedNames::isPackage).orElse(true)) {
      return Optional.of("'" + packageName.get() + "' is no name of a Java package");
    } else if (!prefix.map(GeneratedNames::isPrefix).orElse(true)) {
      return Optional.of(
          "'" + prefix.get() + "' is no prefix of names: a letter then letters and digits");
    }
    return Optional.empty();
  }
}
