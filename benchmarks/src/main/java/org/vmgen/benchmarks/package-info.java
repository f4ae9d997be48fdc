/** Measures generated engines against hand-written interpreters of the same machine. */
package org.vmgen.benchmarks;
