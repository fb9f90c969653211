package org.handover.notices;

class MailboxOnH2Test extends MailboxContract {

    @Override
    String[] database() {
        return new String[0];
    }
}
