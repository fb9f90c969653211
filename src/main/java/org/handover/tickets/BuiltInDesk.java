package org.handover.tickets;

import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Numbers tickets {@code H-1}, {@code H-2}, … in Handover's own database, for vendors without another ticket system. */
@Component
class BuiltInDesk implements TicketDesk {

    private final JdbcClient jdbc;

    BuiltInDesk(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String open(Ticket ticket, String key) {
        return find(key).orElseGet(() -> {
            try {
                jdbc.sql("insert into built_in_desk (effect_key) values (:key)").param("key", key).update();
            } catch (DuplicateKeyException e) {
                // opened by another node since; that number counts
            }
            return find(key).orElseThrow();
        });
    }

    @Override
    public Optional<String> find(String key) {
        return jdbc.sql("select number from built_in_desk where effect_key = :key").param("key", key)
                .query(Long.class).optional().map(number -> "H-" + number);
    }
}
