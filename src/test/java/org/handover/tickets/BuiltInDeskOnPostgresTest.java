package org.handover.tickets;

import org.handover.outbox.OnPostgres;
import org.springframework.test.context.ContextConfiguration;

/** The same statements, also those that bring news of a desk, on the other database. */
@ContextConfiguration(classes = {DeskBeans.class, OnPostgres.class}, inheritLocations = false)
class BuiltInDeskOnPostgresTest extends BuiltInDeskTest {
}
