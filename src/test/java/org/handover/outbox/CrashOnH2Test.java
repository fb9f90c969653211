package org.handover.outbox;

import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

@SpringJUnitConfig({OutsideBeans.class, OnH2.class, Crashes.class})
class CrashOnH2Test extends CrashContract {
}
