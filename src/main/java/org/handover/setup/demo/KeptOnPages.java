package org.handover.setup.demo;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import org.handover.projects.Project;
import org.handover.projects.Projects;
import org.handover.projects.checklists.CheckItem;
import org.handover.projects.checklists.Checklist;
import org.handover.projects.checklists.Checklists;
import org.handover.projects.plan.Budgets;
import org.handover.projects.plan.Budgets.Booking;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What people of the sample projects keep on the pages between their tasks: time booked each Friday, and action items done when due. */
@Component
@Profile("demo")
class KeptOnPages {

    private static final BigDecimal EUROS_AN_HOUR = new BigDecimal("95");

    private final JdbcClient jdbc;
    private final Projects projects;
    private final Budgets budgets;
    private final Checklists checklists;
    private final Clock clock;

    KeptOnPages(JdbcClient jdbc, Projects projects, Budgets budgets, Checklists checklists, Clock clock) {
        this.jdbc = jdbc;
        this.projects = projects;
        this.budgets = budgets;
        this.checklists = checklists;
        this.clock = clock;
    }

    /** Does what falls on the day that it is now, for every project that runs. */
    void keep() {
        jdbc.sql("select number from project where state = 'RUNNING'").query(String.class).list().stream().map(projects::get)
            .forEach(project -> {
                LocalDate today = LocalDate.ofInstant(clock.instant(), project.zone());
                if (today.getDayOfWeek() == DayOfWeek.FRIDAY && budgets.approved(project.number()).signum() > 0) {
                    book(project, "engineer", 14, "Installation, configuration and tests", today);
                    book(project, "manager", 5, "Weekly call, plan and correspondence", today);
                }
                settleWhatIsDue(project, today);
            });
    }

    private void book(Project project, String person, int hours, String what, LocalDate today) {
        BigDecimal time = BigDecimal.valueOf(hours);
        budgets.book(project.number(), new Booking(0, person, today, time, time.multiply(EUROS_AN_HOUR), "work", what, null), person);
    }

    private void settleWhatIsDue(Project project, LocalDate today) {
        List<CheckItem> open = checklists.open(project.number(), Checklist.REQUIREMENTS_CHECKLIST.id());
        open.stream().filter(item -> item.dueOn() != null && !item.dueOn().isAfter(today)).forEach(item -> checklists.change(new CheckItem(item.id(), item.project(),
            item.checklist(), item.item(), item.kind(), item.cause(), "Done and confirmed by the customer.", item.vendorPerson(),
            item.customerPerson(), item.dueOn(), CheckItem.State.DONE, item.source(), today, "manager"), "Done and confirmed by the customer.",
            "manager"));
    }
}
