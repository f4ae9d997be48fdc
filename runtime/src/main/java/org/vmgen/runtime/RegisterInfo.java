package org.vmgen.runtime;

/** A VM register. */
public record RegisterInfo(String name, String typeName, ValueType type) {}
