package org.handover.setup;

import java.util.LinkedHashMap;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Known logins, one for each role, each with its name as the password: in the demo alone. */
@Component
@Profile("demo")
class DemoLogins implements Administrators {

    private static final Map<String, String> NAMES = Map.of("admin", "Ada Novak", "manager", "Nora Lindqvist", "engineer", "Emil Castro",
        "trainer", "Tara Mbeki", "support", "Sam Whitfield", "finance", "Fiona Gallo", "owner", "Owen Hartmann", "ops", "Olga Petrov");

    private final IdentityService identity;

    DemoLogins(IdentityService identity) {
        this.identity = identity;
    }

    @Override
    public void establish() {
        logins().forEach((login, group) -> {
            if (identity.createUserQuery().userId(login).count() == 0) {
                var user = identity.newUser(login);
                user.setFirstName(NAMES.get(login).split(" ")[0]);
                user.setLastName(NAMES.get(login).split(" ")[1]);
                user.setPassword(login);
                identity.saveUser(user);
                identity.createMembership(login, group);
            }
        });
    }

    /** Login to group. */
    static Map<String, String> logins() {
        var logins = new LinkedHashMap<String, String>();
        logins.put("admin", GROUP);
        logins.put("manager", StaffGroup.PROJECT_MANAGERS.id());
        logins.put("engineer", StaffGroup.ENGINEERS.id());
        logins.put("trainer", StaffGroup.TRAINERS.id());
        logins.put("support", StaffGroup.SUPPORT.id());
        logins.put("finance", StaffGroup.FINANCE.id());
        logins.put("owner", StaffGroup.PROCESS_OWNERS.id());
        logins.put("ops", StaffGroup.OPERATIONS.id());
        return logins;
    }
}
