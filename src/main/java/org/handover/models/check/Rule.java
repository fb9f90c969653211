package org.handover.models.check;

/** One rule for models, or a few that belong together. Has no state, since one instance serves all checks. */
interface Rule {

    /** Looks at the models as they would be in force together and says what is wrong or doubtful. */
    void check(Models models, Findings findings);
}
