package org.handover.documents;

import org.handover.outbox.OnPostgres;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

@SpringJUnitConfig({DocumentBeans.class, OnPostgres.class})
class DocumentsOnPostgresTest extends DocumentsContract {
}
