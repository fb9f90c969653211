package org.handover.tickets;

import org.handover.outbox.Crashes;
import org.handover.outbox.OnH2;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

@SpringJUnitConfig({TicketBeans.class, OnH2.class, Crashes.class})
class TicketCrashOnH2Test extends TicketCrashContract {
}
