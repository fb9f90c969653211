package org.handover.notices;

import java.util.List;
import org.handover.peers.MailPeer;
import org.junit.jupiter.api.Test;

class MailSpeedTest {

    @Test
    void speed() {
        MailPeer peer = MailPeer.start();
        try (NoticesContext context = new NoticesContext(peer.properties())) {
            for (int i = 0; i < 300; i++) {
                context.send(SampleFacts.order("rolled-back", SampleFacts.facts(), SampleFacts.recipient("en", "AU")));
            }
            List<SentNotice> all = context.notices.of(null, Long.MAX_VALUE, 300);
            for (boolean kept : new boolean[] {false, true, false, true}) {
                List<SentNotice> some = all.subList(0, 60);
                all = all.subList(60, all.size());
                long before = System.nanoTime();
                for (SentNotice notice : some) {
                    context.carryOut(notice, java.time.Duration.ofMinutes(10));
                    if (!kept) {
                        context.server().destroy();
                    }
                }
                System.out.println("SPEED kept=" + kept + " " + 60e9 / (System.nanoTime() - before) + " mails/s");
            }
        }
    }
}
