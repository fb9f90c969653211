package org.handover.lifecycle.moving;

import java.util.List;

/**
 * What a move does, or has done, to a project.
 *
 * @param versions a line for each process that moves: {@code completion 3 → 4}
 * @param dates all contract dates known, changed or not
 * @param remarks one sentence for each other thing that changes
 */
public record ProjectMove(List<String> versions, List<DateMove> dates, List<String> remarks) {
}
