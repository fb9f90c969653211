package org.handover.tickets;

import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.handover.outbox.EffectWords;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Names a change of a ticket by what is changed and the ticket's number. */
@Component
class TicketChangeWords implements EffectWords {

    private static final Map<String, String> WHAT = Map.of("billable", "Billing of", "comment", "Comment on", "close", "Closing of");

    private final JdbcClient jdbc;

    TicketChangeWords(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String kind() {
        return TicketChanges.KIND;
    }

    @Override
    public String many() {
        return "Changes of tickets";
    }

    @Override
    public Map<String, String> of(Collection<String> keys) {
        return jdbc.sql("""
                select c.effect_key, c.kind, t.reference, t.title from ticket_change c join ticket t on t.id = c.ticket
                where c.effect_key in (:keys)""")
                .param("keys", keys)
                .query((row, number) -> Map.entry(row.getString("effect_key"), WHAT.getOrDefault(row.getString("kind"), "Change of")
                        + " ticket " + row.getString("reference") + " “" + row.getString("title") + "”"))
                .list().stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
