package org.handover.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FormSchemaTest {

    @ParameterizedTest(name = "{0} accepts {1}")
    @MethodSource
    void acceptsWhatFitsTheField(String component, Object value) {
        FormSchema.Result result = check(component, value);
        assertThat(result.problems()).isEmpty();
        assertThat(result.accepted()).containsEntry("x", value);
    }

    static Stream<Arguments> acceptsWhatFitsTheField() {
        return Stream.of(
            arguments("'type':'textfield'", "Zoë O’Neil"),
            arguments("'type':'textfield','validate':{'pattern':'^[A-Z]{2}$'}", "DE"),
            arguments("'type':'textfield','validate':{'validationType':'email'}", "anna@example.com"),
            arguments("'type':'textfield','validate':{'validationType':'phone'}", "+49 30 664 0400"),
            arguments("'type':'textarea','validate':{'maxLength':20}", "two\nlines"),
            arguments("'type':'number','decimalDigits':0,'validate':{'min':0,'max':9}", 9),
            arguments("'type':'number','decimalDigits':2", 2.25),
            arguments("'type':'number','validate':{'max':'=limit'}", 7),
            arguments("'type':'checkbox'", false),
            arguments("'type':'datetime','subtype':'date'", "2028-02-29"),
            arguments("'type':'datetime','subtype':'time'", "23:59"),
            arguments("'type':'datetime','subtype':'time'", "09:30+11:00"),
            arguments("'type':'datetime','subtype':'datetime'", "2026-09-25T16:00+10:00"),
            arguments("'type':'select','values':[{'label':'Paper','value':'paper'}]", "paper"),
            arguments("'type':'radio','values':[{'label':'Yes','value':true}]", true),
            arguments("'type':'select','valuesKey':'signers'", "Jane"),
            arguments("'type':'select','valuesExpression':'=plainNames'", "Ada"),
            arguments("'type':'checklist','values':[{'label':'A','value':'a'},{'label':'B','value':'b'}]", List.of("a", "b")),
            arguments("'type':'taglist','valuesKey':'plainNames'", List.of("Ada")));
    }

    @ParameterizedTest(name = "{0} refuses {1}")
    @MethodSource
    void refusesWhatDoesNotFitAndSaysWhy(String component, Object value, String sentence) {
        assertThat(check(component, value).problems()).containsExactly("“The x” " + sentence);
    }

    static Stream<Arguments> refusesWhatDoesNotFitAndSaysWhy() {
        return Stream.of(
            arguments("'type':'textfield','validate':{'required':true}", null, "is missing."),
            arguments("'type':'textfield','validate':{'required':true}", "  ", "is missing."),
            arguments("'type':'textfield'", 5, "must be text."),
            arguments("'type':'textfield'", Map.of("a", 1), "must be text."),
            arguments("'type':'textfield'", "a\r\nBcc: all@example.com", "must be a single line without control characters."),
            arguments("'type':'textfield'", "x".repeat(201), "must have at most 200 characters."),
            arguments("'type':'textfield','validate':{'maxLength':3}", "abcd", "must have at most 3 characters."),
            arguments("'type':'textfield','validate':{'minLength':3}", "ab", "must have at least 3 characters."),
            arguments("'type':'textfield','properties':{'mustBe':'two letters'},'validate':{'pattern':'^[A-Z]{2}$'}", "DEU", "must be two letters."),
            arguments("'type':'textfield','description':'Two letters, like DE.','validate':{'pattern':'^[A-Z]{2}$'}", "DEU",
                "does not have the form that is asked for: Two letters, like DE."),
            arguments("'type':'textfield','validate':{'validationType':'email'}", "anna@", "must be a mail address, like anna@example.com."),
            arguments("'type':'textfield','validate':{'validationType':'phone'}", "call me", "must be a phone number, like +4930664040900."),
            arguments("'type':'textarea'", "x".repeat(4001), "must have at most 4000 characters."),
            arguments("'type':'textarea','validate':{'maxLength':99999}", "x".repeat(4001), "must have at most 4000 characters."),
            arguments("'type':'textarea'", "a\u0000b", "must not have control characters."),
            arguments("'type':'number'", "5", "must be a number."),
            arguments("'type':'number'", Double.NaN, "must be a number."),
            arguments("'type':'number','decimalDigits':0", 1.5, "must be a whole number."),
            arguments("'type':'number','decimalDigits':2", 1.505, "must have at most 2 decimal places."),
            arguments("'type':'number','validate':{'min':0}", -1, "must be at least 0."),
            arguments("'type':'number','validate':{'max':'=limit'}", 8, "must be at most 7."),
            arguments("'type':'number'", 3e9, "is too large."),
            arguments("'type':'checkbox'", "true", "must be ticked or not (true or false)."),
            arguments("'type':'checkbox','validate':{'required':true}", false, "must be ticked."),
            arguments("'type':'datetime','subtype':'date'", "2026-02-29", "must be a date, like 2026-10-31."),
            arguments("'type':'datetime','subtype':'date'", "2026-10-31T00:00", "must be a date, like 2026-10-31."),
            arguments("'type':'datetime','subtype':'date'", "31.10.2026", "must be a date, like 2026-10-31."),
            arguments("'type':'datetime','subtype':'time'", "25:00", "must be a time, like 14:30."),
            arguments("'type':'datetime','subtype':'time','timeSerializingFormat':'no_timezone'", "14:30+11:00", "must be a time, like 14:30."),
            arguments("'type':'datetime','subtype':'datetime'", "2026-10-31", "must be a date and a time, like 2026-10-31T14:30."),
            arguments("'type':'select','values':[{'label':'Paper','value':'paper'}]", "fax", "must be one of: paper."),
            arguments("'type':'select','valuesKey':'signers'", "Mallory", "must be one of: Jane, Joe."),
            arguments("'type':'select','valuesKey':'unheardOf'", "Jane", "has no choices to choose from yet."),
            arguments("'type':'checklist','values':[{'label':'A','value':'a'}]", "a", "must be a list of choices."),
            arguments("'type':'checklist','values':[{'label':'A','value':'a'}]", List.of("a", "z"), "must be one of: a."),
            arguments("'type':'checklist','values':[{'label':'A','value':'a'}]", List.of("a", "a"), "names a choice twice."),
            arguments("'type':'checklist','validate':{'required':true},'values':[]", List.of(), "is missing."),
            arguments("'type':'textfield','readonly':true", "other", "cannot be changed here."),
            arguments("'type':'textfield','disabled':true", "other", "cannot be changed here."),
            arguments("'type':'textfield','conditional':{'hide':'=limit = 7'}", "seen", "is not asked for together with the rest of this answer."));
    }

    @Test
    void namesEveryProblemAtOnceAndAnExtraFieldByName() {
        FormSchema form = form("{'type':'textfield','key':'a','label':'Signed by','validate':{'required':true}}",
            "{'type':'datetime','key':'b','dateLabel':'Signed on','subtype':'date','validate':{'required':true}}");
        assertThat(form.check(Map.of("goLiveDate", "2020-01-01"), name -> null).problems()).containsExactly(
            "“goLiveDate” is not a field of this form.", "“Signed by” is missing.", "“Signed on” is missing.");
    }

    @Test
    void asksOnlyForFieldsThatAreVisible() {
        FormSchema form = form("{'type':'radio','key':'answer1','label':'Answer','values':[{'value':'signed'},{'value':'refused'}]}",
            "{'type':'group','conditional':{'hide':'=answer1 != \\\"refused\\\"'},'components':["
                + "{'type':'textfield','key':'reason','label':'Reason','validate':{'required':true}},"
                + "{'type':'checkbox','key':'urgent','label':'Urgent'}]}");
        assertThat(form.check(Map.of("answer1", "signed"), name -> null).problems()).isEmpty();
        assertThat(form.check(Map.of("answer1", "refused"), name -> null).problems()).containsExactly("“Reason” is missing.");
        Map<String, Object> nothing = new HashMap<>();
        nothing.put("reason", null);
        nothing.put("urgent", false);
        // hidden fields stand for nothing, whatever the task knew before
        assertThat(form.check(Map.of("answer1", "signed"), name -> "stale").notAsked()).isEqualTo(nothing);
    }

    @Test
    void checksEachRowOfAListAndKeepsLockedColumns() {
        FormSchema form = form("{'type':'dynamiclist','path':'documents','label':'Documents','allowAddRemove':false,'components':["
            + "{'type':'textfield','key':'document','label':'Document','readonly':true},"
            + "{'type':'checkbox','key':'confirmed','label':'Confirmed','validate':{'required':true}},"
            + "{'type':'textfield','key':'why','label':'Why','conditional':{'hide':'=this.confirmed'}}]}");
        List<Object> known = List.of(Map.of("document", "Manual", "confirmed", false), Map.of("document", "Licence", "confirmed", false));
        assertThat(form.check(Map.of("documents", List.of(Map.of("document", "Manual", "confirmed", true),
            Map.of("document", "Anything", "confirmed", false, "extra", 1))), Map.of("documents", known)::get).problems()).containsExactly(
            "“extra” in row 2 of “Documents” is not a field of this form.",
            "“Document” in row 2 of “Documents” cannot be changed here.",
            "“Confirmed” in row 2 of “Documents” must be ticked.");
        assertThat(form.check(Map.of("documents", List.of()), Map.of("documents", known)::get).problems())
            .containsExactly("“Documents” must have exactly the rows that are shown (2).");
        FormSchema.Result fine = form.check(Map.of("documents", List.of(Map.of("document", "Manual", "confirmed", true),
            Map.of("document", "Licence", "confirmed", true))), Map.of("documents", known)::get);
        assertThat(fine.problems()).isEmpty();
        assertThat(fine.accepted().get("documents").toString()).contains("document=Licence", "confirmed=true");
    }

    @Test
    void refusesAListThatIsNone() {
        FormSchema form = form("{'type':'dynamiclist','path':'rows','label':'Rows','components':[{'type':'textfield','key':'a'}]}");
        for (Object value : List.of("a", Map.of("a", 1), List.of("a"))) {
            assertThat(form.check(Map.of("rows", value), name -> null).problems()).containsExactly("“Rows” must be a list of rows.");
        }
        assertThat(form.check(Map.of("rows", List.of(Map.of("a", List.of()))), name -> null).problems()).isEmpty();
    }

    @Test
    void reachesIntoGroupsWithAPathAndListsInLists() {
        FormSchema form = form("{'type':'group','path':'site','components':["
            + "{'type':'textfield','key':'city','label':'City','validate':{'required':true}},"
            + "{'type':'dynamiclist','path':'floors','label':'Floors','components':[{'type':'dynamiclist','path':'rooms','label':'Rooms',"
            + "'components':[{'type':'number','key':'seats','label':'Seats'}]}]}]}");
        Map<String, Object> rooms = Map.of("rooms", List.of(Map.of("seats", 3)));
        FormSchema.Result fine = form.check(Map.of("site", Map.of("city", "Kathmandu", "floors", List.of(rooms))), name -> null);
        assertThat(fine.problems()).isEmpty();
        assertThat(fine.accepted()).isEqualTo(Map.of("site", Map.of("city", "Kathmandu", "floors", List.of(rooms))));
        assertThat(form.check(Map.of("site", Map.of("street", "x", "floors", List.of(Map.of("rooms", List.of(Map.of("seats", "3")))))),
            name -> null).problems()).containsExactly("“site.street” is not a field of this form.", "“City” is missing.",
            "“Seats” in row 1 of “Rooms” in row 1 of “Floors” must be a number.");
    }

    @Test
    void takesTheDefaultOfAFieldThatIsNotSentAndAnUntickedBoxForNo() {
        FormSchema form = form("{'type':'number','key':'queues','label':'Queues','defaultValue':0}", "{'type':'checkbox','key':'irs'}");
        assertThat(form.check(Map.of(), name -> null).accepted()).isEqualTo(Map.of("queues", 0, "irs", false));
    }

    @Test
    void saysWhichNamesTheFormLooksUp() {
        FormSchema form = form("{'type':'select','key':'signedBy','valuesKey':'signers'}", "{'type':'text','text':'# {{about}} and {{ dates }}'}",
            "{'type':'dynamiclist','path':'documents','components':[]}", "{'type':'html','content':'=openTickets'}",
            "{'type':'textfield','key':'comment','conditional':{'hide':'=signedBy = \\\"Nobody\\\" or moved'}}");
        assertThat(form.namesUsed()).contains("signers", "about", "dates", "documents", "openTickets", "moved")
            .doesNotContain("signedBy", "comment", "Nobody");
    }

    @Test
    void refusesAFormThatItCannotCheck() {
        assertThatThrownBy(() -> form("{'type':'filepicker','key':'scan'}")).hasMessageContaining("filepicker");
        assertThatThrownBy(() -> FormSchema.parse("{")).isInstanceOf(IllegalArgumentException.class);
    }

    private static final Map<String, Object> KNOWN = Map.of("limit", 7, "plainNames", List.of("Ada", "Bo"),
        "signers", List.of(Map.of("label", "Jane (CEO)", "value", "Jane"), Map.of("label", "Joe", "value", "Joe")));

    private static FormSchema.Result check(String component, Object value) {
        Map<String, Object> submitted = new HashMap<>();
        submitted.put("x", value);
        return form("{'key':'x','label':'The x'," + component + "}").check(submitted, KNOWN::get);
    }

    private static FormSchema form(String... components) {
        return FormSchema.parse(("{'id':'f','components':[" + String.join(",", components) + "]}").replace('\'', '"'));
    }
}
