package org.handover.notices;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Reads the mailbox again and again, where one is set up. */
@Component
@ConditionalOnProperty("handover.mail.mailbox.host")
@ConditionalOnBooleanProperty(name = "handover.dispatcher.enabled", matchIfMissing = true)
class MailboxPoll {

    private final MailboxReader reader;

    MailboxPoll(MailboxReader reader) {
        this.reader = reader;
    }

    @Scheduled(fixedDelayString = "${handover.mail.mailbox.every:1m}")
    void read() {
        reader.read();
    }
}
