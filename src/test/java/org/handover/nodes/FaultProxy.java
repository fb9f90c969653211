package org.handover.nodes;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands between a node and a peer and misbehaves: for everything ({@link #all}), at random ({@link #mix}), or as if the peer were
 * gone ({@link #refuse}). It passes bytes, so TLS goes through it, and takes each run of bytes from the client after an answer as a
 * new exchange, so that on a connection that is kept open (HTTP) or is a long dialogue (SMTP) any exchange can be hit.
 */
public final class FaultProxy implements AutoCloseable {

    /** What can go wrong with one exchange. */
    public enum Fault {
        /** Nothing. */
        NONE,
        /** The request gets through; its answer is swallowed when it comes, and the connection is reset. */
        LOSE_ANSWER,
        /** The request gets through late, even when the client has hung up meanwhile; so does its answer. */
        DELAY,
        /** The connection is reset before the request gets through. */
        RESET,
        /** The connection is reset when only the beginning of the request got through. */
        CUT,
        /** Nothing gets through any more, and nobody is told. */
        BLACKHOLE
    }

    /** Told of each exchange, in the thread that passes it on: when its request has been passed on, and when its answer has. */
    public interface Listener {

        void requestPassed(int bytes);

        void answerPassed();
    }

    private static final int WORKED_ON_MILLIS = 60_000;
    private static final int BLACKHOLE_MILLIS = 120_000;

    private final String host;
    private final int peer;
    private final int port;
    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "fault-proxy");
        thread.setDaemon(true);
        return thread;
    });
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final Map<Fault, AtomicInteger> counts = new EnumMap<>(Fault.class);
    private final AtomicInteger pending = new AtomicInteger();
    private volatile Fault always = Fault.NONE;
    private volatile Duration delay = Duration.ofSeconds(3);
    private volatile Random random;
    private volatile double rate;
    private volatile int largeFrom = Integer.MAX_VALUE;
    private volatile Listener listener;
    private volatile ServerSocket server;

    public FaultProxy(String host, int peer) {
        this.host = host;
        this.peer = peer;
        for (Fault fault : Fault.values()) {
            counts.put(fault, new AtomicInteger());
        }
        this.port = Processes.freePort();
        listen();
    }

    /** Where the node connects to, on the loopback address. */
    public int port() {
        return port;
    }

    /** From now on every exchange has this fault, {@link Fault#NONE} for none. */
    public void all(Fault fault) {
        random = null;
        always = fault;
    }

    /** How late {@link Fault#DELAY} lets through; in a mix, up to that. */
    public void delay(Duration atMost) {
        delay = atMost;
    }

    /**
     * From now on exchanges have faults at random.
     *
     * @param rate      how many of all exchanges, from 0 to 1
     * @param largeFrom requests of at least so many bytes are hit ten times as often: in a long dialogue, those that matter
     */
    public void mix(long seed, double rate, int largeFrom) {
        this.rate = rate;
        this.largeFrom = largeFrom;
        this.random = new Random(seed);
    }

    /** Connections are refused and those that are open are reset, until {@link #accept()}. */
    public synchronized void refuse() {
        close(server);
        open.forEach(FaultProxy::reset);
    }

    /** The end of {@link #refuse()}. */
    public synchronized void accept() {
        if (server.isClosed()) {
            listen();
        }
    }

    /** Resets what is open; new connections are accepted. */
    public void resetOpen() {
        open.forEach(FaultProxy::reset);
    }

    public void listener(Listener listener) {
        this.listener = listener;
    }

    /** How often each fault struck; under {@code NONE}, the exchanges that went well. */
    public int count(Fault fault) {
        return counts.get(fault).get();
    }

    /** Whether somebody waits for an answer, or the peer still works on something, also if nobody waits for that any more. */
    public boolean isUnderWay() {
        return pending.get() > 0;
    }

    private void listen() {
        try {
            ServerSocket socket = new ServerSocket();
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 100);
            server = socket;
            threads.execute(() -> acceptAll(socket));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void acceptAll(ServerSocket socket) {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                client.setTcpNoDelay(true);
                open.add(client);
                threads.execute(() -> new Dialogue(client).passOn());
            } catch (IOException e) {
                if (!socket.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private Fault draw(int bytes) {
        Random drawing = random;
        if (drawing == null) {
            return always;
        }
        synchronized (drawing) {
            boolean hit = drawing.nextDouble() < (bytes >= largeFrom ? rate * 10 : rate);
            return hit ? Fault.values()[1 + drawing.nextInt(Fault.values().length - 1)] : Fault.NONE;
        }
    }

    private Duration howLate() {
        Random drawing = random;
        return drawing == null ? delay : Duration.ofMillis((long) (delay.toMillis() * drawing.nextDouble()));
    }

    private static void reset(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
        } catch (IOException e) {
            // it is closed already
        }
        close(socket);
    }

    private static void close(AutoCloseable socket) {
        try {
            socket.close();
        } catch (Exception e) {
            // nothing can be done about it
        }
    }

    /** Ends all connections and serves no more. */
    @Override
    public void close() {
        refuse();
        threads.shutdownNow();
    }

    /** One connection of a client and the one to the peer that belongs to it. */
    private final class Dialogue {

        private final Socket client;
        private volatile Socket toPeer;
        private volatile Fault fault = Fault.NONE;
        private boolean underWay;

        private Dialogue(Socket client) {
            this.client = client;
        }

        private void passOn() {
            try (Socket connected = new Socket()) {
                connected.setTcpNoDelay(true);
                connected.connect(new InetSocketAddress(host, peer), 5000);
                toPeer = connected;
                Future<?> answers = threads.submit(this::passAnswers);
                if (passRequests(client.getInputStream(), connected.getOutputStream())) {
                    connected.shutdownOutput();
                    // what was sent is still worked on over there; until it is, the exchange is under way
                    connected.setSoTimeout(WORKED_ON_MILLIS);
                    answers.get();
                }
            } catch (IOException | ExecutionException e) {
                // either side may hang up at any time
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                answered();
                open.remove(client);
                FaultProxy.close(client);
            }
        }

        /** Until the client hangs up or a fault ends it; true if the peer may have something to work on. */
        private boolean passRequests(InputStream requests, OutputStream out) throws IOException {
            byte[] buffer = new byte[65536];
            try {
                for (int bytes; (bytes = requests.read(buffer)) >= 0; ) {
                    begins(bytes);
                    switch (fault) {
                        case RESET -> {
                            reset(client);
                            return false;
                        }
                        case CUT -> {
                            out.write(buffer, 0, Math.max(1, bytes / 2));
                            out.flush();
                            reset(client);
                            return true;
                        }
                        case BLACKHOLE -> {
                            waitForTheClientToGo(requests, buffer);
                            return false;
                        }
                        case DELAY -> Processes.pause(howLate().toMillis());
                        default -> { }
                    }
                    out.write(buffer, 0, bytes);
                    out.flush();
                    Listener told = listener;
                    if (told != null) {
                        told.requestPassed(bytes);
                    }
                }
            } catch (SocketException e) {
                // the client is gone, as after an end of its connection
            }
            return true;
        }

        private void waitForTheClientToGo(InputStream requests, byte[] buffer) throws IOException {
            client.setSoTimeout(BLACKHOLE_MILLIS);
            while (requests.read(buffer) >= 0) {
                // swallowed
            }
        }

        private void passAnswers() {
            byte[] buffer = new byte[65536];
            boolean clientIsThere = true;
            try {
                InputStream answers = toPeer.getInputStream();
                for (int bytes; (bytes = answers.read(buffer)) >= 0; ) {
                    if (fault == Fault.LOSE_ANSWER) {
                        reset(client);
                        return;
                    }
                    if (fault != Fault.BLACKHOLE && clientIsThere) {
                        clientIsThere = pass(buffer, bytes);
                    }
                    answered();
                }
                client.shutdownOutput();
            } catch (IOException e) {
                // either side may hang up at any time
            } finally {
                answered();
            }
        }

        private boolean pass(byte[] buffer, int bytes) {
            try {
                client.getOutputStream().write(buffer, 0, bytes);
                client.getOutputStream().flush();
                Listener told = listener;
                if (told != null) {
                    told.answerPassed();
                }
                return true;
            } catch (IOException e) {
                return false;
            }
        }

        private synchronized void begins(int bytes) {
            if (!underWay) {
                underWay = true;
                pending.incrementAndGet();
                fault = draw(bytes);
                counts.get(fault).incrementAndGet();
            }
        }

        private synchronized void answered() {
            if (underWay) {
                underWay = false;
                pending.decrementAndGet();
            }
        }
    }
}
