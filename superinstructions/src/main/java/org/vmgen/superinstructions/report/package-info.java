/** Shows what was chosen and what it is worth: a page, and the same data for other tools. */
package org.vmgen.superinstructions.report;
