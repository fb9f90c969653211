package org.handover.notices;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What is done where nobody can tell whether a mail was taken.
 *
 * @param whenUnknown {@code park}: a person decides; {@code resend}: the same bytes go out again, so that a customer may
 *                    get a mail twice but never misses one
 */
@ConfigurationProperties("handover.mail")
record MailPolicy(@DefaultValue("park") WhenUnknown whenUnknown) {

    enum WhenUnknown { PARK, RESEND }
}
