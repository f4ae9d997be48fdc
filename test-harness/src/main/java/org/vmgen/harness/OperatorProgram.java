package org.vmgen.harness;

/**
 * A small program for {@link OperatorMachine}.
 *
 * @param name says what it shows
 * @param assembly its text
 */
public record OperatorProgram(String name, String assembly) {}
