package dev.patterns.circuitbreaker.window;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The last {@code size} calls: a ring of outcome bits with an atomic head.
 *
 * <p>Each call takes the next number. The call {@code size} numbers before it leaves the window, so its bit is cleared
 * if it is set. Then the new call sets its own bit if it failed.
 *
 * <pre>
 *    size 6, drawn as a ring of 8 (a real ring has at least 64 bits, a power of two)
 *
 *      leaves      window, 6 calls         head
 *        ▼    ┌────────────────────────┐     ▼
 *     …  1    0    0    1    0    0    1     ·  …      failures = 2
 * </pre>
 *
 * A success between successes costs one fetch-and-add and one read. The number of set bits is kept beside the bits. The
 * thread that changes a bit changes the number too, so the number is right in every interleaving once the calls are
 * counted. While they are being counted, a reader may see calls whose number is taken and whose bit is not yet changed.
 */
public final class CountRing extends RateWindow {

    private final int size;
    private final AtomicLong head = new AtomicLong();
    private final Bits failureBits;
    private final @Nullable Bits slowBits;

    /** @param countsSlowCalls false leaves out the second ring */
    public CountRing(int size, RateLimits limits, boolean countsSlowCalls) {
        super(limits);
        this.size = size;
        this.failureBits = new Bits(size);
        this.slowBits = countsSlowCalls ? new Bits(size) : null;
    }

    @Override
    public boolean record(boolean failed, boolean slow) {
        long call = head.getAndIncrement();
        write(failureBits, call, failed);
        if (slowBits != null) {
            write(slowBits, call, slow);
        }
        return limitsAreMet(failed, slow, call + 1);
    }

    private void write(Bits bits, long call, boolean value) {
        bits.clear(call - size);
        if (value) {
            bits.set(call);
        }
    }

    @Override
    public Counts counts() {
        return new Counts(
                Math.min(head.get(), size), failureBits.number.get(), slowBits == null ? 0 : slowBits.number.get());
    }

    private static final class Bits {
        private static final VarHandle WORDS = MethodHandles.arrayElementVarHandle(long[].class);

        private final long[] words;
        private final AtomicInteger number = new AtomicInteger(); // of the bits that are set

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
