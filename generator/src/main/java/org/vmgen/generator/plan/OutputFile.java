package org.vmgen.generator.plan;

/**
 * A generated file.
 *
 * @param path relative to the output directory, with slashes
 */
public record OutputFile(String path, String text) {}
