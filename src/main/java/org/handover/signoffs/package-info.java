/**
 * What was signed, agreed, refused or deemed, and what shows it years later: the record and its proof (R16).
 * May use {@code projects}, {@code terms} and {@code notices}.
 */
package org.handover.signoffs;
