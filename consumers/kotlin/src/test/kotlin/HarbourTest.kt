package com.example

import io.github.mesdk.MeClient
import io.github.mesdk.MeRequest
import io.github.mesdk.retry.RetryPolicy
import io.github.mesdk.testkit.MockIdentityProvider
import io.github.mesdk.testkit.MockSystem
import io.github.mesdk.testkit.Outcome
import java.net.URI
import java.time.Duration
import kotlinx.coroutines.TimeoutCancellationException
import kotlinx.coroutines.future.await
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.withTimeout
import org.junit.jupiter.api.AfterEach
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertThrows
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test

class HarbourTest {
  private val provider = MockIdentityProvider.start()
  private val token = provider.token(MockSystem.OIDC)
  private val client: MeClient<HarbourUser> =
      MeClient.builder(harbour(provider.baseUrl(MockSystem.OIDC)))
          .retryPolicy(RetryPolicy.none())
          .build()

  @AfterEach
  fun stop() {
    client.close()
    provider.close()
  }

  @Test
  fun `a client for one use is closed after it`() = runBlocking {
    val address = provider.baseUrl(MockSystem.OIDC)
    MeClient.builder(harbour(address)).build().use { client ->
      assertEquals("Hello, Ada Lovelace", greet(client, token))
    }
  }

  @Test
  fun `only a failure that can pass is worth another attempt`() {
    MeClient.builder(harbour(URI.create("http://127.0.0.1:1"))).build().use { client ->
      assertEquals("try again in 5 s", runBlocking { greet(client, token) })
    }
    val address = provider.baseUrl(MockSystem.OIDC)
    val withoutTls = URI.create("https://${address.authority}")
    MeClient.builder(harbour(withoutTls)).build().use { client ->
      assertTrue(runBlocking { greet(client, token) }.startsWith("report this: "))
    }
  }

  @Test
  fun `a data class is the model of an answer`() = runBlocking {
    assertEquals("Hello, Ada Lovelace", greet(client, token))
  }

  @Test
  fun `the type of a failure says what to do`() = runBlocking {
    assertEquals("sign in again: INVALID", greet(client, "unknown"))
    provider.script(token).thenAlways(Outcome.rateLimited(Duration.ofSeconds(20)))
    assertEquals("try again in 20 s", greet(client, token))
  }

  @Test
  fun `a time limit of a coroutine ends the call`() {
    provider.script(token).thenAlways(Outcome.slow(Duration.ofMinutes(1)))
    val call = client.meAsync(MeRequest.ofToken(token))
    assertThrows(TimeoutCancellationException::class.java) {
      runBlocking { withTimeout(500) { call.await() } }
    }
    assertTrue(call.isCancelled)
  }
}
