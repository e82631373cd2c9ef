package dev.attune.app.server;

import dev.attune.app.config.AppConfig;
import dev.attune.app.server.access.AccessList;
import dev.attune.budget.BudgetPlan;
import dev.attune.schemas.registry.SchemaRegistry;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;

/**
 * What a server stands before.
 *
 * @param access who may do what
 * @param budgets what may be spent, for the pages
 * @param clock says when events arrive and offers expire
 */
public record Deployment(
    AppConfig config,
    SchemaRegistry registry,
    AccessList access,
    BudgetPlan budgets,
    InstantSource clock,
    MeterRegistry meters) {}
