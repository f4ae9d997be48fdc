package org.vmgen.generator.model;

/**
 * A VM register: local to the engine while it runs, saved at exits; starts as 0 or null.
 *
 * @param typeName the type as the description names it
 */
public record Register(
    String name, int index, Type type, String typeName, Documentation documentation)
    implements State {}
