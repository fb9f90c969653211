/**
 * Contract dates: pure functions of date, zone, calendar and term, and the sentence that explains each result.
 * <p>
 * Nothing here reads a clock, the zone or language of the machine, or anything stored: the same question has the same
 * answer anywhere and years later (R16).
 * <p>
 * May use: {@code java.time} and the holiday library only.
 */
package org.handover.terms;
