package org.handover.setup;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/** Puts groups, rights, lists and the first administrator into the engine before the first request can come. */
@Component
class AccessAtStart implements SmartInitializingSingleton {

    private final StaffGroups groups;
    private final TasklistFilters filters;
    private final Administrators administrators;

    AccessAtStart(StaffGroups groups, TasklistFilters filters, Administrators administrators) {
        this.groups = groups;
        this.filters = filters;
        this.administrators = administrators;
    }

    @Override
    public void afterSingletonsInstantiated() {
        groups.establish();
        filters.establish();
        administrators.establish();
    }
}
