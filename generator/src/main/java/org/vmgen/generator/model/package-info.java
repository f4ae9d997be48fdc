/** The model of a described machine: immutable records that every engine and tool reads. */
package org.vmgen.generator.model;
