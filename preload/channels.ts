/**
 * How a contract's table of channels is written down, and the types that follow from it. The preload builds the page's bridge from the
 * table, main its handlers: a method, its argument, the fields that cross and its answer each stand in one place.
 */
export interface RequestChannel<Request, Answer> {
  readonly kind: 'request';
  readonly name: string;
  /** The fields of the page's argument that are copied over, no other is; null: the method has no argument. */
  readonly fields: readonly string[] | null;
  /** For the types alone; absent at run time. */
  readonly method?: (request: Request) => Answer;
}

/** From main to the page. */
export interface PushChannel<Payload> {
  readonly kind: 'push';
  readonly name: string;
  /** For the types alone; absent at run time. */
  readonly listener?: (payload: Payload) => void;
}

type Nameless<Channel> = Omit<Channel, 'name'>;
export type Fields<Request> = Request extends null ? null : { readonly [Field in keyof Request]-?: true };

/** A request. `fields` names every field of its argument, so that none is forgotten and none crosses unnamed. */
export function request<Request extends object | null, Answer>(
  fields: Fields<Request>,
): Nameless<RequestChannel<Request, Answer>> {
  return { kind: 'request', fields: fields && Object.keys(fields) };
}

export function push<Payload>(): Nameless<PushChannel<Payload>> {
  return { kind: 'push' };
}

type Named<Table> = { readonly [Key in keyof Table]: Table[Key] & { readonly name: string } };

/** Names each channel after its bridge and its method, such as `kiosk:beginSession`. */
export function nameChannels<Table extends Readonly<Record<string, { readonly kind: 'request' | 'push' }>>>(
  bridge: string,
  table: Table,
): Named<Table> {
  const named = Object.entries(table).map(([key, channel]) => [
    key,
    { ...channel, name: `${bridge}:${key}` },
  ]);
  return Object.fromEntries(named) as Named<Table>;
}

export type ChannelTable = Readonly<Record<string, RequestChannel<never, unknown> | PushChannel<never>>>;
export type RequestName<Table> = {
  [Key in keyof Table]: Table[Key] extends { readonly kind: 'request' } ? Key : never;
}[keyof Table];
export type RequestOf<Channel> = Channel extends RequestChannel<infer Request, unknown> ? Request : never;
export type AnswerOf<Channel> = Channel extends RequestChannel<never, infer Answer> ? Answer : never;

type Method<Request, Answer> = [Request] extends [null]
  ? () => Promise<Answer>
  : (request: Request) => Promise<Answer>;
type Listener<Channel> =
  Channel extends PushChannel<infer Payload>
    ? [Payload] extends [null]
      ? () => void
      : (payload: Payload) => void
    : never;

/** What the page gets: a method for each request, and `on…` for each push, which answers with a function that unsubscribes. */
export type BridgeOf<Table> = {
  [Key in RequestName<Table>]: Method<RequestOf<Table[Key]>, AnswerOf<Table[Key]>>;
} & {
  [Key in Exclude<keyof Table, RequestName<Table>> as `on${Capitalize<Key & string>}`]: (
    listener: Listener<Table[Key]>,
  ) => () => void;
};
