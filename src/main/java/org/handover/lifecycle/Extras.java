package org.handover.lifecycle;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import org.handover.projects.OrderedItem;
import org.handover.projects.Projects;
import org.springframework.stereotype.Component;

/** What a customer ordered beyond the standard fee, with what each costs in euros (DEP-06, DEP-07). */
@Component
public class Extras {

    private static final ResourceBundle.Control IN_ENGLISH_ELSE =
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private final Projects projects;
    private final Decisions decisions;

    Extras(Projects projects, Decisions decisions) {
        this.projects = projects;
        this.decisions = decisions;
    }

    /** @param price of everything beyond what is included, in euros */
    public record Extra(String item, int ordered, int included, BigDecimal price) {

        /** What the item is called in the language of the locale. */
        public String name(Locale locale) {
            return ResourceBundle.getBundle("org.handover.lifecycle.items", locale, IN_ENGLISH_ELSE).getString(item);
        }
    }

    /** Empty where the standard fee includes the whole order. */
    public List<Extra> of(String project) {
        return projects.order(project).stream().map(this::extra).filter(extra -> extra.ordered() > extra.included()).toList();
    }

    private Extra extra(OrderedItem ordered) {
        Map<String, Object> item = Map.of("item", ordered.item());
        int included = (int) decisions.number("standard-fee", item);
        BigDecimal each = BigDecimal.valueOf(decisions.number("extra-fee", item)).setScale(2, RoundingMode.HALF_UP);
        return new Extra(ordered.item(), ordered.quantity(), included,
            each.multiply(BigDecimal.valueOf(Math.max(0, ordered.quantity() - included))));
    }
}
