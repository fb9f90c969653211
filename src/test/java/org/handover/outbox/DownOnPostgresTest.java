package org.handover.outbox;

import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

@SpringJUnitConfig({OutsideBeans.class, OnPostgres.class})
class DownOnPostgresTest extends DownContract {
}
