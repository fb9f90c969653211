/** The risk register of a project. */
package org.handover.projects.risks;
