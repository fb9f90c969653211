package org.handover.outbox;

import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

@SpringJUnitConfig({OutsideBeans.class, OnH2.class})
class DownOnH2Test extends DownContract {
}
