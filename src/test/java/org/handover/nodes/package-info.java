/**
 * The product and its database as processes of their own, a proxy that loses and delays, and a clock that is moved for all of them:
 * what tests of faults are made of. Whatever is started here ends with the JVM of the tests.
 */
package org.handover.nodes;
