/**
 * The abstract stack: from stack effects to loads, stores and pointer updates, for every engine.
 */
package org.vmgen.generator.stack;
