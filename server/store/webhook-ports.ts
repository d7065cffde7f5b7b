import type { Delivery, DeliveryState, Webhook } from "../../shared/domain/webhook.ts";
import type { Page } from "./ports.ts";

/** How many of a webhook's deliveries are in a state. */
export interface DeliveryCount {
  readonly webhook: string;
  readonly state: DeliveryState;
  readonly count: number;
}

export interface DeliveriesAsked {
  readonly webhook: string;
  readonly state?: DeliveryState | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

export interface WebhookReads {
  /** By when they were made. */
  webhooks(): Promise<readonly Webhook[]>;
  webhook(id: string): Promise<Webhook | undefined>;
  /** Of those waiting or dead. */
  deliveryCounts(): Promise<readonly DeliveryCount[]>;
  findDeliveries(asked: DeliveriesAsked): Promise<Page<Delivery>>;
  delivery(no: number): Promise<Delivery | undefined>;
  /** Of a webhook those waiting, and due at a time (ms), the first due first. */
  deliveriesDue(webhook: string, at: number, limit: number): Promise<readonly Delivery[]>;
}
export interface WebhookWrites {
  putWebhook(webhook: Webhook): Promise<void>;
  nextDeliveryNumber(): Promise<number>;
  putDelivery(delivery: Delivery): Promise<void>;
  /** Forgets those made before a time (ms) that wait for nothing; answers how many. */
  forgetDeliveries(before: number): Promise<number>;
}
