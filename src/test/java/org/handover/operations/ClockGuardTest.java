package org.handover.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.handover.operations.ClockGuard.ClockRight;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is done about clocks that are apart, with three clocks in the test's hand: the node's, the database's, and one that nobody sets. */
class ClockGuardTest {

    private static final Instant NOON = Instant.parse("2026-11-26T12:00:00Z");

    private volatile Instant node = NOON;
    private volatile Instant database = NOON;
    private volatile long nanoseconds = 1;
    private Duration answersAfter = Duration.ZERO;
    private boolean away;
    private final AtomicInteger looks = new AtomicInteger();
    private final List<Object> told = new CopyOnWriteArrayList<>();

    private final ClockGuard guard = new ClockGuard(this::ask, new Clock() {

        @Override
        public Instant instant() {
            return node;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }, () -> nanoseconds, told::add);

    @ParameterizedTest
    @ValueSource(strings = {"PT31S", "PT1H", "P21D", "PT-31S", "PT-6M"})
    void aNodeThatIsTooFarOffDoesNotStartAndSaysBothTimes(Duration ahead) {
        node = database.plus(ahead);

        assertThatThrownBy(guard::afterPropertiesSet).isInstanceOf(WrongClockException.class)
            .hasMessageContaining("2026-11-26 12:00:00 UTC").hasMessageContaining(node.toString().substring(0, 10))
            .hasMessageContaining(ahead.isNegative() ? "behind" : "ahead").hasMessageContaining("30 seconds");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT29S", "PT-29S", "PT0S"})
    void aLittleOffIsAllowed(Duration ahead) {
        node = database.plus(ahead);

        assertThatCode(guard::afterPropertiesSet).doesNotThrowAnyException();
        assertThat(guard.lets()).isTrue();
    }

    @Test
    void aDatabaseThatAnswersLateMakesNoClockWrong() {
        answersAfter = Duration.ofSeconds(50);

        guard.afterPropertiesSet();

        assertThat(guard.reading()).as("nothing is certain").isNull();
        assertThat(guard.lets()).isFalse();
        answersAfter = Duration.ofSeconds(3);
        guard.look();
        assertThat(guard.lets()).isTrue();
    }

    @Test
    void aLateAnswerDoesNotHideWhatItCannotExplain() {
        answersAfter = Duration.ofSeconds(50);
        node = database.plus(Duration.ofHours(1));

        assertThatThrownBy(guard::afterPropertiesSet).isInstanceOf(WrongClockException.class).hasMessageContaining("60 minutes");
    }

    @Test
    void aDatabaseThatCannotBeAskedDecidesNothing() {
        guard.afterPropertiesSet();
        away = true;
        pass(Duration.ofMinutes(10));
        guard.look();

        assertThat(guard.lets()).isTrue();
    }

    @Test
    void nothingFallsDueBeforeTheDatabaseWasAsked() {
        away = true;
        guard.afterPropertiesSet();

        assertThat(guard.lets()).isFalse();
    }

    @Test
    void aJumpIsNoticedBeforeTheNextLook() {
        guard.afterPropertiesSet();
        pass(Duration.ofSeconds(5));
        assertThat(guard.lets()).isTrue();

        node = node.plus(Duration.ofDays(21));

        assertThat(guard.lets()).isFalse();
    }

    @Test
    void aClockThatGoesWrongHoldsWorkBackUntilItIsRightAgain() {
        guard.afterPropertiesSet();
        node = node.plus(Duration.ofDays(21));
        guard.look();
        assertThat(guard.lets()).isFalse();
        assertThat(health()).isEqualTo("OUT_OF_SERVICE");
        pass(Duration.ofSeconds(10));
        guard.look();
        assertThat(guard.lets()).isFalse();
        assertThat(told).isEmpty();

        node = database;
        guard.look();

        assertThat(guard.lets()).isTrue();
        assertThat(told).containsExactly(new ClockRight());
        assertThat(health()).isEqualTo("UP");
    }

    @Test
    void aMachineThatSleptGoesOnWithTheNextLook() {
        guard.afterPropertiesSet();
        node = node.plus(Duration.ofHours(8));
        database = node;
        assertThat(guard.lets()).as("might be a jump").isFalse();

        guard.look();

        assertThat(guard.lets()).isTrue();
        assertThat(told).as("what slept by the wrong clock is woken").containsExactly(new ClockRight());
    }

    @Test
    void aRunningNodeLooksAtOnceWhenItsClockWasSetAndNoFasterWhileItIsWrong() {
        guard.afterPropertiesSet();
        guard.start();
        try {
            Awaitility.await().until(() -> looks.get() == 2);
            node = node.plus(Duration.ofHours(8));

            assertThat(guard.lets()).isFalse();

            Awaitility.await().atMost(Duration.ofSeconds(5)).until(() -> looks.get() == 3);
            for (int time = 0; time < 50; time++) {
                assertThat(guard.lets()).isFalse();
            }
            Awaitility.await().pollDelay(Duration.ofMillis(300)).until(() -> looks.get() == 3);
        } finally {
            guard.stop();
        }
        assertThat(guard.lets()).as("also when it stops already").isFalse();
    }

    @Test
    void aClockThatIsSetWhileTheDatabaseAnswersDecidesNothing() {
        ClockReading reading = ClockReading.of(NOON, NOON, NOON.plus(Duration.ofDays(1)), Duration.ofMillis(3));

        assertThat(reading.tooFarApart()).isFalse();
        assertThat(reading.closeEnough()).isFalse();
    }

    private Instant ask() {
        looks.incrementAndGet();
        if (away) {
            throw new IllegalStateException("connection refused");
        }
        Instant there = database;
        pass(answersAfter);
        return there;
    }

    private void pass(Duration time) {
        node = node.plus(time);
        database = database.plus(time);
        nanoseconds += time.toNanos();
    }

    private String health() {
        return new ClockHealth(guard).health().getStatus().getCode();
    }
}
