package org.handover.outbox;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import javax.sql.DataSource;

/** A database that tells of each statement that is sent to it, and of each commit, before and after. */
public final class WatchedDatabase {

    /** Hears of each step; what it throws goes to whoever made the step. */
    public interface Watcher {
        void before(String statement);

        void after(String statement);
    }

    private final Watcher watcher;

    private WatchedDatabase(Watcher watcher) {
        this.watcher = watcher;
    }

    public static DataSource of(DataSource database, Watcher watcher) {
        WatchedDatabase watched = new WatchedDatabase(watcher);
        return proxy(DataSource.class, (same, method, arguments) -> {
            Object result = call(database, method, arguments);
            return result instanceof Connection connection ? watched.connection(connection) : result;
        });
    }

    private Connection connection(Connection connection) {
        return proxy(Connection.class, (same, method, arguments) -> {
            if (method.getName().equals("commit")) {
                return told("commit", connection, method, arguments);
            }
            Object result = call(connection, method, arguments);
            String sql = arguments != null && arguments.length > 0 && arguments[0] instanceof String text ? text : null;
            if (result instanceof CallableStatement call) {
                return statement(CallableStatement.class, call, sql);
            }
            if (result instanceof PreparedStatement prepared) {
                return statement(PreparedStatement.class, prepared, sql);
            }
            return result instanceof Statement statement ? statement(Statement.class, statement, null) : result;
        });
    }

    private <S extends Statement> S statement(Class<S> type, S statement, String prepared) {
        return proxy(type, (same, method, arguments) -> method.getName().startsWith("execute")
                ? told(prepared != null ? prepared : String.valueOf(arguments[0]), statement, method, arguments)
                : call(statement, method, arguments));
    }

    private Object told(String what, Object target, Method method, Object[] arguments) throws Throwable {
        watcher.before(what);
        Object result = call(target, method, arguments);
        watcher.after(what);
        return result;
    }

    private static Object call(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    @SuppressWarnings("unchecked")
    private static <T> T proxy(Class<T> type, InvocationHandler calls) {
        return (T) Proxy.newProxyInstance(WatchedDatabase.class.getClassLoader(), new Class<?>[] {type}, calls);
    }
}
