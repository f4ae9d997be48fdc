/** From profiles of running programs to combined instructions. */
package org.vmgen.superinstructions;
