/** What an engine is asked to be, and the contract of the back ends that make it. */
package org.vmgen.generator.plan;
