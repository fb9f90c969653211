/**
 * What a form shows of a project, and what an answer must fulfil beyond the form itself. May use {@code lifecycle},
 * {@code projects}, {@code notices}, {@code signoffs} and {@code tickets}.
 */
package org.handover.answers;
