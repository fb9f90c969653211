package org.handover.setup;

import org.camunda.bpm.engine.IdentityService;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Makes the first administrator from the settings. There are no known passwords. */
@Component
@Profile("!demo & !rehearsal")
class FirstAdministrator implements Administrators {

    private final IdentityService identity;
    private final String id;
    private final String password;

    FirstAdministrator(IdentityService identity, @Value("${handover.admin.id:}") String id,
            @Value("${handover.admin.password:}") String password) {
        this.identity = identity;
        this.id = id;
        this.password = password;
    }

    @Override
    public void establish() {
        if (identity.createUserQuery().memberOfGroup(GROUP).count() > 0) {
            return;
        }
        if (id.isBlank() || password.isBlank()) {
            throw new NoAdministratorException("There is no administrator yet, and none is named in the settings.");
        }
        if (identity.createUserQuery().userId(id).count() == 0) {
            create();
        }
        identity.createMembership(id, GROUP);
    }

    private void create() {
        var user = identity.newUser(id);
        user.setFirstName("Administrator");
        user.setLastName(id);
        user.setPassword(password);
        if (!identity.checkPasswordAgainstPolicy(password, user).isValid()) {
            throw new NoAdministratorException("The password named for the administrator '" + id + "' is too weak.");
        }
        identity.saveUser(user);
    }
}
