package org.handover.tickets;

import org.handover.outbox.Crashes;
import org.handover.outbox.OnPostgres;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

@SpringJUnitConfig({TicketBeans.class, OnPostgres.class, Crashes.class})
class TicketCrashOnPostgresTest extends TicketCrashContract {
}
