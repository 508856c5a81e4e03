package dev.patterns.examples.differential.retry;

/** Both retries have made the same call. What an explanation looks at if they differ now. */
record RetryMoment(RetryTraceSettings settings, RetriedCall ours, RetriedCall theirs) {

    boolean areAlike() {
        return ours.isAlike(theirs);
    }

    /** Ours gave up after an attempt with this end, the library made another one. */
    boolean onlyTheirsRetries(AttemptEnd end) {
        int attempts = ours.attempts().size();
        return attempts < theirs.attempts().size()
                && ours.attempts().get(attempts - 1) == end
                && ours.attempts().equals(theirs.attempts().subList(0, attempts));
    }

    @Override
    public String toString() {
        return "ours: " + ours + "; theirs: " + theirs;
    }
}
