package org.handover.answers;

import org.handover.documents.DocumentWritten;
import org.handover.lifecycle.Lifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** A task that asks for a document shows the version that was just written for it. */
@Component
class DocumentsShownAnew {

    private final Lifecycle lifecycle;

    DocumentsShownAnew(Lifecycle lifecycle) {
        this.lifecycle = lifecycle;
    }

    @EventListener
    void written(DocumentWritten document) {
        lifecycle.showFactsAnew(document.project());
    }
}
