package org.handover.answers;

import java.util.List;
import org.handover.lifecycle.Answer;
import org.handover.lifecycle.AnswerCheck;
import org.handover.projects.Contact;
import org.handover.projects.Contacts;
import org.springframework.stereotype.Component;

/** Only the signature of somebody who may sign, or of the delegate, counts (R13). */
@Component
class SignerCheck implements AnswerCheck {

    private final Contacts contacts;

    SignerCheck(Contacts contacts) {
        this.contacts = contacts;
    }

    @Override
    public List<String> problems(Answer answer) {
        Object signer = answer.fields().get("signedBy");
        if (signer == null || answer.projectNumber() == null) {
            return List.of();
        }
        List<String> signers = contacts.signers(answer.projectNumber()).stream().map(Contact::name).toList();
        return signers.contains(signer) ? List.of()
            : List.of("“" + signer + "” may not sign for this project. Those who may: " + String.join(", ", signers) + ".");
    }
}
