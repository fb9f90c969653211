package org.handover.setup.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.handover.journey.ApplicationTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

class ProductContextTest extends ApplicationTest {

    @Autowired private ApplicationContext application;

    @Test
    void whatACommandLeavesOutIsThereWhenServing() {
        assertThat(ProductContext.ONLY_WHEN_SERVING).isNotEmpty().allSatisfy(name -> assertThat(application.containsBean(name)).isTrue());
    }
}
