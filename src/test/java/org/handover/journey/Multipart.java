package org.handover.journey;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;

/** A body of multipart/form-data, part by part, as the Modeler and browsers send it. */
public final class Multipart {

    private static final String BOUNDARY = "part-of-a-deployment";

    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    /** A field with a text. */
    public Multipart field(String name, String value) {
        return part("name=\"" + name + "\"", value.getBytes(StandardCharsets.UTF_8));
    }

    /** A file in a field of its name. */
    public Multipart file(String name, byte[] content) {
        return part("name=\"" + name + "\"; filename=\"" + name + "\"", content);
    }

    /** A file in a field of its name. */
    public Multipart file(String name, String content) {
        return file(name, content.getBytes(StandardCharsets.UTF_8));
    }

    private Multipart part(String disposition, byte[] content) {
        body.writeBytes(("--" + BOUNDARY + "\r\nContent-Disposition: form-data; " + disposition + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
        body.writeBytes(content);
        body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
        return this;
    }

    /** Makes it the body of a POST. */
    public HttpRequest.Builder post(HttpRequest.Builder request) {
        return request.header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY).POST(BodyPublishers.ofByteArray(bytes()));
    }

    /** All of it, closed. */
    public byte[] bytes() {
        ByteArrayOutputStream closed = new ByteArrayOutputStream();
        closed.writeBytes(body.toByteArray());
        closed.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return closed.toByteArray();
    }

    /** For a request that is written by hand. */
    public static String contentType() {
        return "multipart/form-data; boundary=" + BOUNDARY;
    }
}
