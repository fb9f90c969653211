package org.handover.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who can log in after a first start. */
class FirstPeopleTest {

    private static final String GOOD = "Correct-Horse-7";

    private final ProcessEngine engine = engine(true);
    private final IdentityService identity = engine.getIdentityService();

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void theAdministratorOfTheSettingsIsMade() {
        groups(engine);

        new FirstAdministrator(identity, "ada.lovelace", GOOD).establish();

        assertThat(identity.checkPassword("ada.lovelace", GOOD)).isTrue();
        assertThat(new EngineIdentity(identity).groupsOf("ada.lovelace")).containsExactly("camunda-admin");
    }

    @Test
    void theSettingsAreNotLookedAtOnceThereIsAnAdministrator() {
        groups(engine);
        new FirstAdministrator(identity, "ada", GOOD).establish();

        new FirstAdministrator(identity, "mallory", GOOD).establish();
        new FirstAdministrator(identity, "", "").establish();

        assertThat(identity.createUserQuery().list()).extracting("id").containsExactly("ada");
    }

    @Test
    void aPersonAlreadyThereKeepsThePassword() {
        groups(engine);
        var person = identity.newUser("ada");
        person.setPassword(GOOD);
        identity.saveUser(person);

        new FirstAdministrator(identity, "ada", "Another-Horse-8").establish();

        assertThat(identity.checkPassword("ada", GOOD)).isTrue();
        assertThat(new EngineIdentity(identity).groupsOf("ada")).containsExactly("camunda-admin");
    }

    @Test
    void withoutAnyAdministratorTheStartStops() {
        groups(engine);

        assertThatThrownBy(() -> new FirstAdministrator(identity, "", "").establish())
            .isInstanceOf(NoAdministratorException.class).hasMessageContaining("no administrator yet");
        assertThatThrownBy(() -> new FirstAdministrator(identity, "ada", " ").establish())
            .isInstanceOf(NoAdministratorException.class);
    }

    @Test
    void aWeakPasswordStopsTheStartToo() {
        groups(engine);

        assertThatThrownBy(() -> new FirstAdministrator(identity, "ada", "ada").establish())
            .isInstanceOf(NoAdministratorException.class).hasMessageContaining("too weak").hasMessageContaining("ada");
        assertThat(identity.createUserQuery().count()).isZero();
    }

    @Test
    void theDemoHasOneLoginForEachRole() {
        var demo = engine(false);
        try {
            groups(demo);

            new DemoLogins(demo.getIdentityService()).establish();
            new DemoLogins(demo.getIdentityService()).establish();

            DemoLogins.logins().forEach((login, group) -> {
                assertThat(demo.getIdentityService().checkPassword(login, login)).as(login).isTrue();
                assertThat(new EngineIdentity(demo.getIdentityService()).groupsOf(login)).containsExactly(group);
            });
            assertThat(demo.getIdentityService().createUserQuery().count()).isEqualTo(8);
        } finally {
            demo.close();
        }
    }

    private static void groups(ProcessEngine engine) {
        new StaffGroups(engine.getIdentityService(), engine.getAuthorizationService()).establish();
    }

    private static ProcessEngine engine(boolean passwordPolicy) {
        var configuration = new StandaloneInMemProcessEngineConfiguration();
        configuration.setProcessEngineName("first-people-" + passwordPolicy);
        configuration.setJdbcUrl("jdbc:h2:mem:first-people-" + passwordPolicy);
        configuration.setDatabaseSchemaUpdate("create-drop");
        configuration.setJobExecutorActivate(false);
        configuration.setMetricsEnabled(false);
        configuration.setEnforceHistoryTimeToLive(false);
        configuration.setEnablePasswordPolicy(passwordPolicy);
        configuration.setGroupResourceWhitelistPattern("[a-zA-Z0-9-]+");
        configuration.setUserResourceWhitelistPattern("[a-zA-Z0-9._@-]+");
        return configuration.buildProcessEngine();
    }
}
