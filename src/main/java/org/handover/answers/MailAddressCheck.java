package org.handover.answers;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.handover.lifecycle.Answer;
import org.handover.lifecycle.AnswerCheck;
import org.handover.lifecycle.Rows;
import org.handover.notices.Recipient;
import org.springframework.stereotype.Component;

/** Every mail address on a form is one that a mail can be written to; a form's own pattern lets some through that are not. */
@Component
class MailAddressCheck implements AnswerCheck {

    private static final List<String> FIELDS = List.of("vendorSponsorEmail", "superuserEmail", "newEmail");

    @Override
    public List<String> problems(Answer answer) {
        return Stream.concat(FIELDS.stream().map(answer.fields()::get),
                Rows.of(answer.fields().get("contacts")).stream().map(contact -> contact.get("email")))
            .filter(Objects::nonNull).map(Object::toString).filter(address -> !Recipient.isAddress(address))
            .map(address -> "“" + address + "” is not a mail address.").toList();
    }
}
