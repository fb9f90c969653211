package org.handover.notices;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What is done where no mail server says what became of a mail.
 *
 * @param whenUnknown {@code park}: a person decides; {@code resend}: the same bytes go out again, so that a customer may
 *                    get a mail twice but never misses one
 * @param keptCountsAsDelivered whether a notice that is only kept, because no mail server is set up, counts as one that reached the
 *                    customer; nothing is deemed accepted on notices that nobody got (R6), so only the demo says yes
 */
@ConfigurationProperties("handover.mail")
record MailPolicy(@DefaultValue("park") WhenUnknown whenUnknown, @DefaultValue("false") boolean keptCountsAsDelivered) {

    enum WhenUnknown { PARK, RESEND }
}
