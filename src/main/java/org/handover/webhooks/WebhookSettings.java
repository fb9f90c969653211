package org.handover.webhooks;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where events may be sent besides public addresses over TLS.
 *
 * @param allowed   host names, addresses and networks such as {@code 10.20.0.0/16} that may be reached although they are not public
 * @param allowHttp whether endpoints may be reached without TLS
 */
@ConfigurationProperties("handover.webhooks")
record WebhookSettings(@DefaultValue List<String> allowed, @DefaultValue("false") boolean allowHttp) {
}
