/** Spring wiring, security, groups and authorizations, clocks, and the demo. May use every room; no room uses it. */
package org.handover.setup;
