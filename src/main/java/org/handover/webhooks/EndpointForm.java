package org.handover.webhooks;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.handover.projects.Projects;

/** What somebody typed of an endpoint; nothing in it is null. */
record EndpointForm(String url, String description, List<String> events, String project) {

    private static final int LONGEST_DESCRIPTION = 500;

    EndpointForm {
        url = text(url);
        description = text(description);
        events = events == null ? List.of() : List.copyOf(events);
        project = text(project);
    }

    static EndpointForm empty() {
        return new EndpointForm(null, null, null, null);
    }

    static EndpointForm of(Endpoint endpoint) {
        return new EndpointForm(endpoint.url(), endpoint.description(), List.copyOf(endpoint.events()), endpoint.project());
    }

    /** @return a sentence for each thing wrong */
    List<String> problems(Reach reach, Projects projects) {
        List<String> problems = new ArrayList<>();
        reach.problem(url).ifPresent(problems::add);
        if (description.length() > LONGEST_DESCRIPTION) {
            problems.add("The description has " + description.length() + " characters; at most " + LONGEST_DESCRIPTION + " can be kept.");
        }
        if (events.isEmpty()) {
            problems.add("Choose at least one event.");
        }
        events.stream().filter(event -> EventType.of(event).isEmpty()).forEach(event -> problems.add("There is no event " + event + "."));
        if (!project.isEmpty() && projects.find(project).isEmpty()) {
            problems.add("There is no project " + project + ". Leave the number empty to be told of all projects.");
        }
        return problems;
    }

    /** Only after {@link #problems} found none. */
    Endpoints.Entry entry() {
        return new Endpoints.Entry(url, description, new TreeSet<>(events), project.isEmpty() ? null : project);
    }

    private static String text(String typed) {
        return Optional.ofNullable(typed).orElse("").strip();
    }
}
