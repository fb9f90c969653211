package org.handover.rehearsal;

import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.handover.rehearsal.Scenario.Answered;
import org.handover.rehearsal.Scenario.Bounce;
import org.handover.rehearsal.Scenario.Statement;
import org.handover.rehearsal.Scenario.When;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;

/** Reads the file of a scenario. What is wrong is said with file and line, everything at once. */
class ScenarioReader {

    private static final Pattern DAYS = Pattern.compile("(\\d{1,3})( days?)?");
    private static final Pattern WHEN = Pattern.compile("(?:(\\d{1,3}) days? after )?([a-z][a-z0-9-]*)");
    private static final int MOST_DAYS = 400;
    private static final String CUSTOMER_KEYS = "name, country, language, time zone, mail domain, project lead, signer, delegate, sponsor, superuser";

    private final Asked asked;
    private final LocalDate today;
    private final List<String> problems = new ArrayList<>();

    /**
     * @param asked what the models ask for, against which names are checked
     * @param today where a scenario says no date
     */
    ScenarioReader(Asked asked, LocalDate today) {
        this.asked = asked;
        this.today = today;
    }

    /** A sentence for each thing wrong in what was read so far, with file and line. */
    List<String> problems() {
        return problems;
    }

    /** @return null where the file is no scenario at all; then there is a problem that says so */
    Scenario read(String file, byte[] content) {
        try {
            Node root = new Yaml(new LoaderOptions()).compose(new StringReader(new String(content, StandardCharsets.UTF_8)));
            if (root == null) {
                problems.add(file + ": is empty.");
                return null;
            }
            YamlPart whole = YamlPart.of(file, root, problems);
            return scenario(file, whole);
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            problems.add(file + ", line " + line + ": cannot be read: " + e.getProblem() + ".");
        } catch (YAMLException | YamlPart.Unreadable e) {
            problems.add(file + ": cannot be read: " + String.valueOf(e.getMessage()).lines().findFirst().orElse("") + ".");
        }
        return null;
    }

    private Scenario scenario(String file, YamlPart whole) {
        whole.only("name", "about", "starts", "days", "customer", "order", "answers", "statements", "bounces");
        Customer who = customer(whole);
        Map<String, Object> order = whole.plain("order");
        checkFields(whole.at("order"), asked.startForm("implementation-project"), order);
        List<Answered> answers = whole.list("answers").stream().map(this::answered).toList();
        answers.stream().filter(line -> answers.stream().filter(other -> other.form().equals(line.form()) && other.time() == line.time()).count() > 1)
            .map(Answered::form).distinct().forEach(form -> whole.at("answers").problem("“" + form
                + "” is answered in two ways. Say “time: 1” and “time: 2”, the how manieth time it is asked."));
        return new Scenario(file, whole.text("name", file.replaceAll("\\.ya?ml$", "")), whole.text("about", "").strip(), starts(whole),
            days(whole), who, order, answers, whole.list("statements").stream().map(this::statement).toList(), bounces(whole, who));
    }

    private LocalDate starts(YamlPart whole) {
        if (!whole.has("starts")) {
            return today;
        }
        String text = whole.text("starts", "");
        try {
            LocalDate date = LocalDate.parse(text);
            if (date.getYear() >= 2000 && date.getYear() <= 2100) {
                return date;
            }
        } catch (DateTimeException e) {
            // said below
        }
        whole.at("starts").problem("“" + text + "” is no date; write it like 2026-09-01.");
        return today;
    }

    private int days(YamlPart whole) {
        int days = whole.number("days", 90);
        if (days < 1 || days > MOST_DAYS) {
            whole.at("days").problem("days is from 1 to " + MOST_DAYS + ".");
        }
        return days;
    }

