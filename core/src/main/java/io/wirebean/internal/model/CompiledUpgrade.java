// SPDX-License-Identifier: Apache-2.0
package io.wirebean.internal.model;

import io.wirebean.Handshake;
import io.wirebean.OnWSUpgrade;
import io.wirebean.UpgradeRequest;
import io.wirebean.WSFailureException;
import io.wirebean.internal.model.BeanSource.Lease;
import io.wirebean.spi.PayloadException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** An upgrade method as a judge of the gate. */
final class CompiledUpgrade implements GuardPlan {

    private final String place;
    private final String challenge;
    private final BeanSource beans;
    private final List<ArgumentPlan<? super UpgradeCall>> arguments;
    private final TargetMethod method;

    CompiledUpgrade(HandlerDescription written, BeanSource beans, List<ArgumentPlan<? super UpgradeCall>> arguments) {
        OnWSUpgrade annotation = written.annotation(OnWSUpgrade.class);
        this.place = written.place();
        this.challenge = annotation == null ? "Bearer" : annotation.challenge();
        this.beans = beans;
        this.arguments = List.copyOf(arguments);
        this.method = TargetMethod.of(written.method());
    }

    @Override
    public String place() {
        return place;
    }

    @Override
    public String challenge() {
        return challenge;
    }

    @Override
    public Optional<UpgradeMisfit> misfit(Handshake handshake) {
        return arguments.stream()
                .flatMap(argument -> argument.misfit(() -> handshake).stream())
                .findFirst();
    }

    @Override
    public @Nullable Object decide(UpgradeRequest request) throws Throwable {
        @Nullable Object[] values = new Object[arguments.size()];
        try {
            fill(values, new UpgradeCall(request));
        } catch (WSFailureException | PayloadException e) {
            // the peer is not whom the method takes, or renews its identity without a credential that is not kept
            return false;
        }
        Lease lease = beans.lease();
        @Nullable Object answer = null;
        try {
            answer = method.call(lease.instance(), values);
            return answer;
        } finally {
            end(lease, answer);
        }
    }

    private void fill(@Nullable Object[] values, UpgradeCall call) throws PayloadException {
        for (int i = 0; i < values.length; i++) {
            values[i] = arguments.get(i).value(call);
        }
    }

    /** A method that answers later is not finished before. */
    private static void end(Lease lease, @Nullable Object answer) {
        if (answer instanceof CompletionStage<?> later) {
            later.whenComplete((value, failure) -> lease.end().run());
        } else {
            lease.end().run();
        }
    }

    @Override
    public String toString() {
        return place;
    }
}
