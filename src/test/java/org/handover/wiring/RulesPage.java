package org.handover.wiring;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.handover.wiring.RuleCarriers.Carrier;
import org.handover.wiring.RuleCarriers.Kind;

/** Writes {@code docs/rules.md}: each rule of the catalogue, what carries it, and which are carried by nothing yet. */
final class RulesPage {

    static final Path FILE = Path.of("docs/rules.md");
    /** What writes the page anew. */
    static final String COMMAND = "./mvnw -q test -DskipPostgres -Dtest=RulesPageTest -Drules.write";

    /** How the numbers of a document begin, and what it is about; our own readings last. */
    private static final Map<String, String> DOCUMENTS = new LinkedHashMap<>();

    static {
        DOCUMENTS.put("DEP", "Deployment services");
        DOCUMENTS.put("LIVE", "Preparing for go-live");
        DOCUMENTS.put("PROJ", "The project");
        DOCUMENTS.put("UPG", "Implementation and upgrade");
        DOCUMENTS.put("POST", "After the implementation");
        DOCUMENTS.put("R", "How we read what the documents leave open");
    }

    record Rule(String number, String text) {

        String document() {
            return number.replaceAll("-?\\d+$", "");
        }

        String digits() {
            return number.replaceAll("\\D", "");
        }
    }

    private final List<Rule> rules;
    private final RuleCarriers carriers;
    private final StringBuilder page = new StringBuilder();

    private RulesPage(List<Rule> rules, RuleCarriers carriers) {
        this.rules = rules;
        this.carriers = carriers;
    }

    /** @return the page as it has to be now, with a line feed after each line */
    static String write() {
        return new RulesPage(catalogue(), RuleCarriers.read()).text();
    }

    static List<Rule> catalogue() {
        return RulesTest.read(Path.of("src/main/resources/rules.csv")).lines().skip(1).map(line -> {
            int comma = line.indexOf(',');
            String text = line.substring(comma + 1).strip();
            return new Rule(line.substring(0, comma), text.startsWith("\"") ? text.substring(1, text.length() - 1).replace("\"\"", "\"") : text);
        }).toList();
    }

    private String text() {
        long carried = rules.stream().filter(this::isCarried).count();
        line("# Rules and what carries them");
        line("");
        line("Generated from the models, the code and the tests; do not edit. To write it anew: `" + COMMAND + "`.");
        line("");
        line("**" + carried + " of " + rules.size() + " rules are carried, " + (rules.size() - carried) + " are not carried yet, and of those carried "
            + rules.stream().filter(this::isCarried).filter(rule -> !isProven(rule)).count() + " have no test that says it proves them.**");
        line("");
        overview();
        line("A diagram's element carries a rule that its documentation names, a row of a table one that its description names. A form carries what its"
            + " texts name and what the tasks that use it name, a notice what the steps that send it name, a class what its comments name."
            + " A test proves the rules of its tags: `./mvnw test -Dgroups=DEP-18` runs those of one rule.");
        line("");
        lists();
        DOCUMENTS.keySet().forEach(this::document);
        return page.toString();
    }

    private void overview() {
        line("| | Rules | Carried | Proven by a test | Not carried yet |");
        line("|---|---|---|---|---|");
        DOCUMENTS.forEach((document, about) -> {
            List<Rule> its = of(document, rule -> true);
            List<Rule> carried = of(document, this::isCarried);
            line("| [" + document + ", " + lower(about) + "](#" + anchor(heading(document)) + ") | " + its.size() + " | " + carried.size() + " | "
                + carried.stream().filter(this::isProven).count() + " | " + (its.size() - carried.size()) + " |");
        });
        line("");
    }

    private void lists() {
        line("## Not carried yet");
        line("");
        DOCUMENTS.keySet().forEach(document -> {
            List<Rule> open = of(document, rule -> !isCarried(rule));
            if (!open.isEmpty()) {
                line("- [" + document + "](#" + anchor(openHeading(document)) + "), " + open.size() + ": " + shortly(open));
            }
        });
        line("");
        line("## Carried, but no test says that it proves it");
        line("");
        line(DOCUMENTS.keySet().stream().flatMap(document -> of(document, rule -> isCarried(rule) && !isProven(rule)).stream())
            .map(rule -> "[" + rule.number() + "](#" + anchor(rule.number()) + ")").collect(Collectors.joining(", ")));
        line("");
    }

    /** Such as {@code UPG-02 to 10, 12}: the numbers that follow each other in the catalogue are drawn together. */
    private String shortly(List<Rule> which) {
        StringBuilder text = new StringBuilder();
        for (int from = 0; from < which.size();) {
            int to = from;
            while (to + 1 < which.size() && rules.indexOf(which.get(to + 1)) == rules.indexOf(which.get(to)) + 1) {
                to++;
            }
            text.append(from == 0 ? which.get(from).number() : ", " + which.get(from).digits());
            if (to > from) {
                text.append(to == from + 1 ? ", " : " to ").append(which.get(to).digits());
            }
            from = to + 1;
        }
        return text.toString();
    }

    private void document(String document) {
        line("## " + heading(document));
        line("");
        of(document, this::isCarried).forEach(this::rule);
        List<Rule> open = of(document, rule -> !isCarried(rule));
        if (!open.isEmpty()) {
            line("### " + openHeading(document));
            line("");
            open.forEach(rule -> line("- **" + rule.number() + "** " + rule.text()));
            line("");
        }
    }

    private void rule(Rule rule) {
        line("### " + rule.number());
        line("");
        line(rule.text());
        line("");
        for (Kind kind : Kind.values()) {
            List<Carrier> its = new ArrayList<>(carriers.of(rule.number(), kind));
            if (its.isEmpty()) {
                continue;
            }
            if (its.stream().allMatch(carrier -> carrier.parts().isEmpty())) {
                line("- " + kind.title + ": " + its.stream().map(RulesPage::link).collect(Collectors.joining(", ")));
            } else {
                line("- " + kind.title);
                its.forEach(carrier -> line("  - " + link(carrier) + ": " + String.join("; ", carrier.parts())));
            }
        }
        line("");
    }

    private static String link(Carrier carrier) {
        return "[" + carrier.name() + "](../" + carrier.file().toString().replace('\\', '/') + ")";
    }

    private boolean isCarried(Rule rule) {
        return carriers.isCarried(rule.number());
    }

    private boolean isProven(Rule rule) {
        return !carriers.of(rule.number(), Kind.TEST).isEmpty();
    }

    private List<Rule> of(String document, Predicate<Rule> which) {
        return rules.stream().filter(rule -> rule.document().equals(document)).filter(which).toList();
    }

    private static String heading(String document) {
        return document + ": " + lower(DOCUMENTS.get(document));
    }

    private static String openHeading(String document) {
        return document + ": not carried yet";
    }

    private static String lower(String text) {
        return Character.toLowerCase(text.charAt(0)) + text.substring(1);
    }

    /** As a heading is addressed where the repository is shown. */
    private static String anchor(String heading) {
        return heading.toLowerCase().replaceAll("[^a-z0-9 -]", "").replace(' ', '-');
    }

    private void line(String text) {
        page.append(text).append('\n');
    }
}
