package org.handover.lifecycle;

import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.springframework.stereotype.Component;

/** The vendor's people: everybody who has a login, for customers have none (UPG-15). */
@Component
public class Staff {

    private final IdentityService identityService;

    Staff(IdentityService identityService) {
        this.identityService = identityService;
    }

    /** @param name as people read it; the login where no name is known */
    public record Person(String login, String name) {
    }

    /** All of them by login; who asks need not be allowed to see accounts. */
    public List<Person> people() {
        var caller = identityService.getCurrentAuthentication();
        identityService.clearAuthentication();
        try {
            return identityService.createUserQuery().orderByUserId().asc().list().stream()
                .map(user -> new Person(user.getId(), name(user))).toList();
        } finally {
            if (caller != null) {
                identityService.setAuthentication(caller.getUserId(), caller.getGroupIds(), caller.getTenantIds());
            }
        }
    }

    private static String name(User user) {
        String name = ((user.getFirstName() == null ? "" : user.getFirstName()) + " "
            + (user.getLastName() == null ? "" : user.getLastName())).strip();
        return name.isEmpty() ? user.getId() : name;
    }
}
