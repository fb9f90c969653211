package org.handover.steps;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.handover.notices.Invitation;
import org.handover.notices.NoticeOrder;
import org.handover.notices.Notices;
import org.handover.notices.Recipient;
import org.handover.projects.Contact;
import org.handover.projects.Contacts;
import org.handover.projects.GoLive;
import org.handover.projects.GoLives;
import org.handover.projects.Project;
import org.springframework.stereotype.Component;

/** Finds who has a role in a project and sends them a notice. */
@Component
class NoticeSender {

    private final Contacts contacts;
    private final GoLives goLives;
    private final Notices notices;

    NoticeSender(Contacts contacts, GoLives goLives, Notices notices) {
        this.contacts = contacts;
        this.goLives = goLives;
        this.notices = notices;
    }

    void send(Project project, String notice, List<Recipient> recipients, Map<String, Object> facts, String processInstanceId,
            String elementId) {
        invite(project, notice, recipients, facts, processInstanceId, elementId, null);
    }

    /** @param invitation the calendar entry that comes with it; null if none does */
    void invite(Project project, String notice, List<Recipient> recipients, Map<String, Object> facts, String processInstanceId,
            String elementId, Invitation invitation) {
        notices.send(new NoticeOrder(notice, project.number(), processInstanceId, elementId,
            goLives.current(project.number()).map(GoLive::liveDate).orElse(null), recipients, facts, invitation));
    }

    /**
     * @param role {@code signer}, {@code sponsors} (of both sides), {@code everyone}, or the role of a contact; the lead stands in for an
     *     IT contact that was not named
     */
    List<Recipient> recipients(Project project, String role) {
        return switch (role) {
            case "everyone" -> of(project, contacts.of(project.number()));
            case "signer" -> of(project, contacts.signers(project.number()));
            case "sponsors" -> Stream.concat(of(project, contacts.withRole(project.number(), "sponsor")).stream(),
                Stream.of(new Recipient(project.vendorSponsorName(), project.vendorSponsorEmail(), project.language(),
                    project.country(), project.zone()))).toList();
            default -> of(project, contacts.withRole(project.number(), role));
        };
    }

    private static List<Recipient> of(Project project, List<Contact> contacts) {
        return contacts.stream().map(contact -> recipient(project, contact)).toList();
    }

    static Recipient recipient(Project project, Contact contact) {
        return new Recipient(contact.name(), contact.email(), contact.language(), project.country(), contact.zone());
    }
}
