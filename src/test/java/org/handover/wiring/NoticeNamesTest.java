package org.handover.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.handover.notices.NoticeOrder;
import org.handover.notices.Notices;
import org.handover.steps.CheckDeeming;
import org.handover.wiring.Bundle.Given;
import org.handover.wiring.JavaSources.Reaching;
import org.junit.jupiter.api.Test;

/** The notices that are sent, against the texts and the people whom a notice can go to. */
class NoticeNamesTest {

    /** Stands under every notice and is none itself. */
    private static final String SIGNATURE = "signature";

    @Test
    void everyNoticeThatIsSentHasItsTextInBothLanguagesAndEveryTextIsSent() {
        for (String language : List.of("en", "de")) {
            assertThat(texts(language)).as(language).containsExactlyInAnyOrderElementsOf(sent());
        }
    }

    @Test
    void everyRoleThatANoticeGoesToIsKnown() throws ClassNotFoundException {
        Set<String> known = roles();

        assertThat(Bundle.inputs("to")).isNotEmpty().allSatisfy(to -> assertThat(known).as(to.place().toString()).contains(to.value()));
    }

    @Test
    void whatASignOffSaysWasShownIsSentByTheSameDiagram() {
        assertThat(Bundle.inputs("shownIn")).isNotEmpty().allSatisfy(shown ->
            assertThat(Bundle.inputs("notice").stream().filter(notice -> notice.place().diagram().equals(shown.place().diagram()))
                .map(Given::value)).as(shown.place().toString()).contains(shown.value().split(", ")));
    }

    @Test
    void whatIsAskedOfSentNoticesIsSent() {
        assertThat(JavaSources.read().textsOfField(CheckDeeming.class, "REQUESTS")).isNotEmpty().isSubsetOf(sent());
        Set<String> askedFor = new TreeSet<>(JavaSources.read().reaching(Notices.class, "sent", 1).texts());
        assertThat(askedFor).isNotEmpty().isSubsetOf(sent());
    }

    /** The people whom a notice can go to: by the product's own words, and by the roles of the Stakeholders form. */
    static Set<String> roles() throws ClassNotFoundException {
        Set<String> known = new TreeSet<>(JavaSources.read().casesIn(Class.forName("org.handover.steps.NoticeSender")));
        known.addAll(rolesOfContacts());
        return known;
    }

    /** The notices that the product sends by itself, which no diagram can send. */
    static Set<String> sentByTheProduct() {
        Reaching ordered = JavaSources.read().reaching(NoticeOrder.class, "NoticeOrder", 0);
        assertThat(ordered.unknown()).as("notices whose name cannot be followed").isEmpty();
        assertThat(ordered.inputs()).containsExactly("notice");
        return new TreeSet<>(ordered.texts());
    }

    private static Set<String> sent() {
        Set<String> sent = sentByTheProduct();
        Bundle.inputs("notice").forEach(notice -> sent.add(notice.value()));
        return sent;
    }

    static Set<String> texts(String language) {
        String ending = "." + language + ".txt";
        Set<String> texts = new TreeSet<>();
        Bundle.files("src/main/resources/notices", ending)
            .forEach(file -> texts.add(file.getFileName().toString().replace(ending, "")));
        assertThat(texts.remove(SIGNATURE)).isTrue();
        return texts;
    }

    private static Set<String> rolesOfContacts() {
        Set<String> roles = new TreeSet<>();
        Bundle.forms().stream().filter(form -> form.name().equals("stakeholders")).forEach(form -> {
            for (JsonNode field : form.content().findParents("key")) {
                if (field.path("key").asText().equals("role")) {
                    field.path("values").forEach(option -> roles.add(option.path("value").asText()));
                }
            }
        });
        assertThat(roles).isNotEmpty();
        return roles;
    }
}
