package dev.patterns.pool.script;

/**
 * How the driver reacts to some calls.
 *
 * @param connection the number of the only connection that has it; 0: all of them
 * @param after how many such calls are answered normally before
 * @param times how many calls meet the reaction
 */
record Fault(Call call, int connection, int after, int times, Reaction reaction) {

    static final int ALWAYS = Integer.MAX_VALUE;

    @Override
    public String toString() {
        return "new Fault(Call." + call + ", " + connection + ", " + after + ", "
                + (times == ALWAYS ? "Fault.ALWAYS" : times) + ", Reaction." + reaction + ")";
    }
}
