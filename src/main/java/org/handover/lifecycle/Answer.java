package org.handover.lifecycle;

import java.util.Map;
import java.util.function.Function;

/**
 * What somebody answered in a form, after it was found to fit the form.
 *
 * @param formId the id of the {@code .form}
 * @param projectNumber null where neither the form nor the process knows a project yet
 * @param userId who answered; null where the program itself did
 * @param fields the fields that were filled in, by name: text, numbers, booleans, and for lists {@code List} and {@code Map};
 *     fields left empty, hidden or read-only are not in it
 * @param known what the process knew before this answer, by name of the variable; null for what it did not know
 */
public record Answer(String formId, String projectNumber, String userId, Map<String, Object> fields, Function<String, Object> known) {}
