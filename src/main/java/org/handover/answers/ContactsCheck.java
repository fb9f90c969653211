package org.handover.answers;

import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.handover.lifecycle.Answer;
import org.handover.lifecycle.AnswerCheck;
import org.handover.lifecycle.Rows;
import org.handover.projects.Contact;
import org.handover.projects.Contacts;
import org.springframework.stereotype.Component;

/**
 * The Stakeholders form names every person once, somebody to lead, to sign and to sponsor, and delegates who are contacts (DEP-03,
 * R13); other forms name a contact that is on it.
 */
@Component
class ContactsCheck implements AnswerCheck {

    private final Contacts known;

    ContactsCheck(Contacts known) {
        this.known = known;
    }

    @Override
    public List<String> problems(Answer answer) {
        if (!answer.formId().equals("stakeholders")) {
            return unknownContact(answer);
        }
        List<Map<String, Object>> contacts = Rows.of(answer.fields().get("contacts"));
        Set<Object> names = contacts.stream().map(contact -> contact.get("name")).collect(toSet());
        List<String> problems = new ArrayList<>();
        Set<Object> seen = new HashSet<>();
        contacts.stream().map(contact -> contact.get("name")).filter(name -> !seen.add(name))
            .forEach(name -> problems.add("“" + name + "” is named twice."));
        contacts.stream().filter(contact -> contact.get("delegate") instanceof String delegate && !delegate.isBlank()
                && (!names.contains(delegate) || delegate.equals(contact.get("name"))))
            .forEach(contact -> problems.add("The delegate of “" + contact.get("name")
                + "” must be another contact on this form, but is “"
                + contact.get("delegate") + "”."));
        if (contacts.stream().noneMatch(contact -> Boolean.TRUE.equals(contact.get("maySign")))) {
            problems.add("Nobody may sign. Tick “may sign” for at least one contact.");
        }
        requireRole(contacts, "lead", "Nobody leads the project for the customer. Give one contact the role of project lead.", problems);
        requireRole(contacts, "sponsor", "There is no sponsor, to whom everything unanswered goes. Give one contact that role.", problems);
        return problems;
    }

    private List<String> unknownContact(Answer answer) {
        if (!(answer.fields().get("contact") instanceof String name) || answer.projectNumber() == null) {
            return List.of();
        }
        List<String> names = known.of(answer.projectNumber()).stream().map(Contact::name).toList();
        return names.contains(name) ? List.of()
            : List.of("“" + name + "” is no contact of this project. Its contacts: " + String.join(", ", names) + ".");
    }

    private static void requireRole(List<Map<String, Object>> contacts, String role, String otherwise, List<String> problems) {
        if (contacts.stream().noneMatch(contact -> role.equals(contact.get("role")))) {
            problems.add(otherwise);
        }
    }
}
