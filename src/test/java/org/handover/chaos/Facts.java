package org.handover.chaos;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.handover.nodes.PostgresServer;

/** Reads the database beside the nodes. A crash is waited out. */
final class Facts implements AutoCloseable {

    interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    private static final long PATIENCE = Duration.ofMinutes(2).toNanos();

    private final PostgresServer database;
    private Connection connection;

    Facts(PostgresServer database) {
        this.database = database;
    }

    synchronized <T> List<T> list(String sql, Row<T> row, Object... parameters) {
        long giveUp = System.nanoTime() + PATIENCE;
        while (true) {
            try {
                if (connection == null) {
                    connection = database.connect();
                }
                try (PreparedStatement statement = connection.prepareStatement(sql)) {
                    for (int at = 0; at < parameters.length; at++) {
                        statement.setObject(at + 1, parameters[at]);
                    }
                    ResultSet rows = statement.executeQuery();
                    List<T> read = new ArrayList<>();
                    while (rows.next()) {
                        read.add(row.read(rows));
                    }
                    return read;
                }
            } catch (SQLException e) {
                close();
                if (System.nanoTime() > giveUp || e.getSQLState() != null && e.getSQLState().startsWith("42")) {
                    throw new IllegalStateException(e);
                }
                sleep(200);
            }
        }
    }

    long number(String sql, Object... parameters) {
        return list(sql, row -> row.getLong(1), parameters).get(0);
    }

    List<String> texts(String sql, Object... parameters) {
        return list(sql, row -> row.getString(1), parameters);
    }

    static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }

    @Override
    public synchronized void close() {
        try {
            if (connection != null) {
                connection.close();
            }
        } catch (SQLException e) {
            // it is gone already
        }
        connection = null;
    }
}
