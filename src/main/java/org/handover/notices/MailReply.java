package org.handover.notices;

import java.time.Instant;

/**
 * What somebody answered to a notice by mail. Never a signature.
 *
 * @param sender     the address that the mail says it is from
 * @param receivedAt when it reached the mailbox
 * @param words      its text, at most 4,000 characters, lines parted by {@code \n}
 */
public record MailReply(long noticeId, String sender, Instant receivedAt, String subject, String words) {
}
