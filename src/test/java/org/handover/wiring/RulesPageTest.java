package org.handover.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.handover.wiring.RuleCarriers.Kind;
import org.handover.wiring.RulesPage.Rule;
import org.junit.jupiter.api.Test;

/** The page of the rules, against what carries them now. With {@code -Drules.write} it is written anew first. */
class RulesPageTest {

    @Test
    void thePageSaysWhatCarriesTheRulesNow() throws IOException {
        String now = RulesPage.write();
        if (System.getProperty("rules.write") != null) {
            Files.writeString(RulesPage.FILE, now);
        }

        assertThat(Files.exists(RulesPage.FILE) ? RulesTest.read(RulesPage.FILE).replace("\r\n", "\n") : "")
            .as("docs/rules.md is stale. Write it anew: " + RulesPage.COMMAND).isEqualTo(now);
    }

    @Test
    void everyTagOfATestIsARuleOfTheCatalogue() {
        List<String> catalogue = RulesPage.catalogue().stream().map(Rule::number).toList();

        assertThat(RuleCarriers.read().named()).isNotEmpty().isSubsetOf(catalogue);
    }

    @Test
    void everyDocumentOfTheCatalogueHasItsSection() {
        String page = RulesPage.write();

        assertThat(RulesPage.catalogue()).isNotEmpty().allSatisfy(rule ->
            assertThat(page).containsPattern("(?m)^(### " + rule.number() + "$|- \\*\\*" + rule.number() + "\\*\\* )"));
    }

    @Test
    void aRuleIsFoundInEveryKindOfPlaceThatCarriesIt() {
        RuleCarriers carriers = RuleCarriers.read();

        for (Kind kind : Kind.values()) {
            assertThat(carriers.of("DEP-16", kind)).as(kind.title).isNotEmpty();
        }
        assertThat(carriers.isCarried("DEP-16")).isTrue();
    }
}
