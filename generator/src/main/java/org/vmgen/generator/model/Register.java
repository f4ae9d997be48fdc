package org.vmgen.generator.model;

/** A VM register: local to the engine while it runs, saved at exits; starts as 0 or null. */
public record Register(String name, int index, Type type, Documentation documentation)
    implements State {}