    private Customer customer(YamlPart whole) {
        YamlPart part = whole.part("customer");
        part.only(CUSTOMER_KEYS.split(", "));
        String name = part.text("name", "Harbour Clinic Sydney");
        String country = part.text("country", "AU");
        if (!Set.of(Locale.getISOCountries()).contains(country)) {
            part.at("country").problem("“" + country + "” is no country; write two capital letters such as DE or AU.");
        }
        String language = part.text("language", "en");
        if (!Set.of("en", "de").contains(language)) {
            part.at("language").problem("“" + language + "” is no language of notices; they are there in en and de.");
        }
        String zone = part.text("time zone", "Australia/Sydney");
        if (!ZoneId.getAvailableZoneIds().contains(zone)) {
            part.at("time zone").problem("“" + zone + "” is no time zone; write it like Europe/Berlin.");
            zone = "UTC";
        }
        String domain = part.text("mail domain", name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "") + ".example");
        return new Customer("", name, country, language, zone, domain.startsWith(".") ? "customer.example" : domain, "standard", List.of("contact-centre", "reports"), false, null,
            List.of(), part.text("project lead", "Olivia Hart"), part.text("signer", "George Papas"), part.text("delegate", "Mei Lin"),
            part.text("sponsor", "Ruth Evans"), part.text("superuser", "Callum Reid"));
    }

    private Answered answered(YamlPart line) {
        line.only("form", "time", "after", "never", "with");
        String form = line.required("form");
        if (!form.isEmpty() && !asked.forms().containsKey(form)) {
            line.at("form").problem("there is no form “" + form + "”. The forms are: " + String.join(", ", asked.forms().keySet()) + ".");
        }
        Map<String, Object> with = line.plain("with");
        checkFields(line.at("with"), form, with);
        boolean never = line.flag("never");
        if (never && (line.has("after") || line.has("with"))) {
            line.problem("what is never answered has no “after” and no “with”.");
        }
        int time = line.number("time", 0);
        if (line.has("time") && time < 1) {
            line.at("time").problem("time is 1 for the first time that the form is asked, 2 for the second.");
        }
        return new Answered(form, time, after(line), never, with);
    }

    private int after(YamlPart line) {
        String text = line.text("after", "0");
        Matcher days = DAYS.matcher(text);
        if (!days.matches()) {
            line.at("after").problem("“" + text + "” is no number of days; write it like 3 days.");
            return 0;
        }
        return Integer.parseInt(days.group(1));
    }

    private Statement statement(YamlPart line) {
        line.only("on", "start", "with");
        When on = when(line, "on", line.required("on"));
        String process = line.required("start");
        if (!process.isEmpty() && asked.startForm(process) == null) {
            line.at("start").problem("there is no process “" + process + "” that somebody starts with a form. There are: "
                + String.join(", ", asked.processes()) + ".");
        }
        Map<String, Object> with = line.plain("with");
        checkFields(line.at("with"), asked.startForm(process), with);
        return new Statement(on, process, with);
    }

    private When when(YamlPart line, String key, String text) {
        Matcher parts = WHEN.matcher(text);
        if (parts.matches() && isPoint(parts.group(2))) {
            return new When(parts.group(1) == null ? 0 : Integer.parseInt(parts.group(1)), parts.group(2));
        }
        if (!text.isEmpty()) {
            line.at(key).problem("“" + text + "” is no day; write it like 3 days after go-live. Days count from order, go-live, or the first "
                + "time that a form is asked, such as 2 days after completion-form.");
        }
        return new When(0, When.ORDER);
    }

    private boolean isPoint(String point) {
        return point.equals(When.ORDER) || point.equals(When.GO_LIVE) || asked.forms().containsKey(point);
    }

    private List<Bounce> bounces(YamlPart whole, Customer who) {
        Map<String, String> people = new LinkedHashMap<>();
        List.of(who.lead(), who.signer(), who.delegate(), who.sponsor(), who.superuser()).forEach(person -> people.put(person, who.mail(person)));
        List<Bounce> bounces = new ArrayList<>();
        for (YamlPart entry : whole.list("bounces")) {
            entry.only("who", "from");
            String name = entry.required("who");
            if (!name.isEmpty() && !name.contains("@") && !people.containsKey(name)) {
                entry.at("who").problem("“" + name + "” is neither a mail address nor one of the customer's people: "
                    + String.join(", ", people.keySet()) + ".");
            }
            bounces.add(new Bounce(people.getOrDefault(name, name), when(entry, "from", entry.text("from", When.ORDER))));
        }
        return bounces;
    }

    private void checkFields(YamlPart part, String form, Map<String, Object> with) {
        Set<String> fields = form == null ? null : asked.forms().get(form);
        if (fields == null) {
            return; // said already that there is no such form, or it cannot be read
        }
        with.forEach((field, value) -> {
            if (!fields.contains(field)) {
                part.at(field).problem("“" + field + "” is no field of the form " + form + ". Its fields are: " + String.join(", ", fields) + ".");
            } else if (value instanceof String text && SaidDate.looksLikeOne(text) && !SaidDate.isOne(text)) {
                part.at(field).problem("“" + text + "” is no day; write it like today, 2 days before today, go-live or 3 days after order.");
            }
        });
    }
}
