package org.handover.models.check;

import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Decision;

/**
 * A decision table that could be read.
 *
 * @param file     name of the file
 * @param decision its one decision
 */
record Table(String file, Decision decision, DmnModelInstance model) {

    String key() {
        return decision.getId();
    }
}
