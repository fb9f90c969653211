package org.handover.steps;

import static java.util.Comparator.comparing;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.handover.documents.DocumentKind;
import org.handover.documents.Documents;
import org.handover.documents.Documents.Signature;
import org.handover.notices.Notices;
import org.handover.notices.SentNotice;
import org.handover.projects.ContractDates;
import org.handover.signoffs.SignOff;
import org.handover.signoffs.SignOffs;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Adds to the record of a project, each time with what was shown and the contract dates in force (R16). */
@Component
class ProjectRecord {

    private final SignOffs signOffs;
    private final Notices notices;
    private final ContractDates contractDates;
    private final Documents documents;
    private final IdentityService identityService;

    ProjectRecord(SignOffs signOffs, Notices notices, ContractDates contractDates, Documents documents,
            @Lazy IdentityService identityService) {
        this.signOffs = signOffs;
        this.notices = notices;
        this.contractDates = contractDates;
        this.documents = documents;
        this.identityService = identityService;
    }

    /** Something that the vendor decided, without a customer's signature. */
    void decision(String project, String subject, String decision, String decidedBy, String reason) {
        signOffs.record(new SignOff(0, project, subject, decision, null, contractDates.today(project), null, decidedBy, null,
            null, null, reason, dates(project)));
    }

    /**
     * What a customer signed, agreed or refused.
     *
     * @param said the whole answer as JSON
     * @param shownIn names of the notices that showed what was signed
     */
    void answer(String project, String subject, String decision, Map<String, Object> answer, String said, List<String> shownIn) {
        String signedOn = first(answer, "signedOn", "confirmedOn", "fulfilledOn");
        String signer = first(answer, "signedBy", "confirmedBy");
        LocalDate day = signedOn == null ? contractDates.today(project) : LocalDate.parse(signedOn);
        signOffs.record(new SignOff(0, project, subject, decision, signer, day, null, currentUser(), null,
            (String) answer.get("returnedBy"), shownIn.isEmpty() ? null : shown(project, shownIn), said, dates(project)));
        // which version of each document was meant (PROJ-18)
        Stream.of(DocumentKind.values()).filter(kind -> answer.get(versionOf(kind)) != null).forEach(kind ->
            documents.sign(documents.latest(project, kind).orElseThrow().document(), new Signature(
                Integer.parseInt(answer.get(versionOf(kind)).toString()), subject, decision, signer, day)));
    }

    /** The field of a form that says which version of a document is meant. */
    static String versionOf(DocumentKind kind) {
        return kind.fact() + "Version";
    }

    /** Silence that is taken for acceptance (DEP-23, DEP-24). */
    void deemed(String project, LocalDate effectiveOn, String requests) {
        signOffs.record(new SignOff(0, project, "completion-form", "deemed", null, contractDates.today(project), effectiveOn, null,
            null, null, shown(project, List.of("completion-form")) + "\n" + requests, null, dates(project)));
    }

    /** User id of who acts now, or null where the process acts by itself. */
    String currentUser() {
        var authentication = identityService.getCurrentAuthentication();
        return authentication == null ? null : authentication.getUserId();
    }

    /** Forms have names of their own for who answered and when; null where a form asks for neither. */
    private static String first(Map<String, Object> answer, String... fields) {
        return Stream.of(fields).map(answer::get).filter(Objects::nonNull).map(Object::toString).findFirst().orElse(null);
    }

    private String shown(String project, List<String> names) {
        return names.stream().flatMap(name -> notices.sent(project, name).stream()).sorted(comparing(SentNotice::id))
            .map(ProjectRecord::asShown).collect(Collectors.joining("\n\n"));
    }

    private static String asShown(SentNotice notice) {
        return "To %s <%s> on %s: %s%n%n%s".formatted(notice.recipientName(), notice.recipientEmail(), notice.composedAt(),
            notice.subject(), notice.bodyText());
    }

    private String dates(String project) {
        return contractDates.of(project).stream().map(date -> date.term() + ": " + date.explanationEn())
            .collect(Collectors.joining("\n"));
    }
}
