package org.handover.tickets;

import java.util.concurrent.TimeUnit;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Has the ticket desk asked again and again, on each node that carries out effects. */
@Component
@ConditionalOnProperty(name = "handover.dispatcher.enabled", matchIfMissing = true)
class TicketPolling {

    private final DeskNews news;

    TicketPolling(DeskNews news) {
        this.news = news;
    }

    @Scheduled(fixedDelayString = "${handover.tickets.poll-every:1m}", initialDelayString = "${handover.tickets.poll-every:1m}")
    void changes() {
        news.fetchChanged();
    }

    @Scheduled(fixedDelay = 5, initialDelay = 10, timeUnit = TimeUnit.SECONDS)
    void single() {
        news.lookAtDue();
    }
}
