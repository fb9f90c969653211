package org.handover.notices;

import java.util.List;
import java.util.Set;

/** What a mail in the mailbox is, as far as its words tell. Whether it is true, the notice tells that it names. */
sealed interface Incoming {

    /** What became of a mail for one recipient. */
    enum Fate { FAILED, DELAYED, ARRIVED }

    /**
     * @param addresses how the mail names the recipient; more than one if it was forwarded
     * @param because   in plain words
     */
    record Report(Set<String> addresses, Fate fate, String because) {
    }

    /**
     * A mail server tells what became of a mail.
     *
     * @param tokens what may be the token of the notice, the surest first
     */
    record Bounce(List<String> tokens, List<Report> reports) implements Incoming {
    }

    /**
     * A person answers.
     *
     * @param tokens of the mails that it answers, the nearest first
     * @param digest of the mail, the same whenever it is read
     */
    record Answer(List<String> tokens, String sender, String subject, String words, String digest) implements Incoming {
    }

    /** A machine answers for somebody, or it has nothing to do with us. */
    record Other() implements Incoming {
    }

    /** Nobody but a person can tell. */
    record Unreadable(String why) implements Incoming {
    }
}
