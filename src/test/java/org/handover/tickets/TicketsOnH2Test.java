package org.handover.tickets;

import org.handover.outbox.OnH2;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

@SpringJUnitConfig({TicketBeans.class, OnH2.class})
class TicketsOnH2Test extends TicketsContract {
}
