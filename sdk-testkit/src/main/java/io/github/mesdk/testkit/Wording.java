package io.github.mesdk.testkit;

/** How one endpoint puts failures into words. */
interface Wording {

  /** The failure in this endpoint's words; only for kinds that its system's dialect says. */
  Reply failure(Failure failure, ReceivedRequest request);
}
