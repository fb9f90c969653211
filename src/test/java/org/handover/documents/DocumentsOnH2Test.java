package org.handover.documents;

import org.handover.outbox.OnH2;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

@SpringJUnitConfig({DocumentBeans.class, OnH2.class})
class DocumentsOnH2Test extends DocumentsContract {
}
