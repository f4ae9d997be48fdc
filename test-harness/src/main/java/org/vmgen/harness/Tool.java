package org.vmgen.harness;

import java.util.List;

/** A program outside the JDK that some tests run, and the Debian package that brings it. */
public enum Tool {
  GCC("gcc", List.of("gcc")),
  CLANG("clang", List.of("clang")),
  /** The first Clang with both {@code musttail} and {@code preserve_none}, or a later one. */
  CLANG_19("clang-19", List.of("clang-19", "clang-20", "clang-21")),
  CHROMIUM("chromium", List.of("chromium", "chromium-browser", "google-chrome")),
  CMAKE("cmake", List.of("cmake")),
  DOT("graphviz", List.of("dot")),
  GFORTH("gforth", List.of("gforth")),
  MAKE("make", List.of("make")),
  NODE("nodejs", List.of("node", "nodejs")),
  QUICKJS("quickjs", List.of("qjs")),
  PERF("linux-perf", List.of("perf")),
  /** Gives a program a terminal of its own. */
  SCRIPT("bsdutils", List.of("script"));

  private final String debianPackage;
  private final List<String> commands;

  Tool(String debianPackage, List<String> commands) {
    this.debianPackage = debianPackage;
    this.commands = commands;
  }

  /** The Debian package that installs this tool. */
  public String debianPackage() {
    return debianPackage;
  }

  /** The command names under which this tool is found, best first. */
  public List<String> commands() {
    return commands;
  }
}
