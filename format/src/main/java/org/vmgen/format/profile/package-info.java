/** Profiles: how often the extended blocks of programs ran; read, written and added up. */
package org.vmgen.format.profile;
