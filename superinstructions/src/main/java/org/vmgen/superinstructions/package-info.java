/** Profiles, mining and selection of superinstructions, and reports on them. */
package org.vmgen.superinstructions;
