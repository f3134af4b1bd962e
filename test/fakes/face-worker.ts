import type { Order, Report } from '../../renderer/guidance/worker/protocol.ts';

/** The face worker as the page sees it: accepts messages, answers when the test says so. */
export class FakeFaceWorker extends EventTarget {
  readonly orders: Order[] = [];
  isTerminated = false;

  postMessage(order: Order): void {
    this.orders.push(order);
  }

  terminate(): void {
    this.isTerminated = true;
  }

  tell(report: Report): void {
    this.dispatchEvent(new MessageEvent('message', { data: report }));
  }

  last<Kind extends Order['kind']>(kind: Kind): Extract<Order, { kind: Kind }> | undefined {
    return this.orders.findLast((order): order is Extract<Order, { kind: Kind }> => order.kind === kind);
  }

  count(kind: Order['kind']): number {
    return this.orders.filter((order) => order.kind === kind).length;
  }
}

/** A video element whose frames come when the test says so. */
export class FakeVideo {
  readonly HAVE_CURRENT_DATA = 2;
  readyState = 2;
  videoWidth = 1280;
  #callback: ((nowMs: number) => void) | null = null;

  requestVideoFrameCallback(callback: (nowMs: number) => void): number {
    this.#callback = callback;
    return 1;
  }

  cancelVideoFrameCallback(): void {
    this.#callback = null;
  }

  get isWatched(): boolean {
    return this.#callback !== null;
  }

  show(nowMs: number): void {
    const callback = this.#callback;
    this.#callback = null;
    callback?.(nowMs);
  }
}
