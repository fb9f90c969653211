/** The checklists of a project: requirements, preparations, clean-up, snags. */
package org.handover.projects.checklists;
