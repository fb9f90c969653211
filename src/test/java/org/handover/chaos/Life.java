package org.handover.chaos;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * What one project is going to live through, and so what there must be of it at the end.
 *
 * @param liveOn      the day of the run on which it goes live
 * @param item        what becomes of the item that the customer raises in the warranty
 * @param items       how many items are outstanding or defects named, where there are any
 */
record Life(String project, int liveOn, Ending ending, Item item, int items) {

    /** Days after go-live on which something happens to anybody. */
    static final List<Integer> EVENTFUL_DAYS = List.of(0, 7, 14, 18, 19, 22);
    static final int ANSWERED_ON = 7;

    enum Ending {
        SIGNED("end_signed"),
        SIGNED_WITH_ITEMS("end_signedWithOutstandingItems"),
        REFUSED_THEN_SIGNED("end_signed"),
        BARE_NO_THEN_SIGNED("end_signed"),
        SILENT("end_deemedAccepted"),
        CANCELLED(null),
        ROLLED_BACK(null);

        private final String endOfCompletion;

        Ending(String endOfCompletion) {
            this.endOfCompletion = endOfCompletion;
        }
    }

    enum Item { NONE, COVERED, BILLABLE, WITHDRAWN }

    static Life draw(String project, int liveOn, Random random) {
        Ending ending = pick(random, Map.of(Ending.SIGNED, 26, Ending.SIGNED_WITH_ITEMS, 18, Ending.REFUSED_THEN_SIGNED, 16,
            Ending.BARE_NO_THEN_SIGNED, 6, Ending.SILENT, 20, Ending.CANCELLED, 7, Ending.ROLLED_BACK, 7));
        Item item = ending == Ending.CANCELLED || ending == Ending.ROLLED_BACK ? Item.NONE
            : pick(random, Map.of(Item.NONE, 60, Item.COVERED, 25, Item.BILLABLE, 10, Item.WITHDRAWN, 5));
        return new Life(project, liveOn, ending, item, 1 + random.nextInt(2));
    }

    private static <T extends Enum<T>> T pick(Random random, Map<T, Integer> weights) {
        int at = random.nextInt(weights.values().stream().mapToInt(Integer::intValue).sum());
        for (Map.Entry<T, Integer> weight : new TreeMap<>(weights).entrySet()) {
            at -= weight.getValue();
            if (at < 0) {
                return weight.getKey();
            }
        }
        throw new IllegalStateException();
    }

    /** The end event of the project's own diagram. */
    String end() {
        return switch (ending) {
            // the engine names the event subprocess that took the project over
            case CANCELLED -> "subProcess_projectCancelled";
            case ROLLED_BACK -> "end_rolledBack";
            default -> "end_projectCompleted";
        };
    }

    /** The end event of the diagram {@code completion}, null where it is broken off. */
    String endOfCompletion() {
        return ending.endOfCompletion;
    }

    /** The state of the project's facts. */
    String state() {
        return switch (ending) {
            case CANCELLED -> "CANCELLED";
            case ROLLED_BACK -> "RUNNING";
            default -> "COMPLETED";
        };
    }

    /** The title of every ticket that there must be, each once. */
    List<String> tickets() {
        List<String> titles = new ArrayList<>();
        for (int number = 1; number <= items; number++) {
            if (ending == Ending.SIGNED_WITH_ITEMS) {
                titles.add(outstanding(number));
            } else if (ending == Ending.REFUSED_THEN_SIGNED) {
                titles.add(defect(number));
            }
        }
        if (item == Item.COVERED || item == Item.BILLABLE) {
            titles.add(itemTitle());
        }
        return titles;
    }

    /** How many mails there must be of each notice. */
    Map<String, Integer> notices() {
        Map<String, Integer> mails = new TreeMap<>(Map.of("taken-live", 2));
        switch (ending) {
            case CANCELLED -> mails.put("project-cancelled", 2);
            case ROLLED_BACK -> mails.put("rolled-back", 2);
            case SILENT -> mails.putAll(Map.of("completion-form", 1, "completion-request", 2, "completion-sponsor-request", 1,
                "completion-deemed", 2));
            default -> mails.putAll(Map.of("completion-form", ending == Ending.REFUSED_THEN_SIGNED ? 2 : 1, "completion-signed", 2));
        }
        if (ending == Ending.BARE_NO_THEN_SIGNED) {
            mails.put("completion-bare-no", 1);
        }
        switch (item) {
            case COVERED -> mails.put("warranty-item-accepted", 1);
            case BILLABLE, WITHDRAWN -> mails.put("warranty-item-offer", 1);
            default -> { }
        }
        return mails;
    }

    int effects() {
        return tickets().size() + notices().values().stream().mapToInt(Integer::intValue).sum();
    }

    String outstanding(int number) {
        return "Outstanding item " + number + " of " + project;
    }

    String defect(int number) {
        return "Defect " + number + " of " + project;
    }

    String itemTitle() {
        return "Item of " + project;
    }
}
