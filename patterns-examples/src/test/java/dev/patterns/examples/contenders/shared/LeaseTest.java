package dev.patterns.examples.contenders.shared;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LeaseTest {

    private static final long VALID = 100;

    private final Lease lease = new Lease(8, VALID, 0);
    private long now;

    @Test
    void aLeaseThatIsUsedUpSoonIsFollowedByOneTwiceAsLarge_upToTheLargest() {
        assertThat(fill()).isEqualTo(1);
        assertThat(fill()).isEqualTo(2);
        use(1);
        assertThat(fill()).isEqualTo(4);
        use(3);
        assertThat(fill()).isEqualTo(8);
        use(7);
        assertThat(fill()).isEqualTo(8);
    }

    @Test
    void aLeaseThatLastsHalfItsTimeIsFollowedByOneAsLarge() {
        fill();
        fill();
        use(1);
        now += VALID / 2;

        assertThat(fill()).isEqualTo(2);
    }

    @Test
    void whatIsLeftWhenALeaseExpiresIsLost_andTheNextIsAsLargeAsWhatWasUsed() {
        fill();
        fill();
        use(1);
        fill();
        use(2);
        now += VALID;

        assertThat(lease.use(now)).isFalse();
        assertThat(fill()).isEqualTo(3);
    }

    @Test
    void whileOneCallerFillsItAnotherNeedsAPermitOfItsOwn() {
        assertThat(lease.beginToFill(now)).isEqualTo(1);
        assertThat(lease.beginToFill(now)).isZero();
        lease.filled(0, now);
        assertThat(lease.beginToFill(now)).isPositive();
    }

    @Test
    void withALargestOfOneThereIsNoLease() {
        assertThat(new Lease(1, VALID, 0).beginToFill(now)).isZero();
    }

    private long fill() {
        long size = lease.beginToFill(now);
        lease.filled(size, now);
        return size;
    }

    private void use(int permits) {
        for (int i = 0; i < permits; i++) {
            assertThat(lease.use(now)).isTrue();
        }
    }
}
