/**
 * What goes wrong with machines, clocks, disks and backups, done to nodes that are processes of their own on a real PostgreSQL. Each
 * test counts at the other side what arrived there.
 */
package org.handover.faults;
