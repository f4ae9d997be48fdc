/** Runs the {@code example} lines of a description on an engine and compares what happens. */
package org.vmgen.generator.example;
