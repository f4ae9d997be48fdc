package org.vmgen.runtime;

import java.util.OptionalLong;

/**
 * A linear memory.
 *
 * @param max the largest size in bytes that a host may ask for, if declared
 */
public record MemoryInfo(String name, boolean bigEndian, OptionalLong max) {}
