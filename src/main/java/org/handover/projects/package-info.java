/**
 * The facts of a project: customer, contacts and who may sign, what was ordered, contract terms, when it was taken live
 * and the contract dates that follow. May use {@code terms}.
 */
package org.handover.projects;
