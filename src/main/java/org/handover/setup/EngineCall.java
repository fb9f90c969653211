package org.handover.setup;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What a request asks of the engine's REST interface, wherever it is reached: the method and the segments of the path below the
 * engine, decoded, in lower case and without empty ones, so that slashes, case and encoding cannot make a closed call look open.
 */
record EngineCall(String method, List<String> segments) {

    private static final Set<String> TASK_ACTIONS_AROUND_THE_FORM =
        Set.of("resolve", "delegate", "complete", "bpmnerror", "bpmnescalation");
    private static final Set<String> EVENTS = Set.of("message", "signal", "condition");
    private static final Set<String> EXECUTION_EVENTS = Set.of("signal", "messagesubscriptions");

    /** Reads a request whose path begins with the segments of {@code root}, for example {@code /engine-rest}. */
    static EngineCall of(HttpServletRequest request, String root) {
        var path = path(request);
        var below = path.subList(Math.min(segments(root).size(), path.size()), path.size());
        var namesTheEngine = below.size() >= 2 && below.get(0).equals("engine");
        return new EngineCall(request.getMethod(), namesTheEngine ? below.subList(2, below.size()) : below);
    }

    /** The segments of a request's path, decoded, in lower case and without empty ones. */
    static List<String> path(HttpServletRequest request) {
        return segments(request.getServletPath() + (request.getPathInfo() == null ? "" : request.getPathInfo()));
    }

    /** Ends or changes a user task without its form, which alone is checked. */
    boolean goesAroundTheForm() {
        return segments.size() >= 3 && segments.get(0).equals("task") && TASK_ACTIONS_AROUND_THE_FORM.contains(segments.get(2));
    }

    /** Sends a message or a signal, which a person does by starting the process made for it. */
    private boolean sendsAnEvent() {
        return !segments.isEmpty() && EVENTS.contains(segments.get(0))
            || segments.size() >= 2 && segments.get(0).equals("process-instance") && segments.get(1).equals("message-async")
            || segments.size() >= 3 && segments.get(0).equals("execution") && EXECUTION_EVENTS.contains(segments.get(2));
    }

    /** Takes running projects away with the diagram that they follow; whoever deployed it may do so by the engine's own rule. */
    private boolean deletesADeployment() {
        return method.equals("DELETE") && !segments.isEmpty() && segments.get(0).equals("deployment");
    }

    /** Runs a job at once; the engine counts even a refused try as a failure of the job. */
    private boolean runsAJob() {
        return segments.size() >= 3 && segments.get(0).equals("job") && segments.get(2).equals("execute");
    }

    /** Only for administrators. */
    boolean isForAdministrators() {
        return sendsAnEvent() || deletesADeployment() || runsAJob();
    }

    /** Reads all of a kind, such as {@code /process-definition}. */
    boolean isAList() {
        return method.equals("GET") && segments.size() == 1;
    }

    private static List<String> segments(String path) {
        return Arrays.stream(path.toLowerCase(Locale.ROOT).split("/")).filter(segment -> !segment.isEmpty()).toList();
    }
}
