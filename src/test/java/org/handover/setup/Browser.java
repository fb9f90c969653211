package org.handover.setup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** As much of a browser as a login needs: cookies and the hidden field of a form. Follows no redirect. */
final class Browser {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient http = HttpClient.newBuilder().cookieHandler(cookies).followRedirects(Redirect.NEVER).build();
    private final String root;

    Browser(int port) {
        this.root = "http://localhost:" + port;
    }

    HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(URI.create(root + path)).header("Accept", "text/html, */*;q=0.8")
            .header("Accept-Language", "de"));
    }

    HttpResponse<String> staffLogin(String user, String password) {
        return submit("/login", "/login", Map.of("username", user, "password", password));
    }

    /** Opens a page and submits the form on it. */
    HttpResponse<String> submit(String page, String action, Map<String, String> fields) {
        var token = TOKEN.matcher(get(page).body());
        if (!token.find()) {
            throw new IllegalStateException("No form on " + page);
        }
        var all = new TreeMap<>(fields);
        all.put("_csrf", token.group(1));
        return post(action, all);
    }

    HttpResponse<String> post(String action, Map<String, String> fields) {
        var body = fields.entrySet().stream().map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
            .collect(Collectors.joining("&"));
        return send(HttpRequest.newBuilder(URI.create(root + action)).header("Accept", "text/html")
            .header("Content-Type", "application/x-www-form-urlencoded").POST(BodyPublishers.ofString(body)));
    }

    HttpResponse<String> webappLogin(String user, String password, String app) {
        get("/camunda/app/" + app + "/default/");
        var answer = send(withToken(HttpRequest.newBuilder(URI.create(root + "/camunda/api/admin/auth/user/default/login/" + app)))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString("username=" + encoded(user) + "&password=" + encoded(password))));
        get("/camunda/app/" + app + "/default/");
        return answer;
    }

    HttpResponse<String> postJson(String path, String json) {
        return send(withToken(HttpRequest.newBuilder(URI.create(root + path))).header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json)));
    }

    HttpResponse<String> postWithoutToken(String path, String json) {
        return send(HttpRequest.newBuilder(URI.create(root + path)).header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json)));
    }

    private HttpRequest.Builder withToken(HttpRequest.Builder request) {
        var token = cookie("XSRF-TOKEN");
        return token == null ? request : request.header("X-XSRF-TOKEN", token);
    }

    /** The value of a cookie, or null. */
    String cookie(String name) {
        return cookies.getCookieStore().getCookies().stream().filter(cookie -> cookie.getName().equals(name))
            .map(HttpCookie::getValue).findFirst().orElse(null);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
