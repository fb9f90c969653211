package org.handover.notices;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The company that sends the notices.
 *
 * @param name    as customers know it
 * @param mail    the address that notices come from
 * @param replyTo where answers go; null for {@code mail}
 */
@ConfigurationProperties("handover.vendor")
record Vendor(@DefaultValue("Your vendor") String name, @DefaultValue("projects@localhost") String mail, String replyTo) {

    Vendor {
        name = PlainText.oneLine(name);
        replyTo = replyTo == null || replyTo.isBlank() ? mail : replyTo;
        requireAddress("handover.vendor.mail", mail);
        requireAddress("handover.vendor.reply-to", replyTo);
    }

    /** Where its mails come from, for the names that must be unique among all mails and calendars. */
    String domain() {
        return mail.substring(mail.lastIndexOf('@') + 1);
    }

    private static void requireAddress(String property, String mail) {
        if (!Recipient.isAddress(mail)) {
            throw new IllegalArgumentException(property + " must be a mail address, but is “" + mail + "”");
        }
    }
}
