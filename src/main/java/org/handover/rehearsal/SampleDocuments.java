package org.handover.rehearsal;

import org.handover.documents.DocumentKind;

/** How the first version of each document of a project reads, short but complete. */
final class SampleDocuments {

    private SampleDocuments() {
    }

    /** @return Markdown */
    static String first(DocumentKind kind, Customer customer) {
        return "# %s: %s%n%n%s%n".formatted(kind.title(), customer.name(), text(kind, customer).strip());
    }

    private static String text(DocumentKind kind, Customer customer) {
        return switch (kind) {
            case PROJECT_CHARTER -> """
                ## Goals
                Every caller reaches the right team within 40 seconds; managers see the queues live.
                ## Scope
                Six queues, four announcements, ten seats. The old system is switched off after go-live.
                ## Stakeholders and responsibilities
                - %s leads the project at the customer, %s signs, %s sponsors it.
                - Our project manager answers for plan and budget, our engineers for build and tests.
                ## Organisation
                Weekly call on Tuesdays, minutes the same day, a written report each Friday.
                """.formatted(customer.lead(), customer.signer(), customer.sponsor());
            case WORKSHOP_AGENDA -> """
                1. How calls are handled today, team by team
                2. Opening hours, holidays, overflow
                3. Systems to integrate: directory, mail, customer records
                4. Reports that managers need each week
                5. Open questions, each with a name and a date
                """;
            case IMPLEMENTATION_CONCEPT -> """
                ## Processes
                Calls come in on one number and are sorted by a menu with four choices.
                ## Integrations
                Directory by LDAP, mail by SMTP, customer records by the existing interface.
                ## Users and permissions
                Agents, team leads and one administrator; rights follow the directory's groups.
                ## Migration
                The last 24 months of call records are taken over; older ones stay in the archive.
                """;
            case STATEMENT_OF_WORK -> """
                ## Our efforts
                - Installation and configuration: 8 days
                - Integration and migration: 6 days
                - Training: 2 days
                - Support at go-live: 3 days
                ## Not included
                Changes to the customer's own systems.
                """;
            case COMMUNICATION_PLAN -> """
                - Management: monthly summary by mail
                - Team leads: weekly call and report
                - Users: notice four weeks and one week before go-live, and on the day
                - Support: list of open items, daily in the first two weeks
                """;
            case MINUTES -> "Attendees, topics, decisions and action items as agreed in the meeting.";
            case VENDOR_TEST_PROTOCOL -> """
                - Load balancing: one node stopped during 200 calls, no call lost
                - Database cluster: failover in 11 seconds
                - Automated tests: 412 of 412 passed
                - Load test: 600 calls an hour for two hours, longest answer 0.8 seconds
                """;
            case CUSTOMER_TEST_PROTOCOL -> """
                - Incoming call reaches the right queue
                - Announcement outside opening hours
                - Weekly report shows yesterday's calls
                """;
            case TECHNICAL_DOCUMENTATION -> """
                ## Systems
                Two application servers behind a load balancer, a database cluster of three.
                ## Accounts
                Test accounts and credentials are in the customer's vault, folder “Handover”.
                ## People in charge
                %s at the customer, our support by the portal.
                """.formatted(customer.lead());
            case PROVISIONING_GUIDE -> """
                1. Create the servers from the template
                2. Run the installer with the customer's answer file
                3. Import users from the directory
                4. Run the smoke test
                """;
            case USER_GUIDE -> """
                ## Sign in
                Open the desk in the browser and sign in with your usual account.
                ## Take a call
                Press Ready. The next call comes to you with the caller's record.
                """;
            case DEMO_SCRIPT -> """
                1. A call comes in and is sorted by the menu
                2. The agent takes it, adds a note and passes it on
                3. The team lead sees the queue and opens the report
                """;
            case SUPPORT_PLAN -> """
                - Level 1: team leads
                - Level 2: the customer's operations and database teams
                - Level 3: our support; call with level 2 each day in the first two weeks, then each week
                """;
            case REVIEW_REPORT -> "What was achieved, what was hard, and what we do otherwise the next time.";
            case PRESENTATION -> "What was achieved, in numbers, and what comes next.";
        };
    }
}
