/** What probes do in an outage, found out before it happens: a simulation of kubelet, application and traffic. */
@NullMarked
package dev.lifesigns.probes.simulate;

import org.jspecify.annotations.NullMarked;
