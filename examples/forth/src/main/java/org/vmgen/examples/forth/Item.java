package org.vmgen.examples.forth;

/**
 * Something on the command line to interpret.
 *
 * @param isFile whether the value names a file, else it is a text itself
 */
record Item(boolean isFile, String value) {}
