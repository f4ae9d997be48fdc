package org.vmgen.generator.c;

import org.vmgen.generator.c.CRecipe.Compiler;

/**
 * A shell script that compiles an engine and its driver by the recipe: for whoever has a C compiler
 * and no build tool.
 */
final class CBuildScript {
  private CBuildScript() {}

  static String text(Dispatch dispatch, CNames names) {
    return CTemplates.plain("vm_build.sh", names)
        .replace("@CLANG19@", flags(dispatch, true, 19))
        .replace("@CLANG@", flags(dispatch, true, 0))
        .replace("@GCC@", flags(dispatch, false, 0));
  }

  private static String flags(Dispatch dispatch, boolean clang, int version) {
    return String.join(" ", CFlag.options(dispatch, new Compiler("cc", clang, version)));
  }
}
