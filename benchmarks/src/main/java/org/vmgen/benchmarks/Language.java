package org.vmgen.benchmarks;

/** Engines race against the hand-written one of their own language. */
enum Language {
  C,
  JAVA;

  @Override
  public String toString() {
    return this == C ? "C" : "Java";
  }
}
