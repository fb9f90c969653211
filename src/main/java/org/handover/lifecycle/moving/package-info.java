/**
 * Moves running projects to the diagrams in force: what keeps a project from it, what becomes of its dates, the move itself, its
 * record, and the page. Part of the room {@code lifecycle}.
 */
package org.handover.lifecycle.moving;
