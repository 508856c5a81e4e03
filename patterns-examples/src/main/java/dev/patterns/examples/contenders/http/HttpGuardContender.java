package dev.patterns.examples.contenders.http;

import dev.patterns.examples.contenders.Remedy;
import dev.patterns.examples.contenders.RemedySetting;
import java.util.Optional;

/** The guards that are compared. All run in real time, because the HTTP client and the server do. */
public enum HttpGuardContender {
    DOCUMENTED {
        @Override
        public HttpGuard open(HttpGuardSettings settings) {
            return new DocumentedGuard(settings);
        }
    },
    HANDWRITTEN {
        @Override
        public HttpGuard open(HttpGuardSettings settings) {
            return new HandwrittenGuard(settings);
        }

        @Override
        Optional<String> nameOfSettingFor(HttpGuardRemedy remedy) {
            return HandwrittenGuard.settingFor(remedy);
        }
    },
    RESILIENCE4J {
        @Override
        public HttpGuard open(HttpGuardSettings settings) {
            return new Resilience4jGuard(settings);
        }

        @Override
        Optional<String> nameOfSettingFor(HttpGuardRemedy remedy) {
            return Resilience4jGuard.settingFor(remedy);
        }
    },
    FAILSAFE {
        @Override
        public HttpGuard open(HttpGuardSettings settings) {
            return new FailsafeGuard(settings);
        }

        @Override
        Optional<String> nameOfSettingFor(HttpGuardRemedy remedy) {
            return FailsafeGuard.settingFor(remedy);
        }
    };

    /** Makes a new guard with a closed breaker. */
    public abstract HttpGuard open(HttpGuardSettings settings);

    /** Its own setting for a remedy, where it has one. {@link HttpGuardSettings#remedy} makes {@link #open} set it. */
    public final Optional<RemedySetting> settingFor(Remedy remedy) {
        return remedy instanceof HttpGuardRemedy known
                ? nameOfSettingFor(known).map(RemedySetting::inRealTime)
                : Optional.empty();
    }

    Optional<String> nameOfSettingFor(HttpGuardRemedy remedy) {
        return Optional.empty();
    }
}
