package org.vmgen.runtime;

import java.util.OptionalLong;

/**
 * A stack.
 *
 * @param slot the type of a slot
 * @param prefix what items on it write before a dot, empty for none
 * @param max the largest depth in slots that a host may ask for, if declared
 */
public record StackInfo(
    String name, String typeName, ValueType slot, String prefix, OptionalLong max) {}
