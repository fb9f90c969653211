package org.handover.notices;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How mails go out, and where to find out what became of them.
 *
 * @param whenUnknown {@code park}: a person decides; {@code resend}: the same bytes go out again, so that a customer may
 *                    get a mail twice but never misses one. Not asked where there is an archive
 * @param keptCountsAsDelivered whether a notice that is only kept, because no mail server is set up, counts as one that reached the
 *                    customer; nothing is deemed accepted on notices that nobody got (R6), so only the demo says yes
 * @param bouncesTo   where the world's mail servers send what they cannot deliver; null for the vendor's address
 * @param mailbox     the mailbox that gets bounces and answers; null if nobody reads it but people
 * @param archive     the mailbox with a copy of every mail that went out; null if there is none
 */
@ConfigurationProperties("handover.mail")
record MailPolicy(@DefaultValue("park") WhenUnknown whenUnknown, @DefaultValue("false") boolean keptCountsAsDelivered,
        String bouncesTo, Mailbox mailbox, Archive archive) {

    MailPolicy {
        bouncesTo = bouncesTo == null || bouncesTo.isBlank() ? null : bouncesTo.strip();
        if (bouncesTo != null && !Recipient.isAddress(bouncesTo)) {
            throw new IllegalArgumentException("handover.mail.bounces-to must be a mail address, but is “" + bouncesTo + "”");
        }
        mailbox = mailbox == null || mailbox.host() == null || mailbox.host().isBlank() ? null : mailbox;
        if (archive != null && archive.address() != null && (archive.host() == null || archive.host().isBlank())) {
            throw new IllegalArgumentException("handover.mail.archive.address needs handover.mail.archive.host, where its mails are looked for");
        }
        archive = archive == null || archive.host() == null || archive.host().isBlank() ? null : archive;
    }

    enum WhenUnknown { PARK, RESEND }

    /** {@code ssl}: encrypted from the beginning; {@code starttls}: from the second step on, or not at all; {@code none}: only inside one machine. */
    enum Encryption { SSL, STARTTLS, NONE }

    /** @param port null for the usual one */
    record Mailbox(String host, Integer port, String user, String password, @DefaultValue("INBOX") String folder,
            @DefaultValue("ssl") Encryption encryption) {

        /** What it is called where it is written down how far it was read. */
        String name() {
            return PlainText.atMost(300, user + "@" + host + "/" + folder);
        }
    }

    /**
     * @param lag     how long after the mail server took a mail its copy may still be missing
     * @param address gets a copy of each mail as another recipient; null where the mail server makes the copies itself
     * @param askFirst whether a mail is looked for before it is sent at first: for the time after the database was restored from a backup,
     *                which knows nothing of what went out since then
     */
    record Archive(String host, Integer port, String user, String password, @DefaultValue("INBOX") String folder,
            @DefaultValue("ssl") Encryption encryption, @DefaultValue("1m") Duration lag, String address,
            @DefaultValue("false") boolean askFirst) {

        Archive {
            address = address == null || address.isBlank() ? null : address.strip();
            if (address != null && !Recipient.isAddress(address)) {
                throw new IllegalArgumentException("handover.mail.archive.address must be a mail address, but is “" + address + "”");
            }
            if (lag.isNegative()) {
                throw new IllegalArgumentException("handover.mail.archive.lag must not be negative");
            }
        }

        Mailbox mailbox() {
            return new Mailbox(host, port, user, password, folder, encryption);
        }
    }
}
