package org.vmgen.generator.model;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * Randomly accessed slots: {@code region[k]} is the slot {@code window + k}.
 *
 * @param typeName the slot's type as the description names it
 * @param window the i64 register whose value is added to each index, if declared
 * @param on the stack whose slots the region names, counted from the bottom; a region without one
 *     has slots of its own, bounded by its depth
 * @param reserve with {@code on}: an access lies at least this many slots below the top of the
 *     stack, counted after the instruction's inputs are popped
 * @param max the largest depth in slots that a host may ask for, if declared
 */
public record Region(
    String name,
    int index,
    Type slot,
    String typeName,
    Optional<Register> window,
    Optional<Stack> on,
    int reserve,
    OptionalLong max,
    Documentation documentation)
    implements State {}
