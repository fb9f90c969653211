package org.handover.setup;

/** Nobody could log in and let others in, so the program must not start. */
class NoAdministratorException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NoAdministratorException(String reason) {
        super(reason);
    }
}
