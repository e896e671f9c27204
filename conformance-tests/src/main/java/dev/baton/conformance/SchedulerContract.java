package dev.baton.conformance;

/** The whole contract. A test class that implements it runs every rule. */
public interface SchedulerContract
        extends OrderRules,
                DeprioritizationRules,
                ForegroundRules,
                TimeRules,
                CancellationRules,
                ErrorRules,
                SessionRules,
                AdapterRules,
                ExplorationRules {}
