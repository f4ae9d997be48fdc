/** From counts of executed instructions to profiles, for every engine that counts them. */
package org.vmgen.runtime.profile;
