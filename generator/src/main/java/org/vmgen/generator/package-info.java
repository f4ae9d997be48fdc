/** From a {@code .vmg} description to its engines: a pipeline of passes over immutable records. */
package org.vmgen.generator;
