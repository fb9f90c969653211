package org.handover.operations;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in plain words, instead of a stack trace, which clocks are apart and what to do. */
class WrongClockAnalyzer extends AbstractFailureAnalyzer<WrongClockException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, WrongClockException cause) {
        return new FailureAnalysis(cause.getMessage() + " It does not start, because timers would fire at a wrong time and records "
            + "would be dated wrongly.", WrongClockException.WHAT_TO_DO, cause);
    }
}
