package org.handover.setup;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in plain words, instead of a stack trace, how to name the first administrator. */
class NoAdministratorAnalyzer extends AbstractFailureAnalyzer<NoAdministratorException> {

    private static final String ACTION = """
        Name an administrator for the first start, with the environment variables

            HANDOVER_ADMIN_ID=ada
            HANDOVER_ADMIN_PASSWORD=...

        or the settings handover.admin.id and handover.admin.password. The password needs at least 10 characters, among them
        a lower case letter, an upper case letter, a digit and a special character, and must not contain the name.
        Both are read only while there is no administrator; take the password out again after the first start.

        To look at the product with sample projects and known logins instead, start it with the profile demo:
        --spring.profiles.active=demo""";

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, NoAdministratorException cause) {
        return new FailureAnalysis(cause.getMessage(), ACTION, cause);
    }
}
