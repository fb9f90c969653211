package org.handover.notices;

/**
 * A notice did not reach its recipient. Published in the transaction that records it.
 *
 * @param project           project number
 * @param processInstanceId the instance that asked for the notice
 * @param elementId         the element that asked for it
 * @param noticeId          the notice that came back
 * @param recipientName     whom it did not reach
 * @param reason            what the mail server or the person who saw it come back said
 */
public record NoticeUndeliverable(String project, String processInstanceId, String elementId, long noticeId,
        String recipientName, String reason) {
}
