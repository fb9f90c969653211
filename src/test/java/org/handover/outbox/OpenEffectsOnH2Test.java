package org.handover.outbox;

import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

@SpringJUnitConfig({OutsideBeans.class, OnH2.class})
class OpenEffectsOnH2Test extends OpenEffectsContract {
}
