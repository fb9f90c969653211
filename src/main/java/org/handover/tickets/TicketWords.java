package org.handover.tickets;

import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.handover.outbox.EffectWords;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Names a ticket by its title. */
@Component
class TicketWords implements EffectWords {

    private final JdbcClient jdbc;

    TicketWords(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String kind() {
        return Tickets.KIND;
    }

    @Override
    public String many() {
        return "Tickets";
    }

    @Override
    public Map<String, String> of(Collection<String> keys) {
        return jdbc.sql("select effect_key, title from ticket where effect_key in (:keys)").param("keys", keys)
                .query((row, number) -> Map.entry(row.getString("effect_key"), "Ticket “" + row.getString("title") + "”"))
                .list().stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
