/**
 * The back end java-switch: a switch in a loop, the machine's state in local variables. Text is
 * made here from lowered actions; the templates of {@code java-switch.stg} put it into classes.
 */
package org.vmgen.generator.java;
