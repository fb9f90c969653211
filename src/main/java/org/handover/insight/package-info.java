/**
 * The pages on which staff see and keep a project: portfolio, overview, plan, checklists, risks, results.
 * May use all rooms that hold facts, and {@code lifecycle}.
 */
package org.handover.insight;
