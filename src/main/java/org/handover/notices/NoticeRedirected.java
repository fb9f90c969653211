package org.handover.notices;

/**
 * The letter of a notice that came back goes to another address. Published in the transaction that sends it there.
 *
 * @param effectKey key of the effect that did not reach anybody
 */
public record NoticeRedirected(String effectKey) {
}
