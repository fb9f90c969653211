package org.handover.setup;

import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.identity.Group;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.stereotype.Component;

/** The engine's own users and groups, for everybody who logs in to anything; the engine slows down who guesses passwords. */
@Component
class EngineIdentity implements AuthenticationProvider {

    private final IdentityService identity;

    EngineIdentity(IdentityService identity) {
        this.identity = identity;
    }

    /**
     * Checks a name and a password.
     *
     * @return the person with the groups as authorities
     * @throws BadCredentialsException for a wrong pair and for a person whom the engine has locked out for a while
     */
    @Override
    public Authentication authenticate(Authentication claimed) {
        var user = claimed.getName();
        var password = claimed.getCredentials() == null ? "" : claimed.getCredentials().toString();
        if (user.isBlank() || password.isEmpty() || !passwordFits(user, password)) {
            throw new BadCredentialsException("Name and password do not fit together");
        }
        return known(user);
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }

    /** The person as known to the engine now, or null if there is no such person any more. */
    Authentication known(String user) {
        identity.clearAuthentication();
        var person = identity.createUserQuery().userId(user).singleResult();
        if (person == null) {
            return null;
        }
        var groups = groupsOf(person.getId()).stream().map(SimpleGrantedAuthority::new).toList();
        return UsernamePasswordAuthenticationToken.authenticated(person.getId(), null, groups);
    }

    /** Ids of the groups of a person; empty for a person without any. */
    List<String> groupsOf(String user) {
        return identity.createGroupQuery().groupMember(user).list().stream().map(Group::getId).toList();
    }

    private boolean passwordFits(String user, String password) {
        identity.clearAuthentication();
        try {
            return identity.checkPassword(user, password);
        } catch (OptimisticLockingException anotherAttemptAtTheSameMoment) {
            return false;
        }
    }
}
