package org.handover.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.MediaType;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.web.client.RestClient;

/**
 * What Handover does not do: carries an effect out inside the engine's transaction, without asking whether it was done before, and
 * leaves failures to the engine's retries. The chaos run must find it out. Runs in a node only when that node is told to.
 */
class NaiveDelegate {

    private static final JsonMapper JSON = new JsonMapper();

    private final JdbcClient jdbc;
    private final JavaMailSender mail;
    private final Map<String, EffectHandler> handlers;
    private final RestClient tickets;

    NaiveDelegate(JdbcClient jdbc, JavaMailSender mail, List<EffectHandler> handlers, @Value("${chaos.naive.tickets}") String url,
            @Value("${chaos.naive.token}") String token) {
        this.jdbc = jdbc;
        this.mail = mail;
        this.handlers = handlers.stream().collect(Collectors.toMap(EffectHandler::kind, Function.identity()));
        SimpleClientHttpRequestFactory requests = new SimpleClientHttpRequestFactory();
        requests.setConnectTimeout(Duration.ofSeconds(2));
        requests.setReadTimeout(Duration.ofSeconds(3));
        this.tickets = RestClient.builder().requestFactory(requests).baseUrl(url).defaultHeader("Authorization", "token " + token).build();
    }

    @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT)
    void carryOut(EffectsAdded added) {
        for (List<Effect> mine = asked(); !mine.isEmpty(); mine = asked()) {
            for (Effect effect : mine) {
                String reference = effect.kind().equals("ticket") ? openTicket(effect) : effect.kind().equals("notice") ? send(effect) : "";
                jdbc.sql("update outbox set state = 'done', next_attempt_at = null, reference = :reference where effect_key = :key")
                    .param("reference", reference).param("key", effect.key()).update();
                handlers.get(effect.kind()).settled(effect, new Outcome.Done(reference));
            }
        }
    }

    /** Only this transaction sees what it has not committed, and nothing is committed that is not carried out. */
    private List<Effect> asked() {
        return jdbc.sql("select * from outbox where state = 'waiting' order by id").query((row, number) -> Claims.effect(row, 1)).list();
    }

    private String openTicket(Effect effect) {
        String title = jdbc.sql("select title from ticket where effect_key = :key").param("key", effect.key()).query(String.class).single();
        try {
            // as bytes, because Request Tracker's own server takes nothing in chunks
            byte[] ticket = JSON.writeValueAsBytes(Map.of("Queue", "Implementation", "Subject", title, "Content",
                title + " was asked for by project " + effect.project(), "ContentType", "text/plain", "CustomFields",
                Map.of("CorrelationId", effect.key())));
            Map<?, ?> opened = tickets.post().uri("/REST/2.0/ticket").contentType(MediaType.APPLICATION_JSON).body(ticket).retrieve()
                .body(Map.class);
            return String.valueOf(opened.get("id"));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private String send(Effect effect) {
        byte[] bytes = jdbc.sql("select mime from notice where effect_key = :key").param("key", effect.key()).query(byte[].class).single();
        try {
            MimeMessage message = mail.createMimeMessage(new ByteArrayInputStream(bytes));
            String id = message.getMessageID();
            mail.send(message);
            return id;
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }
}
