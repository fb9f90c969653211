package org.handover.notices;

import org.handover.outbox.TestDatabases;

class MailboxOnPostgresTest extends MailboxContract {

    @Override
    String[] database() {
        return new String[] {"spring.datasource.url=" + TestDatabases.postgresUrl(), "spring.datasource.username=postgres"};
    }
}
