package dev.patterns.circuitbreaker;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A ring of outcome bits with an atomic head: the last {@code size} calls.
 *
 * <p>A call takes the next number. The call that is {@code size} before it thereby leaves the window, and its bit is
 * cleared if it was set; then the call sets its own bit if it has to.
 *
 * <pre>
 *    size 6, ring of 8 (a power of two, at least 64 in fact)
 *
 *      leaves      window, 6 calls         head
 *        ▼    ┌────────────────────────┐     ▼
 *     …  1    0    0    1    0    0    1     ·  …      failures = 2
 * </pre>
 *
 * A success among successes is one fetch-and-add and one read. The number of set bits is kept beside them and changed by
 * whoever changes a bit, so that it is right however calls interleave. While calls are being counted, a reader may see a
 * few of them half done: their numbers taken, their bits not yet changed.
 */
final class CountRing extends RateWindow {

    private final int size;
    private final AtomicLong head = new AtomicLong();
    private final Bits failures;
    private final @Nullable Bits slow;

    CountRing(int size, Limits limits, boolean slowCallsCount) {
        super(limits);
        this.size = size;
        this.failures = new Bits(size);
        this.slow = slowCallsCount ? new Bits(size) : null;
    }

    @Override
    boolean record(CallOutcome outcome) {
        long call = head.getAndIncrement();
        count(failures, call, outcome.isFailure());
        if (slow != null) {
            count(slow, call, outcome.isSlow());
        }
        // A success makes no rate grow. But it may be the call that was wanting for any judgement.
        return (outcome != CallOutcome.SUCCESS || call + 1 == limits.minimumCalls()) && isMet();
    }

    private void count(Bits bits, long call, boolean set) {
        bits.clear(call - size);
        if (set) {
            bits.set(call);
        }
    }

    @Override
    Counts counts() {
        return new Counts(Math.min(head.get(), size), failures.number.get(), slow == null ? 0 : slow.number.get());
    }

    private static final class Bits {
        private static final VarHandle WORDS = MethodHandles.arrayElementVarHandle(long[].class);

        private final long[] words;
        private final AtomicInteger number = new AtomicInteger();

        Bits(int size) {
            int words = (size + Long.SIZE - 1) / Long.SIZE;
            this.words = new long[Integer.highestOneBit(2 * words - 1)];
        }

        void set(long index) {
            long bit = 1L << index;
            if (((long) WORDS.getAndBitwiseOr(words, word(index), bit) & bit) == 0) {
                number.incrementAndGet();
            }
        }

        void clear(long index) {
            long bit = 1L << index;
            if (((long) WORDS.getVolatile(words, word(index)) & bit) != 0
                    && ((long) WORDS.getAndBitwiseAnd(words, word(index), ~bit) & bit) != 0) {
                number.decrementAndGet();
            }
        }

        private int word(long index) {
            return (int) (index >> 6) & (words.length - 1);
        }
    }
}
