/**
 * The reference engine: an interpreter of the typed actions, plain and slow. It is what {@code
 * vmgen run} uses before anything is compiled, and the oracle with which every other engine is
 * compared.
 */
package org.vmgen.generator.reference;
