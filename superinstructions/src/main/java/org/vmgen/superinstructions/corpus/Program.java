package org.vmgen.superinstructions.corpus;

import org.vmgen.format.profile.Profile;

/**
 * A program to learn from, or to be judged by.
 *
 * @param name for messages and tables
 */
public record Program(String name, Profile profile) {}
