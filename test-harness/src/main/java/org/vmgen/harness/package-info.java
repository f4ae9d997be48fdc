/** What tests of generated engines use: programs, engines side by side, and the tools they need. */
package org.vmgen.harness;
