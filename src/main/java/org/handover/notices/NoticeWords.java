package org.handover.notices;

import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.handover.outbox.EffectWords;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Names a notice by its subject and whom it is for. */
@Component
class NoticeWords implements EffectWords {

    private final JdbcClient jdbc;

    NoticeWords(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String kind() {
        return Notices.KIND;
    }

    @Override
    public String many() {
        return "Notices";
    }

    @Override
    public Map<String, String> of(Collection<String> keys) {
        return jdbc.sql("select effect_key, subject, recipient_name, recipient_email from notice where effect_key in (:keys)")
                .param("keys", keys)
                .query((row, number) -> Map.entry(row.getString("effect_key"), "Notice “" + row.getString("subject") + "” to "
                        + row.getString("recipient_name") + " (" + row.getString("recipient_email") + ")"))
                .list().stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
