package org.handover.documents;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The documents of all projects; a version once kept is never changed (DEP-01, PROJ-18). Takes part in the caller's transaction. */
@Component
public class Documents {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Documents(JdbcClient jdbc, Clock clock, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.events = events;
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

    /**
     * Keeps what somebody wrote as a new version, unless somebody else was faster; {@link DocumentWritten} follows in the same
     * transaction.
     *
     * @param project null for a template
     * @param from the version from which the writer began; 0 where there was none
     * @throws WrittenMeanwhileException if another version was written since then; nothing is kept
     */
    @Transactional
    public Version write(String project, DocumentKind kind, String title, int from, String text, String link, String note, String by) {
        find(project, kind, title).filter(newest -> newest.version() != from).ifPresent(newest -> {
            throw new WrittenMeanwhileException();
        });
        Version version;
        try {
            version = save(project, kind, title, text, link, note, by);
        } catch (DuplicateKeyException e) {
            throw new WrittenMeanwhileException();
        }
        if (project != null) {
            events.publishEvent(new DocumentWritten(project));
        }
        return version;
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

    /** The newest version of the document with this kind and title; {@code project} is null for a template. */
    public Optional<Version> find(String project, DocumentKind kind, String title) {
        return jdbc.sql(SELECT + " where (project = ? or project is null and cast(? as varchar) is null) and kind = ? and title = ?"
                + " order by version desc limit 1")
            .params(project, project, kind.id(), title).query(Documents::version).optional();
    }

    public Optional<Version> find(long document, int version) {
        return jdbc.sql(SELECT + " where document = ? and version = ?").params(document, version).query(Documents::version).optional();
    }

    /** The newest version of a document. */
    public Optional<Version> newest(long document) {
        return jdbc.sql(SELECT + " where document = ? order by version desc limit 1").param(document).query(Documents::version).optional();
    }

    /** All versions of a document, the newest first. */
    public List<Version> versions(long document) {
        return jdbc.sql(SELECT + " where document = ? order by version desc").param(document).query(Documents::version).list();
    }

    /** The newest version of each document of a project, or of each template where {@code project} is null; kind by kind. */
    public List<Version> of(String project) {
        return jdbc.sql(SELECT + """
                 where (project = ? or project is null and cast(? as varchar) is null)
                    and version = (select max(version) from document_version newest where newest.document = document.id)
                order by kind, document.id""").params(project, project).query(Documents::version).list();
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

    /** The signatures under each document of a project that has any, the oldest first. */
    public Map<Long, List<Signature>> signaturesOf(String project) {
        record Signed(long document, Signature signature) {
        }
        return jdbc.sql("""
                select document, version, subject, decision, signer, signed_on from document_signature
                where document in (select id from document where project = ?) order by id""").param(project)
            .query((row, index) -> new Signed(row.getLong("document"), new Signature(row.getInt("version"), row.getString("subject"),
                row.getString("decision"), row.getString("signer"), row.getObject("signed_on", LocalDate.class)))).list().stream()
            .collect(Collectors.groupingBy(Signed::document, Collectors.mapping(Signed::signature, Collectors.toList())));
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
