package org.handover.setup;

/** Sees to it that somebody can log in and let others in. */
interface Administrators {

    /** The group that may do everything; its name is the engine's. */
    String GROUP = "camunda-admin";

    /**
     * Makes what is missing; safe to repeat.
     *
     * @throws NoAdministratorException if nobody is in the group and nobody can be put there
     */
    void establish();
}
