package org.handover.documents;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Component;

/** The documents of all projects; a version once kept is never changed (DEP-01, PROJ-18). Takes part in the caller's transaction. */
@Component
public class Documents {

    private final JdbcClient jdbc;
    private final Clock clock;

    Documents(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * One version of a document.
     *
     * @param project null for a template
     * @param title the title of the kind, or one of its own where a project has several of the kind, such as minutes
     * @param version 1 for the first
     * @param text Markdown; null where it lives elsewhere
     * @param link where it lives; null where the text is kept here
     * @param note what changed
     * @param savedBy login; null where the product wrote it
     */
    public record Version(long document, String project, DocumentKind kind, String title, int version, String text, String link,
            String note, String savedBy, Instant savedAt) {
    }

    /** @param signedOn the customer's calendar date */
    public record Signature(int version, String subject, String decision, String signer, LocalDate signedOn) {
    }

    /** Keeps a new version of a project's document that has the title of its kind. */
    public Version save(String project, DocumentKind kind, String text, String link, String note, String by) {
        return save(project, kind, kind.title(), text, link, note, by);
    }

    /**
     * Keeps a new version.
     *
     * @param project null for a template
     * @param by login; null where the product writes it
     */
    public Version save(String project, DocumentKind kind, String title, String text, String link, String note, String by) {
        long document = find(project, kind, title).map(Version::document).orElseGet(() -> create(project, kind, title));
        int version = jdbc.sql("select coalesce(max(version), 0) + 1 from document_version where document = ?").param(document)
            .query(Integer.class).single();
        jdbc.sql("insert into document_version (document, version, text, link, note, saved_by, saved_at) values (?, ?, ?, ?, ?, ?, ?)")
            .params(document, version, text, link, note, by, clock.instant().atOffset(ZoneOffset.UTC)).update();
        return find(document, version).orElseThrow();
    }

    private long create(String project, DocumentKind kind, String title) {
        var key = new GeneratedKeyHolder();
        jdbc.sql("insert into document (project, kind, title) values (?, ?, ?)").params(project, kind.id(), title).update(key, "id");
        return key.getKey().longValue();
    }

    /** The newest version of a project's document that has the title of its kind. */
    public Optional<Version> latest(String project, DocumentKind kind) {
        return find(project, kind, kind.title());
    }

    private Optional<Version> find(String project, DocumentKind kind, String title) {
        return jdbc.sql(SELECT + " where (project = ? or project is null and cast(? as varchar) is null) and kind = ? and title = ?"
                + " order by version desc limit 1")
            .params(project, project, kind.id(), title).query(Documents::version).optional();
    }

    public Optional<Version> find(long document, int version) {
        return jdbc.sql(SELECT + " where document = ? and version = ?").params(document, version).query(Documents::version).optional();
    }

    /** All versions of a document, the newest first. */
    public List<Version> versions(long document) {
        return jdbc.sql(SELECT + " where document = ? order by version desc").param(document).query(Documents::version).list();
    }

    /** The newest version of each document of a project, kind by kind. */
    public List<Version> of(String project) {
        return jdbc.sql(SELECT + """
                 where project = ? and version = (select max(version) from document_version newest where newest.document = document.id)
                order by kind, document.id""").param(project).query(Documents::version).list();
    }

    /** Keeps that a version was signed, agreed or refused. */
    public void sign(long document, Signature signature) {
        jdbc.sql("insert into document_signature (document, version, subject, decision, signer, signed_on) values (?, ?, ?, ?, ?, ?)")
            .params(document, signature.version(), signature.subject(), signature.decision(), signature.signer(), signature.signedOn())
            .update();
    }

    /** The signatures under a document, the oldest first. */
    public List<Signature> signatures(long document) {
        return jdbc.sql("select version, subject, decision, signer, signed_on from document_signature where document = ? order by id")
            .param(document).query(Signature.class).list();
    }

    private static final String SELECT = """
        select document.id as document, project, kind, title, version, text, link, note, saved_by, saved_at
        from document join document_version on document_version.document = document.id""";

    private static Version version(ResultSet row, int index) throws SQLException {
        return new Version(row.getLong("document"), row.getString("project"), DocumentKind.of(row.getString("kind")),
            row.getString("title"), row.getInt("version"), row.getString("text"), row.getString("link"), row.getString("note"),
            row.getString("saved_by"), row.getObject("saved_at", OffsetDateTime.class).toInstant());
    }
}
