package org.vmgen.generator.model;

/**
 * {@code replicate 4 branch;}: how many bodies an engine may make of one instruction or
 * combination, all the same, so that each has its own dispatch.
 *
 * @param name of an instruction or a combination
 * @param copies all bodies, the first included; at least 2
 */
public record Replication(String name, int copies, Documentation documentation) {}
