package org.handover.tickets;

import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.verifyNoMoreInteractions;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.handover.tickets.TicketSettings.Desk;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

class TicketsPushTest {

    private static final String SECRET = "a secret of its own";

    private final DeskNews news = mock(DeskNews.class);

    @Test
    void looksAtTheTicketThatItIsTold() throws Exception {
        at(SECRET).perform(post("/api/tickets/changed/4711").header("Authorization", "Bearer " + SECRET)).andExpect(status().isAccepted());
        verify(news).changed("4711");

        at(SECRET).perform(post("/api/tickets/changed").content("{\"id\": 1, \"status\": \"closed\"}").header("Authorization",
            "Basic " + Base64.getEncoder().encodeToString(("any:" + SECRET).getBytes(StandardCharsets.UTF_8)))).andExpect(status().isAccepted());
        verify(news).somethingChanged();
        verifyNoMoreInteractions(news);
    }

    @Test
    void hearsNobodyElse() throws Exception {
        at(SECRET).perform(post("/api/tickets/changed/4711")).andExpect(status().isUnauthorized());
        for (String authorization : new String[] {"", "Bearer ", "Bearer a secret of its ow", "Basic %%%", "Basic YW55OmE=", SECRET}) {
            at(SECRET).perform(post("/api/tickets/changed/4711").header("Authorization", authorization)).andExpect(status().isUnauthorized());
        }
        at(null).perform(post("/api/tickets/changed/4711").header("Authorization", "Bearer null")).andExpect(status().isNotFound());
        verifyNoInteractions(news);
    }

    private MockMvc at(String secret) {
        TicketSettings settings = new TicketSettings(Desk.BUILT_IN, Duration.ofSeconds(20), Duration.ofMinutes(1), Duration.ZERO,
            Duration.ofMinutes(1), secret, null, null, null);
        return MockMvcBuilders.standaloneSetup(new TicketsPush(news, settings)).build();
    }
}
