package org.handover.tickets;

import org.handover.outbox.OnPostgres;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

@SpringJUnitConfig({TicketBeans.class, OnPostgres.class})
class TicketsOnPostgresTest extends TicketsContract {
}
