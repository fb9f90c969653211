package org.handover.projects;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The people on the customer's side of a project (DEP-03, R13). Takes part in the caller's transaction. */
@Component
public class Contacts {

    private final JdbcClient jdbc;

    Contacts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Adds a contact, or replaces the one of the same name. */
    public void save(String project, Contact contact) {
        jdbc.sql("delete from contact where project = ? and name = ?").params(project, contact.name()).update();
        jdbc.sql("""
                insert into contact (project, name, role, email, language, zone, may_sign, delegate, superuser,
                    channel, depth)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
            .params(project, contact.name(), contact.role(), contact.email(), contact.language(), contact.zone().getId(),
                contact.maySign(), contact.delegate(), contact.superuser(), contact.channel(), contact.depth())
            .update();
    }

    /** All contacts, by name. */
    public List<Contact> of(String project) {
        return jdbc.sql("select * from contact where project = ? order by name").param(project)
            .query(Contacts::contact).list();
    }

    public Optional<Contact> find(String project, String name) {
        return of(project).stream().filter(contact -> contact.name().equals(name)).findFirst();
    }

    /** Those with a role; where nobody has it, the leads, so that no notice goes to nobody. */
    public List<Contact> withRole(String project, String role) {
        List<Contact> all = of(project);
        List<Contact> those = all.stream()
            .filter(contact -> role.equals("superuser") ? contact.superuser() : contact.role().equals(role)).toList();
        return those.isEmpty() ? all.stream().filter(contact -> contact.role().equals("lead")).toList() : those;
    }

    /** Everybody whose signature counts: those who may sign, and the delegate of each (R13). */
    public List<Contact> signers(String project) {
        List<Contact> all = of(project);
        Set<String> delegates = all.stream().filter(Contact::maySign).map(Contact::delegate).filter(Objects::nonNull)
            .collect(Collectors.toSet());
        return all.stream().filter(contact -> contact.maySign() || delegates.contains(contact.name())).toList();
    }

    /** @return whether there is such a contact */
    public boolean changeEmail(String project, String name, String email) {
        return jdbc.sql("update contact set email = ? where project = ? and name = ?").params(email, project, name).update() > 0;
    }

    private static Contact contact(ResultSet row, int index) throws SQLException {
        return new Contact(row.getString("name"), row.getString("role"), row.getString("email"), row.getString("language"),
            ZoneId.of(row.getString("zone")), row.getBoolean("may_sign"), row.getString("delegate"),
            row.getBoolean("superuser"), row.getString("channel"), row.getString("depth"));
    }
}
