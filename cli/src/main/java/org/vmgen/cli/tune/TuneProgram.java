package org.vmgen.cli.tune;

import java.nio.file.Path;

/**
 * A program of {@code vmgen tune}.
 *
 * @param name how tables call it
 * @param file what engines run: the program, or the image that was made of it
 * @param key of that file's content, and of where it is if that matters
 */
record TuneProgram(String name, Path file, String key) {}
