/** What came of a project: lessons, the customer's survey, benefits. */
package org.handover.projects.results;
