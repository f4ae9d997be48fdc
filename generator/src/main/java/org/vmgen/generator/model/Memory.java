package org.vmgen.generator.model;

import java.util.OptionalLong;

/** Linear memory: byte addresses from 0, any alignment. */
public record Memory(
    String name, int index, boolean bigEndian, OptionalLong max, Documentation documentation)
    implements State {}
