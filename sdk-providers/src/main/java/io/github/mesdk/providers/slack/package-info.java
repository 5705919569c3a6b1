/**
 * The current user of Slack, {@code POST /api/auth.test}. Source: the samples in {@code
 * slackapi/java-slack-sdk} and the page of the method at {@code docs.slack.dev}.
 */
@NullMarked
package io.github.mesdk.providers.slack;

import org.jspecify.annotations.NullMarked;
