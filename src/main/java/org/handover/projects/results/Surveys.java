package org.handover.projects.results;

import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the customer's people said in the survey (UPG-43, UPG-48). Takes part in the caller's transaction. */
@Component
public class Surveys {

    private final JdbcClient jdbc;

    Surveys(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What one person said.
     *
     * @param satisfaction 1 (very dissatisfied) to 5 (very satisfied)
     * @param improvements what should be better; null where nobody said
     * @param suggestions null where there were none
     * @param answeredOn customer's calendar date
     */
    public record SurveyAnswer(String contact, int satisfaction, String improvements, String suggestions, LocalDate answeredOn) {
    }

    /** Keeps answers; an earlier one of the same person no longer counts. */
    public void keep(String project, List<SurveyAnswer> answers) {
        answers.forEach(answer -> {
            jdbc.sql("delete from survey_answer where project = ? and contact = ?").params(project, answer.contact()).update();
            jdbc.sql("""
                    insert into survey_answer (project, contact, satisfaction, improvements, suggestions, answered_on)
                    values (?, ?, ?, ?, ?, ?)""")
                .params(project, answer.contact(), answer.satisfaction(), answer.improvements(), answer.suggestions(), answer.answeredOn())
                .update();
        });
    }

    /** The answers of a project, the oldest first. */
    public List<SurveyAnswer> of(String project) {
        return jdbc.sql("select contact, satisfaction, improvements, suggestions, answered_on from survey_answer where project = ? order by id")
            .param(project).query(SurveyAnswer.class).list();
    }
}
