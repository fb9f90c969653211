package org.handover.projects.results;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * What a project was worth to the customer, in the customer's own figures; all amounts in euros (UPG-45, UPG-52).
 *
 * @param fees direct cost: what it paid us
 * @param licences direct cost: licences
 * @param employeeTime indirect cost: the time of its employees
 * @param training indirect cost: training
 * @param efficiency benefit: work done in less time, over all the years together, as the other benefits
 * @param operatingCost benefit: lower operating cost
 * @param satisfaction benefit: satisfaction of its customers
 * @param revenue benefit: additional revenue
 * @param benefitYears over how many years the benefits are counted
 * @param uptimePercent share of time operational since go-live (UPG-49)
 * @param measuredOn customer's calendar date
 * @param measuredBy login of who measured; null where the product did
 */
public record Result(String project, BigDecimal fees, BigDecimal licences, BigDecimal employeeTime, BigDecimal training,
        BigDecimal efficiency, BigDecimal operatingCost, BigDecimal satisfaction, BigDecimal revenue, BigDecimal benefitYears,
        BigDecimal uptimePercent, int intendedUsers, int activeUsers, String note, LocalDate measuredOn, String measuredBy) {

    public BigDecimal investment() {
        return fees.add(licences).add(employeeTime).add(training);
    }

    public BigDecimal benefits() {
        return efficiency.add(operatingCost).add(satisfaction).add(revenue);
    }
}
