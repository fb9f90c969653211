package org.handover.setup;

import org.camunda.bpm.engine.IdentityService;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** The people of a rehearsal: two of each role, since some tasks ask for a second person. Nobody can log in as them. */
@Component
@Profile("rehearsal")
class RehearsalLogins implements Administrators {

    private final IdentityService identity;

    RehearsalLogins(IdentityService identity) {
        this.identity = identity;
    }

    @Override
    public void establish() {
        DemoLogins.logins().forEach((login, group) -> {
            person(login, group);
            person(login + "2", group);
        });
    }

    private void person(String login, String group) {
        identity.saveUser(identity.newUser(login));
        identity.createMembership(login, group);
    }
}
