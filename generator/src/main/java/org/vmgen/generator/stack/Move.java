package org.vmgen.generator.stack;

/** A register of a stack that gets a value. */
public record Move(Location.Register to, Value value) {}
