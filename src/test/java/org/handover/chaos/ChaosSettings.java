package org.handover.chaos;

/**
 * How large a run is. What happens to which project, and what goes wrong after how much of the work, comes from the seed alone.
 *
 * @param cohorts     so many groups of projects go live on days one after the other
 * @param kills       of nodes, as by {@code kill -9}
 * @param crashes     of PostgreSQL
 * @param outages     of the ticket system or the mail server, for seconds
 * @param rate        how many of all exchanges with peers go wrong, from 0 to 1; those that carry a ticket or a mail ten times as many
 * @param skipWaiting whether the clock is moved on to the end of a lease when certainly nothing is under way any more
 * @param naive       whether the nodes run {@code NaiveDelegate}, which must be found out
 */
record ChaosSettings(int projects, int cohorts, int kills, int crashes, int outages, double rate, long seed, boolean skipWaiting,
        boolean naive) {

    /** From the system properties {@code chaos.projects}, {@code chaos.kills} and so on. */
    static ChaosSettings fromProperties() {
        int projects = Integer.getInteger("chaos.projects", 1000);
        return new ChaosSettings(projects, Integer.getInteger("chaos.cohorts", Math.max(1, projects / 200)),
            Integer.getInteger("chaos.kills", 50), Integer.getInteger("chaos.crashes", 5), Integer.getInteger("chaos.outages", 10),
            Double.parseDouble(System.getProperty("chaos.rate", "0.015")), Long.getLong("chaos.seed", System.currentTimeMillis() % 1_000_000),
            Boolean.getBoolean("chaos.skipWaiting"), Boolean.getBoolean("chaos.naive"));
    }

    /** The command that repeats it. */
    String command() {
        return "./mvnw -Pchaos verify -Dchaos.projects=" + projects + " -Dchaos.cohorts=" + cohorts + " -Dchaos.kills=" + kills
            + " -Dchaos.crashes=" + crashes + " -Dchaos.outages=" + outages + " -Dchaos.rate=" + rate + " -Dchaos.seed=" + seed
            + (skipWaiting ? " -Dchaos.skipWaiting=true" : "") + (naive ? " -Dchaos.naive=true" : "");
    }
}
