package org.handover.notices;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** A mail server that answers as told, for what no well-behaved server does on demand. */
final class ScriptedMailServer implements AutoCloseable {

    static final String HANG_UP = "hang up";
    static final String STALL = "stall";

    private final ServerSocket socket;
    private final Map<String, String> answers = new HashMap<>();
    private final Map<String, String> next = new HashMap<>();
    final List<String> taken = new CopyOnWriteArrayList<>();
    final List<String> arrived = new CopyOnWriteArrayList<>();
    /** What was said to it, one list for each connection. */
    final List<List<String>> connections = new CopyOnWriteArrayList<>();

    ScriptedMailServer() throws IOException {
        socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(this::serve, "scripted-mail-server");
        thread.setDaemon(true);
        thread.start();
    }

    /** @param moment {@code greeting}, a command, or {@code .} for the end of the mail; a whole line such as {@code RCPT TO:<a@b>} */
    synchronized ScriptedMailServer at(String moment, String answer) {
        answers.put(moment, answer);
        return this;
    }

    /** The next time only. */
    synchronized void once(String moment, String answer) {
        next.put(moment, answer);
    }

    synchronized void behave() {
        answers.clear();
    }

    private synchronized String answer(String moment, String usual) {
        String answer = next.remove(moment);
        return answer == null ? answers.getOrDefault(moment, usual) : answer;
    }

    String[] properties() {
        return new String[] {"spring.mail.host=127.0.0.1", "spring.mail.port=" + socket.getLocalPort(),
            "spring.mail.properties.mail.smtp.timeout=500"};
    }

    private void serve() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                Thread thread = new Thread(() -> listen(client), "scripted-mail-server-connection");
                thread.setDaemon(true);
                thread.start();
            } catch (IOException closed) {
                // the end
            }
        }
    }

    private void listen(Socket client) {
        try (client) {
            talk(client);
        } catch (IOException clientWentAway) {
            // nothing to say any more
        }
    }

    private void talk(Socket client) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
        OutputStream out = client.getOutputStream();
        List<String> said = new CopyOnWriteArrayList<>();
        connections.add(said);
        if (!say(client, out, answer("greeting", "220 ready"))) {
            return;
        }
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            said.add(line);
            String command = line.split("[ :]")[0].toUpperCase();
            if (command.equals("DATA")) {
                String goOn = answer("DATA", "354 go on");
                if (!say(client, out, goOn)) {
                    return;
                }
                if (goOn.startsWith("354")) {
                    String mail = mail(in);
                    arrived.add(mail);
                    String answer = answer(".", "250 taken");
                    if (answer.startsWith("250")) {
                        taken.add(mail);
                    }
                    if (!say(client, out, answer)) {
                        return;
                    }
                }
            } else if (!say(client, out, answer(command, answer(line.split(" NOTIFY")[0],
                    command.equals("EHLO") ? "250-here\r\n250 AUTH PLAIN" : command.equals("QUIT") ? "221 bye"
                        : command.equals("AUTH") ? "235 welcome" : "250 fine")))) {
                return;
            }
        }
    }

    private static String mail(BufferedReader in) throws IOException {
        StringBuilder mail = new StringBuilder();
        for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
            mail.append(line.startsWith("..") ? line.substring(1) : line).append("\r\n");
        }
        return mail.toString();
    }

    private static boolean say(Socket client, OutputStream out, String answer) throws IOException {
        if (answer.equals(HANG_UP)) {
            client.close();
            return false;
        }
        if (answer.equals(STALL)) {
            // until the other side gives up
            client.getInputStream().read();
            return false;
        }
        out.write((answer + "\r\n").getBytes(StandardCharsets.UTF_8));
        return true;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
