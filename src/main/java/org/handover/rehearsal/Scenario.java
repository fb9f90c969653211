package org.handover.rehearsal;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What people do in one rehearsed project. Whatever it does not say goes well at once.
 *
 * @param file    name of the file that tells it
 * @param starts  the day of the order, where the customer is
 * @param days    how many days are rehearsed at most
 * @param who     the customer; its project number is given to each play of the scenario
 * @param order   fields of the order that are not as usual
 * @param answers how forms are answered
 * @param bounces mail addresses that do not work
 */
public record Scenario(String file, String name, String about, LocalDate starts, int days, Customer who, Map<String, Object> order,
        List<Answered> answers, List<Statement> statements, List<Bounce> bounces) {

    /**
     * How a form is answered.
     *
     * @param time the how manieth time it is asked, 0 for every time that has no line of its own
     * @param after days after it was asked
     * @param never nobody answers it
     * @param with what is answered otherwise than usual; a null leaves a field out
     */
    record Answered(String form, int time, int after, boolean never, Map<String, Object> with) {
    }

    /**
     * A day that is known once the project gets there.
     *
     * @param days  so many days after the point
     * @param point {@code order}, {@code go-live}, or a form: the day on which it was asked for first
     */
    record When(int days, String point) {

        static final String ORDER = "order";
        static final String GO_LIVE = "go-live";

        @Override
        public String toString() {
            return days == 0 ? "on the day of " + point : days + (days == 1 ? " day after " : " days after ") + point;
        }
    }

    /**
     * Something that somebody says about the project.
     *
     * @param process the process that somebody starts for it
     */
    record Statement(When on, String process, Map<String, Object> with) {
    }

    /** From that day on whatever is sent to the address comes back. */
    record Bounce(String address, When from) {
    }

    /** The line for the how manieth time that a form is asked. */
    Optional<Answered> answerTo(String form, int time) {
        return Stream.of(time, 0).flatMap(wanted -> answers.stream().filter(line -> line.form().equals(form) && line.time() == wanted))
            .findFirst();
    }

    Customer customer(String project) {
        return new Customer(project, who.name(), who.country(), who.language(), who.zone(), who.mailDomain(), who.contractType(),
            who.modules(), who.irsPurchased(), who.conditions(), who.documents(), who.lead(), who.signer(), who.delegate(),
            who.sponsor(), who.superuser());
    }

    /** The order of a project, with what this scenario says of it. */
    Map<String, Object> orderOf(Customer customer) {
        Map<String, Object> all = new HashMap<>(customer.order());
        all.putAll(order);
        return all;
    }
}
