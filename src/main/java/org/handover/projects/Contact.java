package org.handover.projects;

import java.time.ZoneId;

/**
 * A person on the customer's side, from the Stakeholders form (DEP-03).
 *
 * @param name unique within the project
 * @param role {@code lead}, {@code signer}, {@code sponsor}, {@code it} or {@code superuser}
 * @param language {@code en} or {@code de}; notices to this person are written in it
 * @param maySign whether this person's signature counts (R13)
 * @param delegate name of the contact who may sign instead, or null (R13)
 */
public record Contact(String name, String role, String email, String language, ZoneId zone, boolean maySign, String delegate) {
}
