package org.vmgen.runtime;

/**
 * Some bytes of a memory.
 *
 * @param memory its name
 * @param from address of the first byte
 * @param to address behind the last byte
 */
public record MemoryPart(String memory, long from, long to) {}
