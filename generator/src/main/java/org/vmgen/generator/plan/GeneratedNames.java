package org.vmgen.generator.plan;

import javax.lang.model.SourceVersion;

/** Which names a user can choose for what is generated. */
public final class GeneratedNames {

  private GeneratedNames() {}

  /** Whether Java can have a package of that name, such as {@code com.acme}. */
  public static boolean isPackage(String name) {
    return SourceVersion.isName(name, SourceVersion.RELEASE_17);
  }

  /**
   * Whether names in C and Java can start with it: a letter, then letters, digits and {@code _}.
   */
  public static boolean isPrefix(String name) {
    return name.matches("[A-Za-z][A-Za-z0-9_]*");
  }
}
