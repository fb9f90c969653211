/**
 * The chaos run: two nodes, PostgreSQL, Request Tracker and Postfix as processes of their own, everything that can go wrong between and
 * with them, and at the end a count in the peers' own data: nothing lost, nothing twice. See decision 0034.
 */
package org.handover.chaos;
