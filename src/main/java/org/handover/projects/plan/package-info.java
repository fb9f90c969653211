/** A project's plan: milestones, budget and what was booked on it, the teams and when each goes live. */
package org.handover.projects.plan;
