/** Profiles of several programs as one weighted text of instructions. */
package org.vmgen.superinstructions.corpus;
