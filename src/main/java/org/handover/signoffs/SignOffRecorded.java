package org.handover.signoffs;

/**
 * Spring application event, published inside the transaction that records it.
 *
 * @param signOff as it was handed over, so without its id and the moment of recording
 */
public record SignOffRecorded(SignOff signOff) {
}
