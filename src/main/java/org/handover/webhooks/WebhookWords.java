package org.handover.webhooks;

import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.handover.outbox.EffectWords;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Names what a program is told by the event and the program's address. */
@Component
class WebhookWords implements EffectWords {

    private final JdbcClient jdbc;

    WebhookWords(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String kind() {
        return Webhooks.KIND;
    }

    @Override
    public String many() {
        return "Webhooks";
    }

    @Override
    public Map<String, String> of(Collection<String> keys) {
        return jdbc.sql("""
                select d.effect_key, d.event, e.url from webhook_delivery d join webhook_endpoint e on e.id = d.endpoint
                where d.effect_key in (:keys)""")
                .param("keys", keys)
                .query((row, number) -> Map.entry(row.getString("effect_key"), "Event “" + row.getString("event") + "” to "
                        + row.getString("url")))
                .list().stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
