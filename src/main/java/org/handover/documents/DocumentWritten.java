package org.handover.documents;

/** Somebody wrote a new version of a document of this project: what shows its documents has to show them anew. */
public record DocumentWritten(String project) {
}
