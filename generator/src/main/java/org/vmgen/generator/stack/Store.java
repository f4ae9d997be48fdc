package org.vmgen.generator.stack;

/** A value that is written to its place. */
public record Store(Location to, Value value) {}
