package org.handover.projects;

import java.time.ZoneId;

/**
 * A person on the customer's side, from the Stakeholders form (DEP-03).
 *
 * @param name unique within the project
 * @param role {@code lead}, {@code signer}, {@code sponsor}, {@code it} or {@code superuser}: what the person mainly does
 * @param language {@code en} or {@code de}; notices to this person are written in it
 * @param maySign whether this person's signature counts (R13)
 * @param delegate name of the contact who may sign instead, or null (R13)
 * @param superuser whether this person is trained and trains the users, besides any other role (DEP-09)
 * @param channel how this person prefers to be spoken to: {@code email}, {@code phone}, {@code video} or {@code project-software}
 *     (UPG-38, UPG-41); what must be on record goes out by mail all the same
 * @param depth what the weekly report tells this person: {@code technical}, {@code management}, {@code summary}, or {@code none} for no
 *     report (UPG-37, UPG-57)
 */
public record Contact(String name, String role, String email, String language, ZoneId zone, boolean maySign, String delegate,
        boolean superuser, String channel, String depth) {

    /** How somebody is spoken to who did not say how. */
    public static final String USUAL_CHANNEL = "email";
    /** What somebody is told who did not say what. */
    public static final String USUAL_DEPTH = "summary";
}
