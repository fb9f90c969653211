package org.handover.setup;

import org.handover.models.check.ModelCheck;
import org.handover.models.check.Vocabulary;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Gives the check of models what the rest of the product offers to them. */
@Configuration
class CheckOfModels {

    @Bean
    Vocabulary vocabulary() {
        return ProductVocabulary.read();
    }

    @Bean
    ModelCheck modelCheck(Vocabulary vocabulary) {
        return new ModelCheck(vocabulary);
    }
}
