package org.handover.lifecycle.moving;

/**
 * A process instance of a project, called ones too.
 *
 * @param process key of its process
 * @param name what the diagram is called in the version in which the instance runs
 * @param version the version in which it runs
 * @param inForce the latest version of its process
 * @param definitionInForce the engine's id of that version
 */
public record RunningInstance(String id, String process, String name, String definition, int version, int inForce,
        String definitionInForce, boolean suspended) {

    public boolean isBehind() {
        return version < inForce;
    }
}
